package org.hospitalscheduling.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time in the hospital under test: the same ordinary morning whenever the tests run, so that
 * they see the same every day. It runs on from there. {@code -Dtest.now} names another time.
 */
final class HospitalClock {
  /** A Wednesday without a change of the clock nine weeks before or after. */
  private static final String ORDINARY = "2026-06-17T09:20:00+02:00";

  /** The instant as of which the hospital is made up. */
  static final Instant START =
      OffsetDateTime.parse(System.getProperty("test.now", ORDINARY)).toInstant();

  /** How far the hospital's clock is ahead of the machine's. */
  static final Duration SHIFT = shiftTo(START);

  private HospitalClock() {}

  /**
   * The shift that makes it {@code start} there from now on; whole seconds, so that the stories can
   * read it from an answer.
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
