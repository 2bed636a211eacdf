package org.hospitalscheduling.web.export;

import static org.hospitalscheduling.web.csv.CsvFile.text;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.web.csv.CsvFile;

/**
 * Appointments as CSV. Times are in the hospital's time zone, with their offset, so that the two
 * hours of a night in October can be told apart.
 */
final class CsvWriter implements AppointmentRows {

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
    "version",
    "cancelled_late"
  };

  private final CsvFile file;
  private final ZoneId zone;

  /**
   * @param byteOrderMark whether to begin with a byte order mark, for spreadsheets
   */
  CsvWriter(OutputStream out, ZoneId zone, boolean byteOrderMark) throws IOException {
    this.zone = zone;
    this.file = new CsvFile(out, byteOrderMark, COLUMNS);
  }

  @Override
  public void write(AppointmentView appointment) throws IOException {
    AppointmentView.PatientRef patient = appointment.patient();
    file.row(
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
        Integer.toString(appointment.version()),
        Boolean.toString(appointment.cancelledLate()));
  }

  @Override
  public void write(BusyTime time) throws IOException {
    String[] cells = new String[COLUMNS.length];
    Arrays.fill(cells, "");
    cells[1] = "busy";
    cells[2] = time(time.start());
    cells[3] = time(time.end());
    cells[4] = text(time.doctor().name());
    cells[5] = text(time.department().name());
    file.row(cells);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
