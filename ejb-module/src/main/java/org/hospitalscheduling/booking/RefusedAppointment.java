package org.hospitalscheduling.booking;

import java.util.UUID;
import org.hospitalscheduling.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One of several appointments, and why it stays as it is.
 *
 * @param blocking what is in the way, if the caller may see it; otherwise null
 * @param current its current state, if the caller saw an older version; otherwise null
 */
public record RefusedAppointment(
    UUID id,
    Refusal rule,
    String detail,
    RefusedTime.@Nullable Blocking blocking,
    @Nullable AppointmentView current) {}
