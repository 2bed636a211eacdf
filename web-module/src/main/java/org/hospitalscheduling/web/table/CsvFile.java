package org.hospitalscheduling.web.table;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV as in RFC 4180: UTF-8, lines end in CR LF, every cell is in quotes, the first line names the
 * columns. Times have their offset, so that the two hours of a night in October can be told apart.
 *
 * <p>A spreadsheet evaluates a cell that looks like a formula, so text gets an apostrophe in front
 * of whatever does (OWASP, CSV injection). Quotes alone do not help: a spreadsheet whose language
 * separates cells by another character than the file's takes them for text, and begins a cell
 * wherever it finds its own.
 */
public final class CsvFile implements TableFile {
  public static final String MEDIA_TYPE = "text/csv; charset=UTF-8; header=present";

  /** Tells a spreadsheet that the file is UTF-8; other programs would have to skip it. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Where some spreadsheet begins a cell that it would run: at the start, or after any separator or
   * line end, with a character that makes it a formula, in ASCII or full width.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(^|\r\n|[,;\t\r\n])(?=[\\s\\p{Z}\\p{Cf}\"']*+[=+\\-@\\x00＝＋－＠])|^(?=[\t\r\n])");

  /** What may stand in a formula's text without ending it, or a cell. */
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z ./_-]*");

  private final Writer writer;
  private final CSVWriter csv;
  private final ZoneId zone;
  private final Dialect dialect;
  private final int columns;
  private final List<String> row = new ArrayList<>();

  /**
   * What the reader of a file expects.
   *
   * @param separator of cells
   * @param byteOrderMark whether to begin with a byte order mark, for spreadsheets
   * @param keepZeros whether {@link #digits} are written as a formula ({@code ="0042"}), which
   *     spreadsheets show with their zeros and other programs have to undo
   */
  public record Dialect(char separator, boolean byteOrderMark, boolean keepZeros) {
    public static final Dialect RFC_4180 = new Dialect(',', false, false);
  }

  public CsvFile(OutputStream out, ZoneId zone, Dialect dialect, String... columns)
      throws IOException {
    this.zone = zone;
    this.dialect = dialect;
    this.columns = columns.length;
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
    csv =
        new CSVWriter(
            writer,
            dialect.separator(),
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.RFC4180_LINE_END);
    if (dialect.byteOrderMark()) {
      writer.write(BYTE_ORDER_MARK);
    }
    row.addAll(List.of(columns));
    endRow();
  }

  @Override
  public CsvFile text(@Nullable String cell) {
    return add(cell == null ? "" : FORMULA.matcher(cell).replaceAll("$1'"));
  }

  @Override
  public CsvFile digits(@Nullable String cell) {
    return dialect.keepZeros() && cell != null && PLAIN.matcher(cell).matches()
        ? add("=\"" + cell + "\"")
        : text(cell);
  }

  @Override
  public CsvFile time(Instant cell) {
    return add(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            cell.truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
  }

  @Override
  public CsvFile date(@Nullable LocalDate cell) {
    return add(cell == null ? "" : cell.toString());
  }

  @Override
  public CsvFile clock(LocalTime cell) {
    return add(cell.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  @Override
  public CsvFile number(long cell) {
    return add(Long.toString(cell));
  }

  @Override
  public CsvFile flag(boolean cell) {
    return add(Boolean.toString(cell));
  }

  /** opencsv hides exceptions; a client that has gone should end the export. */
  @Override
  public void endRow() throws IOException {
    while (row.size() < columns) {
      row.add("");
    }
    csv.writeNext(row.toArray(String[]::new), true);
    row.clear();
    IOException failed = csv.getException();
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }

  private CsvFile add(String cell) {
    row.add(cell);
    return this;
  }
}
