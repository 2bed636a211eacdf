package org.hospitalscheduling.availability;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.hospitalscheduling.shared.Coded;

/**
 * The weeks in which hours hold, by the number of the week (ISO 8601: weeks begin on Monday, and
 * the first of a year is the one with its first Thursday). After a week 53 comes a week 1, so that
 * two odd weeks follow each other.
 */
public enum Weeks implements Coded {
  EVERY,
  ODD,
  EVEN;

  boolean include(LocalDate day) {
    boolean odd = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 1;
    return this == EVERY || this == (odd ? ODD : EVEN);
  }

  boolean meet(Weeks other) {
    return this == EVERY || other == EVERY || this == other;
  }
}
