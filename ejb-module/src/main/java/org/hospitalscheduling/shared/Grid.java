package org.hospitalscheduling.shared;

import java.time.Duration;
import java.time.Instant;

/** The steps in which time is given out. */
public final class Grid {

  /** For people: whatever they enter or are offered. */
  public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** For programs, and the least that any time that is stored is exact to. */
  public static final Duration WHOLE_MINUTES = Duration.ofMinutes(1);

  private Grid() {}

  /** Whether the instant is a multiple of {@code step}, to the nanosecond. */
  public static boolean holds(Instant instant, Duration step) {
    return instant.getNano() == 0 && instant.getEpochSecond() % step.toSeconds() == 0;
  }

  /** Whether the span of time is a multiple of {@code step}, to the nanosecond. */
  public static boolean holds(Duration span, Duration step) {
    return span.getNano() == 0 && span.toSeconds() % step.toSeconds() == 0;
  }

  /** The last multiple of {@code step} that is not after the instant. */
  public static Instant atOrBefore(Instant instant, Duration step) {
    return Instant.ofEpochSecond(
        Math.floorDiv(instant.getEpochSecond(), step.toSeconds()) * step.toSeconds());
  }

  /** The first multiple of {@code step} that is not before the instant. */
  public static Instant atOrAfter(Instant instant, Duration step) {
    Instant before = atOrBefore(instant, step);
    return before.equals(instant) ? instant : before.plus(step);
  }

  /**
   * Refuses an instant that is not a multiple of {@code step}.
   *
   * @throws RefusedException {@link Refusal#OFF_GRID}
   */
  public static void check(String field, Instant instant, Duration step) {
    if (!holds(instant, step)) {
      throw RefusedException.ofField(
          Refusal.OFF_GRID,
          field,
          step.equals(FIVE_MINUTES) ? "must be in 5-minute steps" : "must be a whole minute");
    }
  }
}
