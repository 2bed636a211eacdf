/** The directory from a CSV file: what a line would change, shown before it is written. */
package org.hospitalscheduling.intake;
