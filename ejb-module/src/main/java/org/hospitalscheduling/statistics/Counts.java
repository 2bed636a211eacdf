package org.hospitalscheduling.statistics;

import java.util.OptionalDouble;

/**
 * Appointments that start in some range.
 *
 * @param bookings all but cancelled and entered-in-error ones, and holds
 * @param came arrived, checked-in or fulfilled
 * @param overbooked bookings into time that was taken
 */
public record Counts(long bookings, long cancelled, long noShows, long came, long overbooked) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /** No-shows among those of whom it is known; empty where it is of none. */
  public OptionalDouble noShowRate() {
    return noShows + came == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) noShows / (noShows + came));
  }
}
