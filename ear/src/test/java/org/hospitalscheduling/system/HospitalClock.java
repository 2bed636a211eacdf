package org.hospitalscheduling.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What time it is in the hospital under test: the same ordinary morning whenever the tests run, so
 * that they see the same every day. It runs on from there. {@code -Dtest.now} names another.
 */
final class HospitalClock {
  /** A Wednesday with nine weeks on either side in which no clock changes. */
  private static final String ORDINARY = "2026-06-17T09:20:00+02:00";

  /** When the hospital is made up. */
  static final Instant START =
      OffsetDateTime.parse(System.getProperty("test.now", ORDINARY)).toInstant();

  /** How far the hospital's clock is ahead of the machine's. */
  static final Duration SHIFT = shiftTo(START);

  private HospitalClock() {}

  /**
   * From now on it is {@code start} there, by whole seconds, as the stories can read it off an
   * answer.
   */
  static Duration shiftTo(Instant start) {
    return Duration.between(Instant.now().truncatedTo(ChronoUnit.SECONDS), start);
  }

  static Instant now() {
    return Instant.now().plus(SHIFT);
  }

  static LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(now(), zone);
  }
}
