package org.hospitalscheduling.statistics;

import java.util.OptionalDouble;

/**
 * Appointments that start in a range.
 *
 * @param bookings all except cancelled and entered-in-error ones and holds
 * @param came arrived, checked-in or fulfilled
 * @param overbooked bookings into time that was taken
 */
public record Counts(long bookings, long cancelled, long noShows, long came, long overbooked) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /**
   * The share of no-shows among appointments whose attendance is known; empty if there are none.
   */
  public OptionalDouble noShowRate() {
    return noShows + came == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) noShows / (noShows + came));
  }
}
