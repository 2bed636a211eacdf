package org.hospitalscheduling.booking;

import java.util.List;

/** What became of several appointments, each judged by itself; both in the order of the request. */
public record GroupOutcome(List<AppointmentView> done, List<RefusedAppointment> refused) {}
