package org.hospitalscheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Busy;
import org.hospitalscheduling.booking.BookingPolicy.Facts;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.BookingPolicy.Refused;
import org.hospitalscheduling.booking.BookingPolicy.Verdict;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The appointment book of the practitioners and patients concerned while a decision is taken: the
 * standing appointments, minus those that are about to move, plus those accepted so far. One
 * appointment is decided in the same way as two hundred, each by {@link BookingPolicy}. Pure;
 * {@link BookDrafts} reads the entries under all locks.
 *
 * <p>Every appointment that moves is lifted out before the first decision, so that two can change
 * places. Each accepted appointment blocks the ones after it, so that the result keeps every rule.
 */
final class BookDraft {

  /**
   * An active appointment.
   *
   * @param patientId null for a hold
   * @param ranOut whether it is an expired hold: it no longer takes time, but the exclusion
   *     constraint still counts it
   */
  record Entry(
      UUID id,
      UUID doctorId,
      @Nullable UUID patientId,
      TimeRange range,
      int lane,
      boolean ranOut,
      UUID createdBy) {

    private Busy busy() {
      return new Busy(id, range, lane, patientId == null);
    }
  }

  /**
   * The limits of a practitioner's time around a wanted span.
   *
   * @param open working hours
   * @param timeOff time off
   * @param limit the most active appointments at any instant
   * @param active whether the practitioner and the department are active
   * @param horizon how far ahead an appointment may start
   */
  record Bounds(
      List<TimeRange> open, List<TimeRange> timeOff, int limit, boolean active, Duration horizon) {}

  private final Instant now;
  private final Function<Placement, Bounds> bounds;
  private final Map<UUID, Entry> standing = new HashMap<>();
  private final Map<UUID, List<Entry>> ofDoctor = new HashMap<>();
  private final Map<UUID, List<Entry>> ofPatient = new HashMap<>();
  private final Set<UUID> expired = new HashSet<>();

  /**
   * @param standing active appointments that share time with the wanted placements
   * @param bounds the limits around a wanted placement
   */
  BookDraft(Instant now, Collection<Entry> standing, Function<Placement, Bounds> bounds) {
    this.now = now;
    this.bounds = bounds;
    standing.forEach(this::enter);
  }

  /** A draft for changes that need no time. */
  static BookDraft empty(Instant now) {
    return new BookDraft(
        now,
        List.of(),
        placement -> {
          throw new IllegalStateException("nothing was read for this placement");
        });
  }

  /** Takes an appointment out of the draft, so that it blocks nothing. */
  void lift(UUID id) {
    Entry entry = standing.remove(id);
    if (entry != null) {
      entries(ofDoctor, entry.doctorId()).remove(entry);
      if (entry.patientId() != null) {
        entries(ofPatient, entry.patientId()).remove(entry);
      }
    }
  }

  /**
   * Accepts a new appointment.
   *
   * @throws RefusedException for the rule that it breaks, with a {@link RefusedAttempt}
   */
  Free take(Attempt attempt, Placement placement) {
    return decide(null, attempt, placement);
  }

  /**
   * Accepts an appointment that was lifted out, or took no time before, and enters it.
   *
   * @param createdBy the account that may see it where people see only what they created
   * @throws RefusedException for the rule that it breaks, with a {@link RefusedAttempt}
   */
  Free take(UUID id, Attempt attempt, Placement placement, UUID createdBy) {
    if (standing.containsKey(id)) {
      throw new IllegalStateException("the appointment is in the draft already");
    }
    Free free = decide(id, attempt, placement);
    enter(
        new Entry(
            id,
            placement.practitionerId(),
            placement.patientId(),
            placement.range(),
            free.lane(),
            false,
            createdBy));
    return free;
  }

  private Free decide(@Nullable UUID id, Attempt attempt, Placement placement) {
    Bounds bound = bounds.apply(placement);
    List<Entry> ofThisDoctor = ofDoctor.getOrDefault(placement.practitionerId(), List.of());
    Verdict verdict =
        BookingPolicy.decide(
            attempt,
            new Facts(
                now,
                busy(ofThisDoctor),
                busy(ofPatient.getOrDefault(placement.patientId(), List.of())),
                bound.open(),
                bound.timeOff(),
                bound.limit(),
                bound.active(),
                bound.horizon()));
    if (verdict instanceof Refused no) {
      throw RefusedException.withFacts(
          no.rule(),
          RefusalMessages.of(no.rule()),
          new RefusedAttempt(
              id,
              placement.practitionerId(),
              placement.patientId(),
              placement.range(),
              no.by()
                  .map(
                      by ->
                          new RefusedTime.Blocking(
                              by.id(), by.range().start(), by.range().end()))));
    }
    ofThisDoctor.stream()
        .filter(entry -> entry.ranOut() && entry.range().overlaps(placement.range()))
        .forEach(entry -> expired.add(entry.id()));
    return (Free) verdict;
  }

  /**
   * Expired holds that overlap an accepted appointment. They must be ended before it is written,
   * because the exclusion constraint does not look at the clock.
   */
  Set<UUID> expiredHolds() {
    return expired;
  }

  /** Whether the appointment with this id is in the draft and visible. */
  boolean shows(UUID id, Visibility visibility) {
    Entry entry = standing.get(id);
    return entry != null
        && VisibilityPolicy.sees(
            visibility, entry.createdBy(), entry.doctorId(), entry.patientId());
  }

  private void enter(Entry entry) {
    standing.put(entry.id(), entry);
    entries(ofDoctor, entry.doctorId()).add(entry);
    if (entry.patientId() != null) {
      entries(ofPatient, entry.patientId()).add(entry);
    }
  }

  private static List<Entry> entries(Map<UUID, List<Entry>> of, UUID id) {
    return of.computeIfAbsent(id, unknown -> new ArrayList<>());
  }

  private static List<Busy> busy(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.ranOut()).map(Entry::busy).toList();
  }
}
