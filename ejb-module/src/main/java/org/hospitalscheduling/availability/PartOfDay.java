package org.hospitalscheduling.availability;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.TimeRange;

/**
 * A part of every day, in the hospital's local time: mornings, or times after 16:00. It begins and
 * ends as working hours do on the days on which the clock changes.
 *
 * @param from when it begins
 * @param length 5 minutes to 24 hours; it may cross midnight
 */
public record PartOfDay(LocalTime from, Duration length) {

  public static final PartOfDay WHOLE = new PartOfDay(LocalTime.MIN, Duration.ofDays(1));

  /** The spans in {@code window}, clipped to it, in order. */
  List<TimeRange> within(TimeRange window, ZoneId zone) {
    return new WorkingWeek(
            Stream.of(DayOfWeek.values()).map(day -> new WorkingPeriod(day, from, length)).toList())
        .within(window, zone);
  }
}
