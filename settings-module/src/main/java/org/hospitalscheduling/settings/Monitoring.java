package org.hospitalscheduling.settings;

import java.time.LocalTime;

/**
 * The limits beyond which a user is flagged for review.
 *
 * @param maxActionsPerMinute a user with more changes in a minute is flagged
 * @param maxAuthFailures a user with this many failed sign-ins in a minute is flagged
 * @param maxPatientsPerHour a user who opens more different patients in an hour is flagged
 * @param maxExportsPerHour a user with more exports in an hour is flagged
 * @param nightFrom when the night begins, in the hospital's local time; if it equals {@code
 *     nightTo}, there is no night
 * @param nightTo when the night ends; earlier than {@code nightFrom} if it crosses midnight
 */
public record Monitoring(
    int maxActionsPerMinute,
    int maxAuthFailures,
    int maxPatientsPerHour,
    int maxExportsPerHour,
    LocalTime nightFrom,
    LocalTime nightTo) {

  /** Whether this local time of the hospital is at night. */
  public boolean isNight(LocalTime time) {
    return nightFrom.isBefore(nightTo)
        ? !time.isBefore(nightFrom) && time.isBefore(nightTo)
        : !nightFrom.equals(nightTo) && (!time.isBefore(nightFrom) || time.isBefore(nightTo));
  }
}
