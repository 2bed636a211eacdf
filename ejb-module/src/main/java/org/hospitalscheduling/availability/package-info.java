/**
 * When a practitioner works: working hours, time off, and what is free between appointments. Free
 * time is computed and never stored.
 */
package org.hospitalscheduling.availability;
