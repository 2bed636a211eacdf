package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.Refusal;

/**
 * One of several appointments was refused what was asked of all of them. The request as a whole may
 * have succeeded, so its answer does not tell.
 *
 * @param request what one alone would have been asked with, for instance {@code DELETE
 *     schedules/{id}}
 */
public record RefusedInGroup(
    UUID appointmentId, String request, Refusal rule, UUID actorId, Instant at) {}
