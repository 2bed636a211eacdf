package org.hospitalscheduling.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * A working week that repeats, and its expansion to instants. This is the only place where local
 * times become instants; slots, gaps and the booking rule all use it.
 *
 * <p>Both ends are local times: a day from 08:00 to 16:00 ends at 16:00 also on the days on which
 * the clock changes. Each end is the instant at which clocks first show its time or, where they
 * skip it, a later one: hours are cut where the clock is put forward, vanish if all of them are
 * skipped, and of an hour that is shown twice begin and end in the first. So hours that adjoin on
 * the clock adjoin in time.
 */
public record WorkingWeek(List<WorkingPeriod> periods) {

  public WorkingWeek {
    periods = List.copyOf(periods);
  }

  /**
   * Refuses a week that could not be imported either.
   *
   * @throws RefusedException {@link Refusal#OFF_GRID} or {@link Refusal#OVERLAP}
   */
  void check() {
    for (int i = 0; i < periods.size(); i++) {
      WorkingPeriod period = periods.get(i);
      if (!period.isOnGrid()) {
        throw RefusedException.ofField(
            Refusal.OFF_GRID, "hours[" + i + "]", "must start and end in 5-minute steps");
      }
      if (periods.subList(0, i).stream().anyMatch(period::overlaps)) {
        throw RefusedException.ofField(
            Refusal.OVERLAP, "hours[" + i + "]", "overlaps other hours of the week");
      }
    }
  }

  /** The open spans in {@code window}, clipped to it, merged and in order. */
  public List<TimeRange> within(TimeRange window, ZoneId zone) {
    return TimeRanges.clip(TimeRanges.union(expand(window, zone)), window);
  }

  private Collection<TimeRange> expand(TimeRange window, ZoneId zone) {
    List<TimeRange> open = new ArrayList<>();
    // A period may have begun the day before, last 24 hours and so reach into the window.
    LocalDate day = LocalDate.ofInstant(window.start(), zone).minusDays(2);
    LocalDate last = LocalDate.ofInstant(window.end(), zone);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (WorkingPeriod period : periods) {
        if (period.beginsOn(day)) {
          LocalDateTime from = day.atTime(period.from());
          LocalDateTime until = from.plus(period.length());
          Instant start = firstShown(from, zone);
          Instant end = firstShown(until, zone);
          if (start.isBefore(end)) {
            open.add(new TimeRange(start, end));
          }
        }
      }
    }
    return open;
  }

  private static Instant firstShown(LocalDateTime time, ZoneId zone) {
    var change = zone.getRules().getTransition(time);
    return change != null && change.isGap() ? change.getInstant() : time.atZone(zone).toInstant();
  }
}
