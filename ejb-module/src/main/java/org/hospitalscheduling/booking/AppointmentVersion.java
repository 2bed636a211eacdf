package org.hospitalscheduling.booking;

import java.util.UUID;

/** An appointment, and the version of it that somebody saw. */
public record AppointmentVersion(UUID id, int version) {}
