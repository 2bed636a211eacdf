package org.hospitalscheduling.web.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/** Parses text into values, or says briefly why it cannot. */
final class Values {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2200;

  private Values() {}

  /** The text is not a value of the requested kind. */
  static final class NotAValueException extends Exception {
    private static final long serialVersionUID = 1L;

    final String fault;

    NotAValueException(String fault) {
      super(fault);
      this.fault = fault;
    }
  }

  static UUID uuid(String text) throws NotAValueException {
    return Ids.parse(text).orElseThrow(() -> new NotAValueException("must be a UUID"));
  }

  /**
   * An instant of RFC 3339. Its offset must be {@code Z} or the one that {@code zone} has at that
   * time: the offset of another zone, or of the other half of the year, is more often a mistake
   * than an intention, and would book an hour that nobody meant.
   */
  static Instant instant(String text, ZoneId zone) throws NotAValueException {
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(text);
    } catch (DateTimeParseException notATime) {
      throw new NotAValueException(
          "must be a date and time with an offset, for instance 2026-11-23T09:00:00Z");
    }
    if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
      throw new NotAValueException("must be between the years 1900 and 2200");
    }
    ZoneOffset here = zone.getRules().getOffset(time.toInstant());
    if (!time.getOffset().equals(ZoneOffset.UTC) && !time.getOffset().equals(here)) {
      throw new NotAValueException(
          "must have the offset Z or that of " + zone + " at that time, which is " + here);
    }
    return time.toInstant();
  }

  static LocalDate date(String text) throws NotAValueException {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= EARLIEST_YEAR - 100 && date.getYear() <= LATEST_YEAR) {
        return date;
      }
    } catch (DateTimeParseException notADate) {
      // falls through to the common message
    }
    throw new NotAValueException("must be a date, for instance 1979-03-14");
  }

  /**
   * Text of bounded length, neither blank nor with control characters other than line breaks and
   * tabs.
   */
  static String text(String text, int min, int max) throws NotAValueException {
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      throw new NotAValueException("must have at most " + max + " characters");
    }
    if (min > 0 && text.isBlank()) {
      throw new NotAValueException("must not be blank");
    }
    if (length < min) {
      throw new NotAValueException("must have at least " + min + " characters");
    }
    if (text.codePoints().anyMatch(Values::isUnwelcome)) {
      throw new NotAValueException("must not contain control characters");
    }
    return text;
  }

  private static boolean isUnwelcome(int codePoint) {
    return Character.isISOControl(codePoint)
            && codePoint != '\n'
            && codePoint != '\r'
            && codePoint != '\t'
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
