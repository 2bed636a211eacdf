/**
 * Who can be booked and for whom: departments, practitioners, appointment types and patients.
 * Offers the row locks of practitioners and patients, which every decision about time takes first.
 */
package org.hospitalscheduling.directory;
