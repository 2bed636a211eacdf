package org.hospitalscheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Grid;
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

  /** How far in the past it may lie with an override, or as a correction. */
  static final Duration RECORDED_LATE = Duration.ofDays(366);

  static final Duration SHORTEST = Duration.ofMinutes(5);

  static final int LONGEST_HOURS = 8;
  static final Duration LONGEST = Duration.ofHours(LONGEST_HOURS);

  /** The grid for starts and ends given by people, and for those given by programs. */
  static final Duration GRID_OF_PEOPLE = Grid.FIVE_MINUTES;

  static final Duration GRID_OF_ENGINES = Grid.WHOLE_MINUTES;

  private static final int LANES = 10;

  private BookingPolicy() {}

  /** An active appointment that overlaps the wanted span. */
  public record Busy(UUID id, TimeRange range, int lane, boolean hold) {}

  /** What is new about the wanted appointment; only that is checked. */
  public enum Fresh {
    /** It starts at another instant. */
    START,
    /** It ends at another instant. */
    END,
    /** It takes time of the practitioner that it does not have. */
    TIME,
    /** It is for another patient, or again for this one. */
    PATIENT
  }

  /**
   * What is asked for.
   *
   * @param range the wanted span
   * @param fresh what is new about it; an appointment that only shrinks takes no new time
   * @param overbook whether time that is taken is wanted nevertheless, by an actor who may
   * @param override whether hours, time off, past and horizon are overridden, with a reason
   * @param correction whether a visit that is over is put right, so that it may lie in the past
   * @param patientOverlap whether rule 2 is overridden, by an actor who may
   * @param grid the grid for start and end: 5 minutes for people, 1 for service accounts
   */
  public record Attempt(
      TimeRange range,
      Set<Fresh> fresh,
      boolean overbook,
      boolean override,
      boolean correction,
      boolean patientOverlap,
      Duration grid) {

    /** A request by a person, or by a service account with its finer grid (rule 5). */
    static Attempt of(
        TimeRange range,
        Set<Fresh> fresh,
        boolean overbook,
        Optional<RuleOverride> override,
        boolean correction,
        Actor actor) {
      return new Attempt(
          range,
          fresh,
          overbook,
          override.isPresent(),
          correction,
          override.map(RuleOverride::patientOverlap).orElse(false),
          actor.role() == Role.SERVICE ? GRID_OF_ENGINES : GRID_OF_PEOPLE);
    }

    /** A request for a new appointment. */
    static Attempt ofNew(
        TimeRange range, boolean overbook, Optional<RuleOverride> override, Actor actor) {
      return of(range, EnumSet.allOf(Fresh.class), overbook, override, false, actor);
    }

    /** The same at a time that the house has proposed, which nobody typed. */
    Attempt asProposed() {
      return new Attempt(
          range, fresh, overbook, override, correction, patientOverlap, GRID_OF_ENGINES);
    }

    /**
     * A request for time that is already held, and promised: only the patient's appointments are
     * checked.
     */
    static Attempt ofHeldTime(TimeRange range) {
      return new Attempt(
          range, EnumSet.of(Fresh.PATIENT), false, false, false, false, GRID_OF_ENGINES);
    }

    /**
     * A request to restore a cancelled or missed appointment: its own time, which may have begun.
     */
    static Attempt again(Appointment appointment, Actor actor) {
      return new Attempt(
          appointment.range(),
          EnumSet.of(Fresh.TIME, Fresh.PATIENT),
          appointment.isOverbooked() && actor.overrides(),
          appointment.overrideReason().isPresent(),
          false,
          appointment.isPatientOverlapAllowed(),
          GRID_OF_ENGINES);
    }

    private boolean takesTime() {
      return fresh.contains(Fresh.TIME);
    }

    private boolean takesTimeOfAnybody() {
      return takesTime() || fresh.contains(Fresh.PATIENT);
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
   * @param active whether practitioner and department are active
   * @param horizon how far ahead a start may lie
   */
  public record Facts(
      Instant now,
      List<Busy> doctorBusy,
      List<Busy> patientBusy,
      List<TimeRange> open,
      List<TimeRange> timeOff,
      int limit,
      boolean active,
      Duration horizon) {}

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
    boolean starts = attempt.fresh().contains(Fresh.START);
    if (starts && !Grid.holds(range.start(), attempt.grid())
        || attempt.fresh().contains(Fresh.END) && !Grid.holds(range.end(), attempt.grid())) {
      return Optional.of(Refusal.OFF_GRID);
    }
    if (attempt.takesTimeOfAnybody() && !facts.active()) {
      return Optional.of(Refusal.INACTIVE);
    }
    Duration late = attempt.override() || attempt.correction() ? RECORDED_LATE : PAST_TOLERANCE;
    if (starts && range.start().isBefore(facts.now().minus(late))) {
      return Optional.of(Refusal.IN_THE_PAST);
    }
    if (attempt.override()) {
      return Optional.empty();
    }
    if (starts && range.start().isAfter(facts.now().plus(facts.horizon()))) {
      return Optional.of(Refusal.BEYOND_HORIZON);
    }
    if (!attempt.takesTime()) {
      return Optional.empty();
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
    if (attempt.takesTime()) {
      // What is promised to somebody is not given out again, not even over it.
      Optional<Busy> inTheWay =
          taken.stream().filter(each -> !attempt.overbook() || each.hold()).findFirst();
      if (inTheWay.isPresent()) {
        return new Refused(inTheWay.get().hold() ? Refusal.HELD : Refusal.DOCTOR_BUSY, inTheWay);
      }
    }
    if (attempt.takesTimeOfAnybody() && !attempt.patientOverlap()) {
      List<Busy> elsewhere = overlapping(facts.patientBusy(), attempt.range());
      if (!elsewhere.isEmpty()) {
        return new Refused(Refusal.PATIENT_BUSY, Optional.of(elsewhere.get(0)));
      }
    }
    int lane = lowestFreeLane(taken);
    boolean shares = attempt.takesTime() && !taken.isEmpty();
    if (shares && maxConcurrent(taken) >= facts.limit() || lane >= LANES) {
      return new Refused(Refusal.OVERBOOKING_LIMIT, Optional.of(taken.get(0)));
    }
    return new Free(lane, shares);
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
}
