package org.hospitalscheduling.web.table;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows under named columns, written cell by cell and never in memory as a whole. Closing
 * writes the end; the underlying stream stays open.
 */
public interface TableFile extends Closeable {

  /** Text, some of which people entered; {@code null} is an empty cell. Never run as a formula. */
  TableFile text(@Nullable String cell) throws IOException;

  /** A number that is a name: its leading zeros are part of it. */
  TableFile digits(@Nullable String cell) throws IOException;

  /** A point in time, shown in the hospital's time zone. */
  TableFile time(Instant cell) throws IOException;

  /** A day; {@code null} is an empty cell. */
  TableFile date(@Nullable LocalDate cell) throws IOException;

  /** A time of day on the hospital's clock, to the second. */
  TableFile clock(LocalTime cell) throws IOException;

  TableFile number(long cell) throws IOException;

  TableFile flag(boolean cell) throws IOException;

  /** Ends the row; what it has no cells for stays empty. */
  void endRow() throws IOException;

  default TableFile text(@Nullable Object cell) throws IOException {
    return text(cell == null ? "" : cell.toString());
  }

  /** Text on one line: control characters and line separators are escaped. */
  default TableFile line(@Nullable String cell) throws IOException {
    return text(cell == null ? "" : onOneLine(cell));
  }

  private static String onOneLine(String cell) {
    StringBuilder line = new StringBuilder(cell.length());
    cell.chars()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                  if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                    line.append("\\u%04x".formatted(c));
                  } else {
                    line.append((char) c);
                  }
                }
              }
            });
    return line.toString();
  }
}
