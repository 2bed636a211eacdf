/**
 * The appointment book. A decision is taken in one transaction, under the row locks of doctor and
 * patient, by the rules of docs/booking.md; two exclusion constraints enforce the most important of
 * them again.
 *
 * <p>The edge calls {@link org.hospitalscheduling.booking.BookingGateway} and {@link
 * org.hospitalscheduling.booking.ScheduleService}; other capabilities call {@link
 * org.hospitalscheduling.booking.BookingWorkflow} and observe {@link
 * org.hospitalscheduling.booking.AppointmentChanged}.
 */
package org.hospitalscheduling.booking;
