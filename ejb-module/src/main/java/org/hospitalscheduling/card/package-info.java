/** The patient's card: all that the desk asks about one patient, in one answer. */
package org.hospitalscheduling.card;
