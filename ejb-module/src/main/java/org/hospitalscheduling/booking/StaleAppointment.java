package org.hospitalscheduling.booking;

import org.hospitalscheduling.shared.RefusalFacts;

/** The caller saw an older version of the appointment; this is how it is now. */
public record StaleAppointment(AppointmentView current) implements RefusalFacts {}
