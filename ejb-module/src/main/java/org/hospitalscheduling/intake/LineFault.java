package org.hospitalscheduling.intake;

import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line.
 *
 * @param column null for the line as a whole
 * @param value the cell's text; null if there is none
 */
public record LineFault(
    int line, @Nullable ImportColumn column, Rule rule, String detail, @Nullable String value) {

  private static final int LONGEST_VALUE = 100;

  /** Why a line is refused; the name is part of the API. */
  public enum Rule implements Coded {
    MISSING,
    UNKNOWN_WEEKDAY,
    NOT_A_TIME,
    OFF_GRID,
    OVERLAP,
    TOO_LONG,
    OTHER_DEPARTMENT,
    INACTIVE,
    NOT_A_LINE;
  }

  public LineFault {
    value = value == null || value.isEmpty() ? null : shortened(value);
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
  }
}
