package org.hospitalscheduling.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of which perhaps only the year, or the month, is known: the primitive {@code date} of FHIR
 * R4.
 *
 * @param text {@code 1979}, {@code 1979-03} or {@code 1979-03-14}
 */
public record PartialDate(String text) {

  private static final Pattern FORM = Pattern.compile("[0-9]{4}(-[0-9]{2}){0,2}");
  private static final int YEAR_LENGTH = 4;
  private static final int MONTH_LENGTH = 7;

  /**
   * @throws DateTimeException if it is no such date
   */
  public PartialDate {
    if (!FORM.matcher(text).matches()) {
      throw new DateTimeException("not a date: " + text);
    }
    first(text);
  }

  /** Reads what FHIR writes; empty if it is none, for instance {@code 1979-02-30}. */
  public static Optional<PartialDate> parse(String text) {
    try {
      return Optional.of(new PartialDate(text));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  public static PartialDate of(LocalDate day) {
    return new PartialDate(day.toString());
  }

  /** The first day that it may mean. */
  public LocalDate first() {
    return first(text);
  }

  /** The day, if it is known as a whole. */
  public Optional<LocalDate> day() {
    return text.length() > MONTH_LENGTH ? Optional.of(LocalDate.parse(text)) : Optional.empty();
  }

  /** Whether both cannot be the same day. */
  public boolean contradicts(PartialDate other) {
    return !text.startsWith(other.text) && !other.text.startsWith(text);
  }

  /** Whether {@code other} says all that this says, and perhaps more. */
  public boolean isSaidBy(@Nullable PartialDate other) {
    return other != null && other.text.startsWith(text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static LocalDate first(String text) {
    return switch (text.length()) {
      case YEAR_LENGTH -> Year.parse(text).atDay(1);
      case MONTH_LENGTH -> YearMonth.parse(text).atDay(1);
      default -> LocalDate.parse(text);
    };
  }
}
