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
 * The rules of booking 1 to 5: facts in, verdict out. The facts are read under the locks of
 * practitioner and patient, so that they still hold when the verdict is written.
 */
public final class BookingPolicy {

  /** How long ago a new or moved start may lie. */
  static final Duration PAST_TOLERANCE = Duration.ofMinutes(15);

  static final Duration SHORTEST = Duration.ofMinutes(5);

  static final int LONGEST_HOURS = 8;
  static final Duration LONGEST = Duration.ofHours(LONGEST_HOURS);

  /** What starts and ends lie on that people give, and those that engines and jobs give. */
  static final Duration GRID_OF_PEOPLE = Duration.ofMinutes(5);

  static final Duration GRID_OF_ENGINES = Duration.ofMinutes(1);

  private static final int LANES = 10;

  private BookingPolicy() {}

  /** An active appointment that shares time with the wanted span. */
  public record Busy(UUID id, TimeRange range, int lane, boolean hold) {}

  /**
   * What is asked for.
   *
   * @param range the wanted span
   * @param startMoves whether this start is new: an edit that moves nothing may lie in the past
   * @param placeChanges whether time or practitioner change so that hours and grid must be looked
   *     at
   * @param overbook whether taken time is wanted all the same, by one who may
   * @param override whether hours, time off and past are set aside, with a reason
   * @param patientOverlap whether rule 2 is set aside, by one who may
   * @param grid what start and end must lie on: 5 minutes for people, 1 for engines
   */
  public record Attempt(
      TimeRange range,
      boolean startMoves,
      boolean placeChanges,
      boolean overbook,
      boolean override,
      boolean patientOverlap,
      Duration grid) {

    /** What a person types or draws, or an engine has from another system: rule 5. */
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

    /** What is held already: only the patient is asked about. */
    static Attempt ofHeldTime(TimeRange range) {
      return new Attempt(range, false, false, false, false, false, GRID_OF_ENGINES);
    }

    /**
     * What taking a cancellation or a no-show back asks for: its own time again, which may have
     * begun by now.
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
   * What the book says.
   *
   * @param doctorBusy active appointments of the practitioner that overlap the span, the one to be
   *     changed left out
   * @param patientBusy the same of the patient
   * @param open working hours around the span
   * @param timeOff time off around the span
   * @param limit at no instant more than this many active appointments of the practitioner
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
   * It may be written.
   *
   * @param lane the lowest lane that is free
   * @param overbooked whether it shares the practitioner's time
   */
  public record Free(int lane, boolean overbooked) implements Verdict {}

  /** It may not; {@code by} is what is in the way, where something is. */
  public record Refused(Refusal rule, Optional<Busy> by) implements Verdict {}

  /** Decides: first what is wrong with the request itself, then what is in its way. */
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

  /** The largest number at one instant: it is reached where one of them begins. */
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
