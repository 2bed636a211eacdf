package org.hospitalscheduling.settings;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the hospital writes the medical record numbers that it issues, for instance {@code
 * H{yyyy}-{000000}}. Letters, digits and {@code - . /} stand for themselves; {@code {yyyy}}, {@code
 * {yy}} and {@code {MM}} for the day on which a number is issued; and zeros in braces, which occur
 * once, for the number itself, which has at least as many digits.
 */
public record MrnPattern(String text) {

  private static final Pattern DAY = Pattern.compile("\\{(yyyy|yy|MM)}");

  /** A pattern whose day has been filled in. */
  private static final Pattern NUMBERED =
      Pattern.compile("([A-Za-z0-9./-]*)\\{(0{3,12})}([A-Za-z0-9./-]*)");

  private static final int LONGEST = 40;

  /**
   * @throws IllegalArgumentException if it is no such pattern, or has more than 40 characters
   */
  public MrnPattern {
    if (text.length() > LONGEST || !NUMBERED.matcher(DAY.matcher(text).replaceAll("0")).matches()) {
      throw new IllegalArgumentException("no pattern of MRNs: " + text);
    }
  }

  /**
   * MRNs that differ only by their number, which is counted for each of these by itself.
   *
   * @param before what stands before the number
   * @param digits how many digits the number has at least
   * @param after what stands after the number
   */
  public record Series(String before, int digits, String after) {

    /** The same for the same MRNs, for instance {@code H2026-{000000}}. */
    public String name() {
      return before + "{" + "0".repeat(digits) + "}" + after;
    }

    public String mrn(long number) {
      return before + String.format(Locale.ROOT, "%0" + digits + "d", number) + after;
    }
  }

  /** The series from which MRNs are issued on that day. */
  public Series on(LocalDate day) {
    String filled =
        DAY.matcher(text)
            .replaceAll(
                part ->
                    switch (part.group(1)) {
                      case "yyyy" -> "%04d".formatted(day.getYear());
                      case "yy" -> "%02d".formatted(day.getYear() % 100);
                      default -> "%02d".formatted(day.getMonthValue());
                    });
    Matcher numbered = NUMBERED.matcher(filled);
    if (!numbered.matches()) {
      throw new IllegalStateException("no series of MRNs: " + filled);
    }
    return new Series(numbered.group(1), numbered.group(2).length(), numbered.group(3));
  }
}
