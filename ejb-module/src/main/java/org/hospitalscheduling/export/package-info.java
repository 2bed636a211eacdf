/**
 * Appointments streamed as rows: the same filters as the list, at most {@code MAX_EXPORT_ROWS}, few
 * exports at a time.
 */
package org.hospitalscheduling.export;
