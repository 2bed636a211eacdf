/**
 * When a practitioner works: working hours, time off, and the free time between appointments. Free
 * time is computed and never stored.
 */
package org.hospitalscheduling.availability;
