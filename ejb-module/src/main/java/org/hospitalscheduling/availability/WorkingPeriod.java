package org.hospitalscheduling.availability;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/**
 * A period of a practitioner's working week, in the hospital's local time.
 *
 * @param weekday the day on which it begins
 * @param from when it begins, to the minute
 * @param length 5 minutes to 24 hours; it may cross midnight
 */
public record WorkingPeriod(DayOfWeek weekday, LocalTime from, Duration length) {

  private static final int GRID_MINUTES = 5;
  private static final long DAY_MINUTES = 24 * 60;
  private static final long WEEK_MINUTES = 7 * DAY_MINUTES;

  /**
   * @throws IllegalArgumentException if the length is out of bounds
   */
  public WorkingPeriod {
    if (length.toMinutes() < 5 || length.toMinutes() > 1440) {
      throw new IllegalArgumentException("a working period lasts 5 minutes to 24 hours");
    }
  }

  /** Whether both ends lie in 5-minute steps. */
  boolean isOnGrid() {
    return from.getSecond() == 0
        && from.getNano() == 0
        && from.getMinute() % GRID_MINUTES == 0
        && length.toMinutes() % GRID_MINUTES == 0;
  }

  /** Whether they share time in a week that repeats. */
  public boolean overlaps(WorkingPeriod other) {
    long after = Math.floorMod(other.minuteOfWeek() - minuteOfWeek(), WEEK_MINUTES);
    return after < length.toMinutes() || WEEK_MINUTES - after < other.length.toMinutes();
  }

  private long minuteOfWeek() {
    return (weekday.getValue() - 1) * DAY_MINUTES + from.getHour() * 60L + from.getMinute();
  }
}
