package org.hospitalscheduling.statistics;

import java.util.OptionalDouble;

/**
 * How time was used.
 *
 * @param workingMinutes working hours less time off
 * @param bookedMinutes the part of them with at least one active appointment
 */
public record Usage(Counts counts, long workingMinutes, long bookedMinutes) {

  /** 0 to 1; empty if nobody worked. */
  public OptionalDouble utilisation() {
    return workingMinutes == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) bookedMinutes / workingMinutes);
  }
}
