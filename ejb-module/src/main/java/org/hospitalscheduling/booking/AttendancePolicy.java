package org.hospitalscheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hospitalscheduling.shared.TimeRange;

/** When a missing record of attendance or a late cancellation counts. Pure. */
public final class AttendancePolicy {

  /**
   * A cancellation less than this before the start is late: the time can hardly be given to another
   * patient.
   */
  public static final Duration LATE = Duration.ofHours(24);

  /**
   * This long after the end nobody is still with the doctor, and staff have had time to record it.
   */
  static final Duration SILENCE = Duration.ofMinutes(30);

  /** An appointment this old is left alone: nobody remembers. */
  static final Duration FORGOTTEN = Duration.ofDays(14);

  private AttendancePolicy() {}

  /** Whether it was cancelled late: less than a day before its start, or after it. */
  public static boolean isLate(Instant start, Instant cancelled) {
    return cancelled.isAfter(start.minus(LATE));
  }

  /** Whether the day of an appointment has not come yet: nobody can have arrived or stayed away. */
  static boolean isTooEarly(Instant start, Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone).isBefore(LocalDate.ofInstant(start, zone));
  }

  /**
   * Whether what is recorded of an appointment is recorded as it happens, so that the time of the
   * record is when it happened: on the day on which it begins or ends. What is said later is a
   * correction.
   */
  static boolean isAsItHappens(TimeRange range, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return today.equals(LocalDate.ofInstant(range.start(), zone))
        || today.equals(LocalDate.ofInstant(range.end(), zone));
  }

  /**
   * The range of ends of appointments for which a no-show is to be proposed if they are still
   * booked.
   */
  static TimeRange unanswered(Instant now) {
    return new TimeRange(now.minus(FORGOTTEN), now.minus(SILENCE));
  }
}
