package org.hospitalscheduling.activity;

import org.hospitalscheduling.shared.Coded;

/** Why a user's activity should be reviewed. */
public enum Pattern implements Coded {
  /** More changes within a minute than a person makes. */
  MANY_CHANGES,
  /** Somebody is guessing passwords. */
  FAILED_SIGN_INS,
  /** More different patients opened one by one within an hour than anybody's work requires. */
  MANY_PATIENTS,
  /** More different patients shown within an hour, also in lists and files. */
  BULK_READING,
  /** More different patients shown within a day, however slowly. */
  SLOW_SCRAPING,
  /** Opened their own patient record. */
  OWN_RECORD,
  /** More patients opened within a day who are users themselves than anybody's work requires. */
  COLLEAGUES,
  /** More patients opened within a day who have the user's family name. */
  NAMESAKES,
  /** More requests within an hour than mistakes explain that the account's rights do not allow. */
  REFUSED_RIGHTS,
  /** Active at night, from an address that this user never used before. */
  NIGHT_ADDRESS,
  /** Many exports in a row. */
  EXPORT_BURST,
  /** Opened in an emergency what is closed to them. */
  BROKEN_GLASS,
  /** An administrator's flag. */
  BY_HAND
}
