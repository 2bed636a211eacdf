package org.hospitalscheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * Plans which appointments could go where if a practitioner is away. Pure and deterministic.
 *
 * <p>First those for which a colleague is free at the same time, earliest first, so that none of
 * them loses that time to one that has to change its time anyway. Then the others, earliest first,
 * each to the nearest free time; of two that are equally near the earlier, and of several
 * practitioners the first. A proposed time is taken for those that follow.
 */
final class MovePlanPolicy {

  private static final Duration GRID = Duration.ofMinutes(5);

  private MovePlanPolicy() {}

  /**
   * An appointment that has to go somewhere.
   *
   * @param patientBusy the patient's other appointments; for those that have to move as well, their
   *     current times, since they may stay
   */
  record Waiting(UUID id, UUID patientId, TimeRange range, List<TimeRange> patientBusy) {}

  /**
   * Plans.
   *
   * @param away the practitioner who is away
   * @param waiting their appointments
   * @param free the practitioners who may take over, in this order, and their free time: working
   *     hours less time off and less what is taken; for the one who is away only what may be
   *     proposed
   * @param bounds no start before it and no end after it
   * @return where each could go, without those for which there is no time
   */
  static Map<UUID, Slot> plan(
      UUID away, Collection<Waiting> waiting, Map<UUID, List<TimeRange>> free, TimeRange bounds) {
    Map<UUID, List<TimeRange>> left = new LinkedHashMap<>();
    free.forEach(
        (doctor, spans) -> left.put(doctor, TimeRanges.clip(TimeRanges.union(spans), bounds)));
    Map<UUID, List<TimeRange>> proposed = new HashMap<>();
    Map<UUID, Slot> plan = new LinkedHashMap<>();
    List<Waiting> inOrder = inOrder(waiting);
    for (boolean ownTime : List.of(true, false)) {
      for (Waiting each : inOrder) {
        if (plan.containsKey(each.id())) {
          continue;
        }
        List<TimeRange> busy = new ArrayList<>(each.patientBusy());
        busy.addAll(proposed.getOrDefault(each.patientId(), List.of()));
        (ownTime ? sameTime(away, each, left, busy) : nearest(each, left, busy))
            .ifPresent(
                slot -> {
                  TimeRange taken = new TimeRange(slot.start(), slot.end());
                  plan.put(each.id(), slot);
                  left.computeIfPresent(
                      slot.doctorId(), (id, spans) -> TimeRanges.subtract(spans, List.of(taken)));
                  proposed.computeIfAbsent(each.patientId(), id -> new ArrayList<>()).add(taken);
                });
      }
    }
    return plan;
  }

  private static List<Waiting> inOrder(Collection<Waiting> waiting) {
    return waiting.stream()
        .sorted(
            Comparator.comparing((Waiting each) -> each.range().start())
                .thenComparing(each -> each.id().toString()))
        .toList();
  }

  private static Optional<Slot> sameTime(
      UUID away, Waiting each, Map<UUID, List<TimeRange>> left, List<TimeRange> patientBusy) {
    if (!onGrid(each.range().start())
        || !onGrid(each.range().end())
        || patientBusy.stream().anyMatch(each.range()::overlaps)) {
      return Optional.empty();
    }
    return left.entrySet().stream()
        .filter(colleague -> !colleague.getKey().equals(away))
        .filter(
            colleague ->
                colleague.getValue().stream().anyMatch(span -> span.contains(each.range())))
        .findFirst()
        .map(colleague -> new Slot(colleague.getKey(), each.range().start(), each.range().end()));
  }

  private static Optional<Slot> nearest(
      Waiting each, Map<UUID, List<TimeRange>> left, List<TimeRange> patientBusy) {
    Duration length = each.range().length();
    if (length.toSeconds() % GRID.toSeconds() != 0) {
      return Optional.empty();
    }
    Instant wanted = each.range().start();
    Slot best = null;
    for (Map.Entry<UUID, List<TimeRange>> doctor : left.entrySet()) {
      for (TimeRange span : TimeRanges.subtract(doctor.getValue(), patientBusy)) {
        Instant first = up(span.start());
        Instant last = down(span.end().minus(length));
        if (first.isAfter(last)) {
          continue;
        }
        Instant start = closest(wanted, first, last);
        if (best == null || isNearer(start, best.start(), wanted)) {
          best = new Slot(doctor.getKey(), start, start.plus(length));
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Instant closest(Instant wanted, Instant first, Instant last) {
    if (wanted.isBefore(first)) {
      return first;
    }
    return wanted.isAfter(last) ? last : down(wanted).isBefore(first) ? first : down(wanted);
  }

  private static boolean isNearer(Instant start, Instant best, Instant wanted) {
    int nearer =
        Duration.between(start, wanted).abs().compareTo(Duration.between(best, wanted).abs());
    return nearer < 0 || nearer == 0 && start.isBefore(best);
  }

  private static boolean onGrid(Instant instant) {
    return down(instant).equals(instant);
  }

  private static Instant down(Instant instant) {
    long seconds = Math.floorDiv(instant.getEpochSecond(), GRID.toSeconds()) * GRID.toSeconds();
    return Instant.ofEpochSecond(seconds);
  }

  private static Instant up(Instant instant) {
    Instant down = down(instant);
    return down.equals(instant) ? instant : down.plus(GRID);
  }
}
