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
import org.jspecify.annotations.Nullable;

/**
 * CSV as in RFC 4180, row by row: UTF-8, lines end in CR LF, the first line names the columns.
 * Closing writes what is left; the underlying stream stays open.
 *
 * <p>A spreadsheet evaluates a cell that looks like a formula, so {@link #text} puts an apostrophe
 * in front of it (OWASP, CSV injection).
 */
public final class CsvFile implements Closeable {

  /** Tells a spreadsheet that the file is UTF-8; other programs would have to skip it. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The characters that make a cell a formula, in ASCII and full width. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠";

  private final Writer writer;
  private final CSVWriter csv;

  /**
   * @param byteOrderMark whether to begin with a byte order mark, for spreadsheets
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

  /** opencsv hides exceptions; a client that has gone should end the export. */
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

  /** Neutralises text that people entered. */
  public static String text(@Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** The same on one line: control characters and line separators are escaped. */
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
