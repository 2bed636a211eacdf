/**
 * Patients who want an earlier time. Free time is held and offered to a few of them, in a fair
 * order; the first to confirm gets it.
 */
package org.hospitalscheduling.waitlist;
