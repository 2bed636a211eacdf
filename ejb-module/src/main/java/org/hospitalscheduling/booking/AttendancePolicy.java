package org.hospitalscheduling.booking;

import java.time.Duration;
import java.time.Instant;
import org.hospitalscheduling.shared.TimeRange;

/** What silence and a late call say of attendance. Pure. */
public final class AttendancePolicy {

  /**
   * A cancellation less than this before the start is late: the time can hardly be given to
   * somebody else.
   */
  public static final Duration LATE = Duration.ofHours(24);

  /** So long after the end nobody is still with the doctor, and the desk has had time to say. */
  static final Duration SILENCE = Duration.ofMinutes(30);

  /** What has been left for so long is left alone: nobody remembers. */
  static final Duration FORGOTTEN = Duration.ofDays(14);

  private AttendancePolicy() {}

  /** Whether it was called off late: less than a day before its start, or after it. */
  public static boolean isLate(Instant start, Instant cancelled) {
    return cancelled.isAfter(start.minus(LATE));
  }

  /**
   * The ends of those appointments of which it is time to propose that nobody came, if they are
   * still booked.
   */
  static TimeRange unanswered(Instant now) {
    return new TimeRange(now.minus(FORGOTTEN), now.minus(SILENCE));
  }
}
