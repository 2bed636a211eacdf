package org.hospitalscheduling.web.table;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Office Open XML (ISO/IEC 29500), which every spreadsheet opens by a double click
 * whatever its language: text is text and never a formula, numbers keep their zeros where they are
 * names, days and times are the hospital's. Where one sheet is full another begins.
 */
public final class XlsxFile implements TableFile {
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** The highest number of characters in a cell; the rest is cut off. */
  private static final int LONGEST = 32_767;

  /** Rows that are kept before they are sent. */
  private static final int FLUSHED = 200;

  /** Days before that are not numbered alike everywhere: 1900 is a leap year to some programs. */
  private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

  /** Read as an escaped character, which was not meant. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  /** Of every column, in characters: what comes later is not known when the sheet begins. */
  private static final int WIDTH = 20;

  private static final double SECONDS_A_DAY = 86_400;

  private final Workbook workbook;
  private final ZoneId zone;
  private final String[] columns;
  private Worksheet sheet;
  private int sheets;
  private int row;
  private int column;

  public XlsxFile(OutputStream out, ZoneId zone, String... columns) {
    this.zone = zone;
    this.columns = columns;
    workbook = new Workbook(new StaysOpen(out), "Hospital Scheduling", "1.0");
    sheet = nextSheet();
  }

  @Override
  public XlsxFile text(@Nullable String cell) {
    if (cell != null && !cell.isEmpty()) {
      String escaped = ESCAPE.matcher(cell).replaceAll("_x005F_");
      sheet.inlineString(row, column, cut(escaped));
    }
    return next();
  }

  @Override
  public XlsxFile digits(@Nullable String cell) {
    return text(cell);
  }

  @Override
  public XlsxFile time(Instant cell) {
    LocalDateTime local = LocalDateTime.ofInstant(cell.truncatedTo(ChronoUnit.SECONDS), zone);
    if (local.toLocalDate().isBefore(FIRST)) {
      return text(local.toString());
    }
    sheet.value(row, column, local);
    return shown("yyyy-mm-dd hh:mm:ss");
  }

  @Override
  public XlsxFile date(@Nullable LocalDate cell) {
    if (cell == null || cell.isBefore(FIRST)) {
      return text(cell == null ? "" : cell.toString());
    }
    sheet.value(row, column, cell);
    return shown("yyyy-mm-dd");
  }

  @Override
  public XlsxFile clock(LocalTime cell) {
    sheet.value(row, column, cell.toSecondOfDay() / SECONDS_A_DAY);
    return shown(cell.getSecond() == 0 ? "hh:mm" : "hh:mm:ss");
  }

  @Override
  public XlsxFile number(long cell) {
    sheet.value(row, column, cell);
    return next();
  }

  @Override
  public XlsxFile flag(boolean cell) {
    sheet.value(row, column, cell);
    return next();
  }

  @Override
  public void endRow() throws IOException {
    row++;
    column = 0;
    if (row == Worksheet.MAX_ROWS) {
      sheet.finish();
      sheet = nextSheet();
    } else if (row % FLUSHED == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }

  /** A sheet with the names of the columns; the rows begin below. */
  private Worksheet nextSheet() {
    Worksheet next = workbook.newWorksheet(Integer.toString(++sheets));
    next.freezePane(0, 1);
    for (int i = 0; i < columns.length; i++) {
      next.inlineString(0, i, columns[i]);
      next.style(0, i).bold().set();
      next.width(i, WIDTH);
    }
    row = 1;
    return next;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, inPair ? LONGEST - 1 : LONGEST);
  }

  private XlsxFile shown(String format) {
    sheet.style(row, column).format(format).set();
    return next();
  }

  private XlsxFile next() {
    column++;
    return this;
  }

  /** The response's stream is closed by the server. */
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
