package org.hospitalscheduling.web.csv;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * CSV of RFC 4180, row by row: UTF-8, lines end in CR LF, the first names the columns. Closing
 * writes what is left; the stream below stays open.
 *
 * <p>A spreadsheet runs a cell that looks like a formula, so {@link #text} puts an apostrophe in
 * front of such a one (OWASP, CSV injection).
 */
public final class CsvFile implements Closeable {

  /** Tells a spreadsheet that it reads UTF-8; everybody else would have to skip it. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What makes a cell a formula, in ASCII and in its full-width forms. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠";

  private final Writer writer;
  private final CSVWriter csv;

  /**
   * @param byteOrderMark whether to begin with one, for spreadsheets
   */
  public CsvFile(OutputStream out, boolean byteOrderMark, String... columns) throws IOException {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
    csv =
        new CSVWriter(
            writer,
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.RFC4180_LINE_END);
    if (byteOrderMark) {
      writer.write(BYTE_ORDER_MARK);
    }
    row(columns);
  }

  /** opencsv keeps what went wrong to itself; a client that has gone should end the export. */
  public void row(String... cells) throws IOException {
    csv.writeNext(cells, false);
    IOException failed = csv.getException();
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }

  /** What people wrote, made harmless. */
  public static String text(String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** The same on one line: control characters and line separators are written as escapes. */
  public static String line(String cell) {
    if (cell == null) {
      return "";
    }
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
    return text(line.toString());
  }
}
