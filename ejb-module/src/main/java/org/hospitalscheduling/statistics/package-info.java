/**
 * How the appointment book was used: counts, utilisation, no-shows and lead times, for
 * administrators.
 */
package org.hospitalscheduling.statistics;
