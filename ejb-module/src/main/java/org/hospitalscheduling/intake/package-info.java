/**
 * Import of the directory from a CSV file: what each line would change is shown before it is
 * written.
 */
package org.hospitalscheduling.intake;
