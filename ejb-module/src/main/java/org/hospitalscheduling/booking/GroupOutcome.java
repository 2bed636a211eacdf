package org.hospitalscheduling.booking;

import java.util.List;

/**
 * The outcome of several appointments that were each decided separately; both lists are in the
 * order of the request.
 */
public record GroupOutcome(List<AppointmentView> done, List<RefusedAppointment> refused) {}
