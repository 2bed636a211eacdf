package org.hospitalscheduling.directory;

import org.hospitalscheduling.shared.Patch;

/** What changes in a kind of appointment; booked ones keep their length. */
public record AppointmentTypePatch(
    Patch<String> name, Patch<Integer> durationMinutes, Patch<Boolean> active) {}
