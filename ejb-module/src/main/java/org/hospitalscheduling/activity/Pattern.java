package org.hospitalscheduling.activity;

import org.hospitalscheduling.shared.Coded;

/** Why a user's activity should be reviewed. */
public enum Pattern implements Coded {
  /** More changes within a minute than a person makes. */
  MANY_CHANGES,
  /** Somebody is guessing passwords. */
  FAILED_SIGN_INS,
  /** More different patients viewed within an hour than anybody's work requires. */
  MANY_PATIENTS,
  /** Active at night, from an address that this user never used before. */
  NIGHT_ADDRESS,
  /** Many exports in a row. */
  EXPORT_BURST,
  /** An administrator's flag. */
  BY_HAND
}
