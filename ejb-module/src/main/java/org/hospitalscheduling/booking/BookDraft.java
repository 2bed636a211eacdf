package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The book of several practitioners and patients while many appointments are decided at once: what
 * stands in it, less what leaves its place, and what has been accepted so far. Each is decided by
 * {@link BookingPolicy} as one alone would be. Pure; the entries are read under all locks.
 *
 * <p>All who leave are lifted out before the first is decided, so that two may change places; and
 * whoever is accepted is in the way of those after them, so that what results keeps every rule.
 */
final class BookDraft {

  /**
   * An active appointment.
   *
   * @param patientId null for a hold
   * @param ranOut whether it is a hold that counts no more but that the constraint still sees
   */
  record Entry(
      UUID id,
      UUID doctorId,
      UUID patientId,
      TimeRange range,
      int lane,
      boolean ranOut,
      UUID createdBy) {

    private BookingPolicy.Busy busy() {
      return new BookingPolicy.Busy(id, range, lane, patientId == null);
    }
  }

  /**
   * What bounds a practitioner's time.
   *
   * @param open working hours around the wanted span
   * @param timeOff time off around it
   * @param limit at no instant more than this many active appointments
   */
  record Bounds(List<TimeRange> open, List<TimeRange> timeOff, int limit) {}

  private final Map<UUID, List<Entry>> ofDoctor = new HashMap<>();
  private final Map<UUID, List<Entry>> ofPatient = new HashMap<>();
  private final Map<UUID, Entry> byId = new HashMap<>();
  private final Set<UUID> lifted = new HashSet<>();

  BookDraft(Collection<Entry> standing) {
    standing.forEach(this::enter);
  }

  /** This one leaves its place and is in nobody's way any more. */
  void lift(UUID id) {
    Optional.ofNullable(byId.remove(id))
        .ifPresent(
            entry -> {
              ofDoctor.get(entry.doctorId()).remove(entry);
              ofPatient.getOrDefault(entry.patientId(), List.of()).remove(entry);
            });
    lifted.add(id);
  }

  /** Decides, and if it may be written, enters it at its new place. */
  BookingPolicy.Verdict take(
      UUID id,
      BookingPolicy.Attempt attempt,
      Placement placement,
      Bounds bounds,
      UUID createdBy,
      Instant now) {
    if (!lifted.contains(id) && byId.containsKey(id)) {
      throw new IllegalStateException("it stands in the book already");
    }
    BookingPolicy.Verdict verdict =
        BookingPolicy.decide(
            attempt,
            new BookingPolicy.Facts(
                now,
                busy(ofDoctor, placement.practitionerId()),
                busy(ofPatient, placement.patientId()),
                bounds.open(),
                bounds.timeOff(),
                bounds.limit()));
    if (verdict instanceof BookingPolicy.Free free) {
      enter(
          new Entry(
              id,
              placement.practitionerId(),
              placement.patientId(),
              placement.range(),
              free.lane(),
              false,
              createdBy));
    }
    return verdict;
  }

  /** Whether a hold that ran out lies there, which has to be cleared away before one is written. */
  boolean hasRunOutHold(UUID doctorId, TimeRange range) {
    return ofDoctor.getOrDefault(doctorId, List.of()).stream()
        .anyMatch(entry -> entry.ranOut() && entry.range().overlaps(range));
  }

  /** What stands in the book under this id. */
  Optional<Entry> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void enter(Entry entry) {
    byId.put(entry.id(), entry);
    ofDoctor.computeIfAbsent(entry.doctorId(), id -> new ArrayList<>()).add(entry);
    if (entry.patientId() != null) {
      ofPatient.computeIfAbsent(entry.patientId(), id -> new ArrayList<>()).add(entry);
    }
  }

  private static List<BookingPolicy.Busy> busy(Map<UUID, List<Entry>> book, UUID whose) {
    return whose == null
        ? List.of()
        : book.getOrDefault(whose, Collections.emptyList()).stream()
            .filter(entry -> !entry.ranOut())
            .map(Entry::busy)
            .toList();
  }
}
