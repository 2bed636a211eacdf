package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Versioned;

/**
 * A suggestion as callers see it.
 *
 * @param reason one sentence for staff; the numbers stand beside it
 * @param gain what one more is expected to add, in slots of care, waiting and overtime paid for
 * @param because what makes room: a name of {@link OverbookingPolicy.Because}
 * @param noShow chances of a no-show, 0 to 1, of those who share the time, the greatest first
 * @param sessionStart when the stretch of the doctor's working time begins that it lies in
 * @param visits booked in that session, this one not counted; empty for those decided before it was
 *     kept
 * @param expectedMissed how many of the session's patients are forecast not to come
 * @param addedWaitingSeconds by which the waiting of all patients together grows
 * @param addedOvertimeSeconds by which the doctor's overtime grows
 * @param overrun the chance, 0 to 1, that the session then runs over by two slots or more
 * @param appointmentId who was booked, once it is accepted
 */
public record SuggestionView(
    UUID id,
    int version,
    UUID doctorId,
    UUID departmentId,
    Instant start,
    Instant end,
    SuggestionStatus status,
    String reason,
    double gain,
    OverbookingPolicy.Because because,
    List<Double> noShow,
    Instant sessionStart,
    Instant sessionEnd,
    Optional<Integer> visits,
    double expectedMissed,
    int addedWaitingSeconds,
    int addedOvertimeSeconds,
    double overrun,
    Instant madeAt,
    Instant expiresAt,
    Optional<String> declineReason,
    Optional<UUID> appointmentId)
    implements Versioned {

  static String reason(
      OverbookingPolicy.Because because, List<Double> noShow, double expectedMissed) {
    return switch (because) {
      case LIKELY_MISSED ->
          "A patient booked at that time has a no-show risk of %d %%."
              .formatted(Math.round(noShow.stream().findFirst().orElse(0.0) * 100));
      case FREE_TIME_FOLLOWS -> "Free time follows: even if everyone comes, no one waits long.";
      case SEVERAL_AT_RISK ->
          String.format(
              Locale.ROOT,
              "About %.1f of this session's patients are expected not to come.",
              expectedMissed);
    };
  }
}
