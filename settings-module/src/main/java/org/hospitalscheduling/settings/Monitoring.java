package org.hospitalscheduling.settings;

import java.time.LocalTime;

/**
 * The limits beyond which a user or a service account is flagged for review.
 *
 * @param maxActionsPerMinute who makes more changes in a minute is flagged
 * @param maxAuthFailures an account with this many failed sign-ins in a minute is flagged
 * @param maxPatientsPerHour who opens more different patients one by one in an hour is flagged
 * @param maxPersonsPerHour who is shown more different patients in an hour is flagged, be it one by
 *     one, in lists or in files
 * @param maxPersonsPerDay the same within 24 hours
 * @param maxColleaguesPerDay who opens the records of more users of the app within 24 hours is
 *     flagged; their own is always
 * @param maxNamesakesPerDay who opens the records of more patients with their own family name
 *     within 24 hours is flagged
 * @param maxExportsPerHour who makes more exports in an hour is flagged
 * @param maxRefusalsPerHour who requests more in an hour that their rights do not allow is flagged
 * @param nightFrom when the night begins, in the hospital's local time; if it equals {@code
 *     nightTo}, there is no night
 * @param nightTo when the night ends; earlier than {@code nightFrom} if it crosses midnight
 */
public record Monitoring(
    RoleLimit maxActionsPerMinute,
    RoleLimit maxAuthFailures,
    RoleLimit maxPatientsPerHour,
    RoleLimit maxPersonsPerHour,
    RoleLimit maxPersonsPerDay,
    RoleLimit maxColleaguesPerDay,
    RoleLimit maxNamesakesPerDay,
    RoleLimit maxExportsPerHour,
    RoleLimit maxRefusalsPerHour,
    LocalTime nightFrom,
    LocalTime nightTo) {

  /** Whether this local time of the hospital is at night. */
  public boolean isNight(LocalTime time) {
    return nightFrom.isBefore(nightTo)
        ? !time.isBefore(nightFrom) && time.isBefore(nightTo)
        : !nightFrom.equals(nightTo) && (!time.isBefore(nightFrom) || time.isBefore(nightTo));
  }
}
