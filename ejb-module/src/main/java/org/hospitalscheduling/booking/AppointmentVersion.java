package org.hospitalscheduling.booking;

import java.util.UUID;

/** An appointment, and the version of it that the caller saw. */
public record AppointmentVersion(UUID id, int version) {}
