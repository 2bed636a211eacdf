package org.hospitalscheduling.directory;

import org.hospitalscheduling.shared.Patch;

/** A change to an appointment type; appointments that are booked already keep their length. */
public record AppointmentTypePatch(
    Patch<String> name, Patch<Integer> durationMinutes, Patch<Boolean> active) {}
