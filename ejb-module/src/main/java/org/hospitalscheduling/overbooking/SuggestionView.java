package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A suggestion as callers see it.
 *
 * @param gain what one more patient is expected to add, in slots of care, net of waiting and
 *     overtime
 * @param because why there is room: a name of {@link OverbookingPolicy.Because}
 * @param noShow the no-show probabilities, 0 to 1, of the patients who share the time, greatest
 *     first
 * @param expectedMissed how many of the session's patients are forecast not to come
 * @param addedWaitingSeconds the increase of all patients' waiting together
 * @param addedOvertimeSeconds the increase of the doctor's overtime
 * @param overrun the probability, 0 to 1, that the session then runs over by two slots or more
 * @param appointmentId the appointment that was booked, once the suggestion is accepted
 */
public record SuggestionView(
    UUID id,
    int version,
    UUID doctorId,
    UUID departmentId,
    Instant start,
    Instant end,
    SuggestionStatus status,
    double gain,
    OverbookingPolicy.Because because,
    List<Double> noShow,
    double expectedMissed,
    int addedWaitingSeconds,
    int addedOvertimeSeconds,
    double overrun,
    Instant madeAt,
    Instant expiresAt,
    Optional<String> declineReason,
    Optional<UUID> appointmentId) {}
