package org.hospitalscheduling.web.export;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.web.table.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * Appointments as rows of a table. Beside the instants stand the days and times of the hospital's
 * clock, by which spreadsheets sort and group. New columns come last.
 */
final class TableWriter implements AppointmentRows {

  static final String[] COLUMNS = {
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
    "cancelled_late",
    "start_date",
    "start_time",
    "end_date",
    "end_time"
  };

  private static final int BETWEEN_DEPARTMENT_AND_START_DATE = 12;

  private final TableFile file;
  private final ZoneId zone;

  /**
   * @param file has {@link #COLUMNS}, and is closed with this
   */
  TableWriter(TableFile file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  @Override
  public void write(AppointmentView appointment) throws IOException {
    AppointmentView.PatientRef patient = appointment.patient();
    file.text(appointment.id())
        .text(appointment.status())
        .time(appointment.start())
        .time(appointment.end())
        .text(appointment.doctor().name())
        .text(appointment.department().name())
        .digits(patient == null ? "" : patient.mrn())
        .text(patient == null ? "" : patient.name());
    birthDate(patient == null ? null : patient.birthDate());
    file.text(appointment.type() == null ? "" : appointment.type().name())
        .text(appointment.reason())
        .flag(appointment.overbooked())
        .text(
            appointment.identifiers().stream()
                .map(identifier -> identifier.system() + "|" + identifier.value())
                .collect(Collectors.joining(" ")))
        .text(appointment.createdBy().name())
        .time(appointment.createdAt())
        .time(appointment.updatedAt())
        .number(appointment.version())
        .flag(appointment.cancelledLate());
    local(appointment.start());
    local(appointment.end());
    file.endRow();
  }

  @Override
  public void write(BusyTime time) throws IOException {
    file.text("")
        .text("busy")
        .time(time.start())
        .time(time.end())
        .text(time.doctor().name())
        .text(time.department().name());
    for (int i = 0; i < BETWEEN_DEPARTMENT_AND_START_DATE; i++) {
      file.text("");
    }
    local(time.start());
    local(time.end());
    file.endRow();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** A day where it is known; a year or month alone is text. */
  private void birthDate(@Nullable PartialDate date) throws IOException {
    Optional<LocalDate> day = Optional.ofNullable(date).flatMap(PartialDate::day);
    if (day.isPresent()) {
      file.date(day.get());
    } else {
      file.text(date);
    }
  }

  private void local(Instant instant) throws IOException {
    ZonedDateTime local = instant.atZone(zone);
    file.date(local.toLocalDate()).clock(local.toLocalTime());
  }
}
