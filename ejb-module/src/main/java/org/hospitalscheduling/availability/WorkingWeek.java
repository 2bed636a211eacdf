package org.hospitalscheduling.availability;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * A week that repeats, and its expansion to instants. This is the one place where wall-clock hours
 * become instants; finder, gaps and the booking rule all use it.
 *
 * <p>Both ends are wall-clock times: a day from 08:00 to 16:00 ends at 16:00 on the days on which
 * the clock changes as well. A time that the clock skips is taken as {@link
 * java.time.ZonedDateTime} takes it, later by the length of the gap.
 */
public record WorkingWeek(List<WorkingPeriod> periods) {

  public WorkingWeek {
    periods = List.copyOf(periods);
  }

  /** The open spans that touch {@code window}, cut to it, in order and merged. */
  public List<TimeRange> within(TimeRange window, ZoneId zone) {
    return TimeRanges.clip(TimeRanges.union(expand(window, zone)), window);
  }

  private Collection<TimeRange> expand(TimeRange window, ZoneId zone) {
    List<TimeRange> open = new ArrayList<>();
    // A period may have begun the day before and last 24 hours, and so reach into the window.
    LocalDate day = LocalDate.ofInstant(window.start(), zone).minusDays(2);
    LocalDate last = LocalDate.ofInstant(window.end(), zone);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (WorkingPeriod period : periods) {
        if (period.weekday() == day.getDayOfWeek()) {
          LocalDateTime from = day.atTime(period.from());
          LocalDateTime until = from.plus(period.length());
          var start = from.atZone(zone).toInstant();
          var end = until.atZone(zone).toInstant();
          if (start.isBefore(end)) {
            open.add(new TimeRange(start, end));
          }
        }
      }
    }
    return open;
  }
}
