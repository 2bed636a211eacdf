package org.hospitalscheduling.web.export;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.AppointmentView;

/**
 * Appointments as CSV (RFC 4180): UTF-8, lines end in CR LF, the first names the columns. Times are
 * those of the hospital's clock with their offset, so that both hours of a night in October can be
 * told apart.
 *
 * <p>A spreadsheet runs a cell that looks like a formula, so such a cell gets an apostrophe in
 * front (OWASP, CSV injection).
 */
final class CsvWriter implements AppointmentRows {

  /** Tells a spreadsheet that it reads UTF-8; everybody else would have to skip it. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What makes a cell a formula, in ASCII and in its full-width forms. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠";

  private static final String[] COLUMNS = {
    "id",
    "status",
    "start",
    "end",
    "doctor",
    "department",
    "patient_mrn",
    "patient",
    "birth_date",
    "type",
    "reason",
    "overbooked",
    "identifiers",
    "created_by",
    "created_at",
    "updated_at",
    "version"
  };

  private final Writer writer;
  private final CSVWriter csv;
  private final ZoneId zone;

  /**
   * @param byteOrderMark whether to begin with one, for spreadsheets
   */
  CsvWriter(OutputStream out, ZoneId zone, boolean byteOrderMark) throws IOException {
    this.zone = zone;
    this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15);
    this.csv =
        new CSVWriter(
            writer,
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.RFC4180_LINE_END);
    if (byteOrderMark) {
      writer.write(BYTE_ORDER_MARK);
    }
    row(COLUMNS);
  }

  @Override
  public void write(AppointmentView appointment) throws IOException {
    AppointmentView.PatientRef patient = appointment.patient();
    row(
        appointment.id().toString(),
        appointment.status(),
        time(appointment.start()),
        time(appointment.end()),
        text(appointment.doctor().name()),
        text(appointment.department().name()),
        patient == null ? "" : text(patient.mrn()),
        patient == null ? "" : text(patient.name()),
        patient == null || patient.birthDate() == null ? "" : patient.birthDate().toString(),
        appointment.type() == null ? "" : text(appointment.type().name()),
        text(appointment.reason()),
        Boolean.toString(appointment.overbooked()),
        text(
            appointment.identifiers().stream()
                .map(identifier -> identifier.system() + "|" + identifier.value())
                .collect(Collectors.joining(" "))),
        text(appointment.createdBy().name()),
        time(appointment.createdAt()),
        time(appointment.updatedAt()),
        Integer.toString(appointment.version()));
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }

  /** What people wrote, made harmless. */
  static String text(String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  /** opencsv keeps what went wrong to itself; a client that has gone should end the export. */
  private void row(String... cells) throws IOException {
    csv.writeNext(cells, false);
    IOException failed = csv.getException();
    if (failed != null) {
      throw failed;
    }
  }
}
