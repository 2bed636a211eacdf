package org.hospitalscheduling.booking;

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

/**
 * The calendar of some practitioners and patients while a decision is taken: the existing
 * appointments, less those that leave their place, plus those accepted so far. One appointment is
 * decided like two hundred, each by {@link BookingPolicy}. Pure; {@link BookDrafts} reads it under
 * all locks.
 *
 * <p>All that leave are removed before the first is decided, so that two may change places. An
 * accepted appointment is in the way of those after it, so that the result keeps every rule.
 */
final class BookDraft {

  /**
   * An active appointment.
   *
   * @param patientId null for a hold
   * @param ranOut whether it is an expired hold, which no longer counts but which the constraint
   *     still sees
   */
  record Entry(
      UUID id,
      UUID doctorId,
      UUID patientId,
      TimeRange range,
      int lane,
      boolean ranOut,
      UUID createdBy) {

    private Busy busy() {
      return new Busy(id, range, lane, patientId == null);
    }
  }

  /**
   * The limits of a practitioner's time.
   *
   * @param open working hours around the wanted span
   * @param timeOff time off around it
   * @param limit the maximum number of active appointments at any instant
   */
  record Bounds(List<TimeRange> open, List<TimeRange> timeOff, int limit) {}

  private final Instant now;
  private final Function<Placement, Bounds> bounds;
  private final Map<UUID, Entry> standing = new HashMap<>();
  private final Map<UUID, List<Entry>> ofDoctor = new HashMap<>();
  private final Map<UUID, List<Entry>> ofPatient = new HashMap<>();
  private final Set<UUID> expired = new HashSet<>();

  /**
   * @param standing the existing appointments around all wanted times
   * @param bounds the limits at the wanted place
   */
  BookDraft(Instant now, Collection<Entry> standing, Function<Placement, Bounds> bounds) {
    this.now = now;
    this.bounds = bounds;
    standing.forEach(this::enter);
  }

  /** A draft for changes that ask for nobody's time. */
  static BookDraft empty(Instant now) {
    return new BookDraft(
        now,
        List.of(),
        placement -> {
          throw new IllegalStateException("nothing was read about this place");
        });
  }

  /** Removes an appointment that leaves its place; it is no longer in the way. */
  void lift(UUID id) {
    Entry entry = standing.remove(id);
    if (entry != null) {
      ofDoctor.get(entry.doctorId()).remove(entry);
      if (entry.patientId() != null) {
        ofPatient.get(entry.patientId()).remove(entry);
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
   * Accepts an appointment that was removed, or took no time before, and enters it at its new
   * place.
   *
   * @param createdBy who may see it where users see only their own
   * @throws RefusedException for the rule that it breaks, with a {@link RefusedAttempt}
   */
  Free take(UUID id, Attempt attempt, Placement placement, UUID createdBy) {
    if (standing.containsKey(id)) {
      throw new IllegalStateException("it stands in the book already");
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

  private Free decide(UUID id, Attempt attempt, Placement placement) {
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
                bound.limit()));
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
   * Expired holds in the way of accepted appointments. They must be ended before these are written,
   * because the exclusion constraint does not know the time.
   */
  Set<UUID> expiredHolds() {
    return expired;
  }

  /** Whether there is an entry with this id within the visibility. */
  boolean shows(UUID id, Visibility visibility) {
    Entry entry = standing.get(id);
    return entry != null && VisibilityPolicy.sees(visibility, entry.createdBy(), entry.doctorId());
  }

  private void enter(Entry entry) {
    standing.put(entry.id(), entry);
    ofDoctor.computeIfAbsent(entry.doctorId(), id -> new ArrayList<>()).add(entry);
    if (entry.patientId() != null) {
      ofPatient.computeIfAbsent(entry.patientId(), id -> new ArrayList<>()).add(entry);
    }
  }

  private static List<Busy> busy(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.ranOut()).map(Entry::busy).toList();
  }
}
