package org.hospitalscheduling.shared;

import java.time.Duration;
import java.time.Instant;

/** Half-open span {@code [start, end)}: ranges that only touch do not overlap. */
public record TimeRange(Instant start, Instant end) {

  /**
   * @throws IllegalArgumentException if the span is empty or reversed
   */
  public TimeRange {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("start must precede end");
    }
  }

  /** Whether the two spans share an instant. */
  public boolean overlaps(TimeRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** Whether every instant of {@code other} lies in this span. */
  public boolean contains(TimeRange other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  public Duration length() {
    return Duration.between(start, end);
  }
}
