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

  /**
   * @throws IllegalArgumentException if the length is out of bounds
   */
  public WorkingPeriod {
    if (length.toMinutes() < 5 || length.toMinutes() > 1440) {
      throw new IllegalArgumentException("a working period lasts 5 minutes to 24 hours");
    }
  }
}
