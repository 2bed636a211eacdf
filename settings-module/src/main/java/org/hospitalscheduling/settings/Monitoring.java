package org.hospitalscheduling.settings;

import java.time.LocalTime;

/**
 * From when somebody should look at a user.
 *
 * @param maxActionsPerMinute changes in a minute beyond which a user is flagged
 * @param maxAuthFailures failed sign-ins in a minute from which a user is flagged
 * @param maxPatientsPerHour different patients opened in an hour beyond which a user is flagged
 * @param maxExportsPerHour exports in an hour beyond which a user is flagged
 * @param nightFrom when the night begins on the hospital's clock; the same as {@code nightTo}:
 *     there is none
 * @param nightTo when it has ended; before {@code nightFrom} when it crosses midnight
 */
public record Monitoring(
    int maxActionsPerMinute,
    int maxAuthFailures,
    int maxPatientsPerHour,
    int maxExportsPerHour,
    LocalTime nightFrom,
    LocalTime nightTo) {

  /** Whether it is night at this time of the hospital's clock. */
  public boolean isNight(LocalTime time) {
    return nightFrom.isBefore(nightTo)
        ? !time.isBefore(nightFrom) && time.isBefore(nightTo)
        : !nightFrom.equals(nightTo) && (!time.isBefore(nightFrom) || time.isBefore(nightTo));
  }
}
