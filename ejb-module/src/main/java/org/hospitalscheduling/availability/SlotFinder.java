package org.hospitalscheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.shared.Grid;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/** Finds free slots in time that is open and not busy. Pure: facts in, slots out. */
final class SlotFinder {

  private SlotFinder() {}

  /**
   * The earliest slots of one practitioner: in every free stretch, one after another from its
   * start, on the 5-minute grid. The limit matters: a caller who wants a few slots of a department
   * needs only a few of each doctor, and sorting all slots of two weeks was most of the cost of a
   * refusal.
   *
   * @param open working hours less time off
   * @param busy time that is booked or held
   * @param length of a slot, positive
   * @param limit at most this many
   */
  public static List<Slot> slots(
      UUID doctorId,
      Collection<TimeRange> open,
      Collection<TimeRange> busy,
      Duration length,
      int limit) {
    List<Slot> slots = new ArrayList<>();
    for (TimeRange free : TimeRanges.subtract(open, busy)) {
      Instant start = Grid.atOrAfter(free.start(), Grid.FIVE_MINUTES);
      while (slots.size() < limit && !start.plus(length).isAfter(free.end())) {
        slots.add(new Slot(doctorId, start, start.plus(length)));
        start = Grid.atOrAfter(start.plus(length), Grid.FIVE_MINUTES);
      }
    }
    return slots;
  }

  /**
   * The free stretches of one practitioner, in order; whole but for what is less than a step of the
   * 5-minute grid at their ends, which nobody could book.
   *
   * @param open working hours less time off
   * @param busy time that is booked or held
   * @param shortest shorter stretches are left out
   */
  public static List<Slot> gaps(
      UUID doctorId, Collection<TimeRange> open, Collection<TimeRange> busy, Duration shortest) {
    return TimeRanges.subtract(open, busy).stream()
        .map(
            free ->
                new Slot(
                    doctorId,
                    Grid.atOrAfter(free.start(), Grid.FIVE_MINUTES),
                    Grid.atOrBefore(free.end(), Grid.FIVE_MINUTES)))
        .filter(gap -> Duration.between(gap.start(), gap.end()).compareTo(shortest) >= 0)
        .toList();
  }

  /** The earliest of all slots; slots that start together are in the order of the practitioners. */
  public static List<Slot> earliest(Map<UUID, List<Slot>> byDoctor, int limit) {
    return byDoctor.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Slot::start))
        .limit(limit)
        .toList();
  }

  /**
   * Alternatives to a refused time: two slots of the wanted practitioner and the earliest of a
   * colleague; if one side has too few, the other fills up. Ordered by time, the wanted
   * practitioner first.
   */
  public static List<Slot> alternatives(UUID wanted, Map<UUID, List<Slot>> byDoctor, int limit) {
    List<Slot> own = byDoctor.getOrDefault(wanted, List.of());
    List<Slot> colleagues =
        byDoctor.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(wanted))
            .flatMap(entry -> entry.getValue().stream())
            .sorted(Comparator.comparing(Slot::start))
            .toList();
    int ofColleagues = Math.min(colleagues.size(), Math.max(1, limit - own.size()));
    List<Slot> offered =
        new ArrayList<>(own.subList(0, Math.min(own.size(), limit - ofColleagues)));
    offered.addAll(colleagues.subList(0, ofColleagues));
    return offered;
  }
}
