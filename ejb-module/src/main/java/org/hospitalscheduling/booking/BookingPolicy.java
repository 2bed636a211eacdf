package org.hospitalscheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * Rules 1 to 5 of booking: facts in, verdict out. The facts are read under the row locks of
 * practitioner and patient, so that they still hold when the appointment is written.
 */
final class BookingPolicy {

  /** How far in the past a new or moved start may lie. */
  static final Duration PAST_TOLERANCE = Duration.ofMinutes(15);

  static final Duration SHORTEST = Duration.ofMinutes(5);

  static final int LONGEST_HOURS = 8;
  static final Duration LONGEST = Duration.ofHours(LONGEST_HOURS);

  /** The grid for starts and ends given by people, and for those given by programs. */
  static final Duration GRID_OF_PEOPLE = Duration.ofMinutes(5);

  static final Duration GRID_OF_ENGINES = Duration.ofMinutes(1);

  private static final int LANES = 10;

  private BookingPolicy() {}

  /** An active appointment that overlaps the wanted span. */
  public record Busy(UUID id, TimeRange range, int lane, boolean hold) {}

  /**
   * What is asked for.
   *
   * @param range the wanted span
   * @param startMoves whether the start is new: an edit that moves nothing may lie in the past
   * @param placeChanges whether time or practitioner change, so that hours and grid must be checked
   * @param overbook whether time that is taken is wanted nevertheless, by an actor who may
   * @param override whether hours, time off and past are overridden, with a reason
   * @param patientOverlap whether rule 2 is overridden, by an actor who may
   * @param grid the grid for start and end: 5 minutes for people, 1 for service accounts
   */
  public record Attempt(
      TimeRange range,
      boolean startMoves,
      boolean placeChanges,
      boolean overbook,
      boolean override,
      boolean patientOverlap,
      Duration grid) {

    /** A request by a person, or by a service account with its finer grid (rule 5). */
    static Attempt of(
        TimeRange range,
        boolean startMoves,
        boolean placeChanges,
        boolean overbook,
        Optional<RuleOverride> override,
        Actor actor) {
      return new Attempt(
          range,
          startMoves,
          placeChanges,
          overbook,
          override.isPresent(),
          override.map(RuleOverride::patientOverlap).orElse(false),
          actor.role() == Role.SERVICE ? GRID_OF_ENGINES : GRID_OF_PEOPLE);
    }

    /** A request for time that is already held: only the patient's appointments are checked. */
    static Attempt ofHeldTime(TimeRange range) {
      return new Attempt(range, false, false, false, false, false, GRID_OF_ENGINES);
    }

    /**
     * A request to restore a cancelled or missed appointment: its own time, which may have begun.
     */
    static Attempt again(Appointment appointment, Actor actor) {
      return new Attempt(
          appointment.range(),
          false,
          appointment.overrideReason().isEmpty(),
          appointment.isOverbooked() && actor.overrides(),
          false,
          appointment.isPatientOverlapAllowed(),
          GRID_OF_ENGINES);
    }
  }

  /**
   * What the decision depends on.
   *
   * @param doctorBusy active appointments of the practitioner that overlap the span, except the one
   *     to be changed
   * @param patientBusy likewise of the patient
   * @param open working hours around the span
   * @param timeOff time off around the span
   * @param limit the maximum number of active appointments of the practitioner at any instant
   */
  public record Facts(
      Instant now,
      List<Busy> doctorBusy,
      List<Busy> patientBusy,
      List<TimeRange> open,
      List<TimeRange> timeOff,
      int limit) {}

  /** The decision. */
  public sealed interface Verdict {}

  /**
   * The appointment may be written.
   *
   * @param lane the lowest free lane
   * @param overbooked whether it shares the practitioner's time
   */
  public record Free(int lane, boolean overbooked) implements Verdict {}

  /** The appointment may not be written; {@code by} is what is in the way, if anything is. */
  public record Refused(Refusal rule, Optional<Busy> by) implements Verdict {}

  /** Decides: first about the request itself, then about what is in its way. */
  public static Verdict decide(Attempt attempt, Facts facts) {
    return ofRequest(attempt, facts)
        .<Verdict>map(rule -> new Refused(rule, Optional.empty()))
        .orElseGet(() -> ofBook(attempt, facts));
  }

  private static Optional<Refusal> ofRequest(Attempt attempt, Facts facts) {
    TimeRange range = attempt.range();
    if (range.length().compareTo(SHORTEST) < 0) {
      return Optional.of(Refusal.TOO_SHORT);
    }
    if (range.length().compareTo(LONGEST) > 0) {
      return Optional.of(Refusal.TOO_LONG);
    }
    if (!attempt.placeChanges()) {
      return Optional.empty();
    }
    if (!onGrid(range.start(), attempt.grid()) || !onGrid(range.end(), attempt.grid())) {
      return Optional.of(Refusal.OFF_GRID);
    }
    if (attempt.override()) {
      return Optional.empty();
    }
    if (attempt.startMoves() && range.start().isBefore(facts.now().minus(PAST_TOLERANCE))) {
      return Optional.of(Refusal.IN_THE_PAST);
    }
    if (TimeRanges.union(facts.open()).stream().noneMatch(open -> open.contains(range))) {
      return Optional.of(Refusal.OUTSIDE_HOURS);
    }
    if (facts.timeOff().stream().anyMatch(range::overlaps)) {
      return Optional.of(Refusal.TIME_OFF);
    }
    return Optional.empty();
  }

  private static Verdict ofBook(Attempt attempt, Facts facts) {
    List<Busy> taken = overlapping(facts.doctorBusy(), attempt.range());
    if (!taken.isEmpty() && !attempt.overbook()) {
      Busy first = taken.get(0);
      return new Refused(first.hold() ? Refusal.HELD : Refusal.DOCTOR_BUSY, Optional.of(first));
    }
    if (!attempt.patientOverlap()) {
      List<Busy> elsewhere = overlapping(facts.patientBusy(), attempt.range());
      if (!elsewhere.isEmpty()) {
        return new Refused(Refusal.PATIENT_BUSY, Optional.of(elsewhere.get(0)));
      }
    }
    int lane = lowestFreeLane(taken);
    if (!taken.isEmpty() && maxConcurrent(taken) >= facts.limit() || lane >= LANES) {
      return new Refused(Refusal.OVERBOOKING_LIMIT, Optional.of(taken.get(0)));
    }
    return new Free(lane, !taken.isEmpty());
  }

  private static List<Busy> overlapping(List<Busy> busy, TimeRange range) {
    return busy.stream()
        .filter(each -> each.range().overlaps(range))
        .sorted(Comparator.comparing(each -> each.range().start()))
        .toList();
  }

  /** The largest number at one instant; it is reached at the start of one of them. */
  private static long maxConcurrent(List<Busy> busy) {
    return busy.stream()
        .map(each -> each.range().start())
        .mapToLong(
            instant ->
                busy.stream()
                    .filter(
                        each ->
                            !each.range().start().isAfter(instant)
                                && each.range().end().isAfter(instant))
                    .count())
        .max()
        .orElse(0);
  }

  private static int lowestFreeLane(List<Busy> busy) {
    BitSet lanes = new BitSet(LANES);
    busy.forEach(each -> lanes.set(each.lane()));
    return lanes.nextClearBit(0);
  }

  private static boolean onGrid(Instant instant, Duration grid) {
    return instant.getNano() == 0 && instant.getEpochSecond() % grid.toSeconds() == 0;
  }
}
