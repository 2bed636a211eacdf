package org.hospitalscheduling.availability;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A period of a practitioner's working week, in the hospital's local time.
 *
 * @param weekday the day on which it begins
 * @param from when it begins, to the minute
 * @param length 5 minutes to 24 hours; it may cross midnight
 * @param validFrom the first day on which it may begin; null for no first one
 * @param validUntil the last day on which it may begin; null for no last one
 * @param weeks the weeks in which it begins
 */
public record WorkingPeriod(
    DayOfWeek weekday,
    LocalTime from,
    Duration length,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    Weeks weeks) {

  private static final int GRID_MINUTES = 5;
  private static final long DAY_MINUTES = 24 * 60;
  private static final long WEEK_MINUTES = 7 * DAY_MINUTES;

  /**
   * @throws IllegalArgumentException if the length is out of bounds, or it ends before it begins
   */
  public WorkingPeriod {
    if (length.toMinutes() < 5 || length.toMinutes() > 1440) {
      throw new IllegalArgumentException("a working period lasts 5 minutes to 24 hours");
    }
    if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
      throw new IllegalArgumentException("a working period is valid until after it is valid from");
    }
  }

  /** A period of every week. */
  public WorkingPeriod(DayOfWeek weekday, LocalTime from, Duration length) {
    this(weekday, from, length, null, null, Weeks.EVERY);
  }

  /** Whether it begins on this day. */
  boolean beginsOn(LocalDate day) {
    return weekday == day.getDayOfWeek()
        && (validFrom == null || !day.isBefore(validFrom))
        && (validUntil == null || !day.isAfter(validUntil))
        && weeks.include(day);
  }

  /** Whether both ends lie in 5-minute steps. */
  boolean isOnGrid() {
    return from.getSecond() == 0
        && from.getNano() == 0
        && from.getMinute() % GRID_MINUTES == 0
        && length.toMinutes() % GRID_MINUTES == 0;
  }

  /**
   * Whether they may share time. What crosses from one week into the next meets those of any week:
   * after a week 53 the next one is odd again.
   */
  public boolean overlaps(WorkingPeriod other) {
    long after = Math.floorMod(other.minuteOfWeek() - minuteOfWeek(), WEEK_MINUTES);
    boolean meet = after < length.toMinutes() || WEEK_MINUTES - after < other.length.toMinutes();
    boolean acrossWeeks = crossesWeek() || other.crossesWeek();
    return meet
        && (acrossWeeks || weeks.meet(other.weeks))
        && !endsBefore(other)
        && !other.endsBefore(this);
  }

  private boolean endsBefore(WorkingPeriod other) {
    if (validUntil == null || other.validFrom == null) {
      return false;
    }
    // The night of the last day reaches into the day after it.
    LocalDate last = crossesMidnight() ? validUntil.plusDays(1) : validUntil;
    return last.isBefore(other.validFrom);
  }

  private boolean crossesMidnight() {
    return minuteOfWeek() % DAY_MINUTES + length.toMinutes() > DAY_MINUTES;
  }

  private boolean crossesWeek() {
    return minuteOfWeek() + length.toMinutes() > WEEK_MINUTES;
  }

  private long minuteOfWeek() {
    return (weekday.getValue() - 1) * DAY_MINUTES + from.getHour() * 60L + from.getMinute();
  }
}
