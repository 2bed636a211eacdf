package org.hospitalscheduling.activity;

import java.util.Locale;
import org.hospitalscheduling.shared.Coded;

/** Why somebody should look at a user. */
public enum Pattern implements Coded {
  /** More changes within a minute than a person makes. */
  MANY_CHANGES,
  /** Somebody tries passwords. */
  FAILED_SIGN_INS,
  /** More different patients opened within an hour than anybody has to do with. */
  MANY_PATIENTS,
  /** At work at night, from an address that this user never used before. */
  NIGHT_ADDRESS,
  /** One file after the other. */
  EXPORT_BURST,
  /** An administrator's flag. */
  BY_HAND;

  static Pattern ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
