package org.hospitalscheduling.web.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Text;

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

  /** An instant of RFC 3339, with any offset. */
  static Instant instant(String text) throws NotAValueException {
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
    return time.toInstant();
  }

  static LocalDate day(String text) throws NotAValueException {
    return PartialDate.parse(text)
        .flatMap(PartialDate::day)
        .filter(day -> day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR)
        .orElseThrow(() -> new NotAValueException("must be a date, for instance 2026-12-24"));
  }

  static PartialDate partialDate(String text) throws NotAValueException {
    return PartialDate.parse(text)
        .filter(
            date ->
                date.first().getYear() >= EARLIEST_YEAR - 100
                    && date.first().getYear() <= LATEST_YEAR)
        .orElseThrow(
            () ->
                new NotAValueException(
                    "must be a date, for instance 1979-03-14, or a year or month, 1979 or 1979-03"));
  }

  /** See {@link Text#line}. */
  static String line(String text, int min, int max) throws NotAValueException {
    try {
      return Text.line(text, min, max);
    } catch (Text.UnacceptableException unacceptable) {
      throw new NotAValueException(unacceptable.objection());
    }
  }

  /** One line in the normal form of identifiers; see {@link Folding#identifier}. */
  static String identifier(String text, int min, int max) throws NotAValueException {
    return line(Folding.identifier(line(text, min, 10 * max)), min, max);
  }

  /** See {@link Text#lines}. */
  static String lines(String text, int min, int max) throws NotAValueException {
    try {
      return Text.lines(text, min, max);
    } catch (Text.UnacceptableException unacceptable) {
      throw new NotAValueException(unacceptable.objection());
    }
  }

  /** Text as it was sent, blanks and all; its length is that of its normalisation form C. */
  static String secret(String text, int min, int max) throws NotAValueException {
    int length = Text.length(Text.nfc(text));
    if (length < min || length > max || Text.isBroken(text)) {
      throw new NotAValueException("must have " + min + " to " + max + " characters");
    }
    return text;
  }
}
