/**
 * The rights of patients: a copy of everything that is stored about them, and erasure.
 *
 * <p>It reads the tables of all others, since it has to leave none out.
 */
package org.hospitalscheduling.privacy;
