package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.directory.PatientSearch;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.PartialDate;

/**
 * Departments, doctors, their hours, patients and users, as they are when the demonstration opens.
 */
final class DirectoryWriter {

  /**
   * The account that books for the demonstration; nobody can sign in to it, which identifies its
   * rows.
   */
  static final UUID FRONT_DESK = DemoIds.user("front-desk");

  static final String FRONT_DESK_NAME = "front-desk";

  /** The published password of every demonstration; everywhere else it would be refused. */
  private static final String PASSWORD = "password";

  private final Connection connection;
  private final ZoneId zone;
  private final LocalDate today;

  DirectoryWriter(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
  }

  void write(int patients) throws SQLException {
    writeUsers();
    writeDepartments();
    writeDoctors();
    writeHours();
    writeTimeOff();
    writePatients(patients);
  }

  private void writeUsers() throws SQLException {
    Passwords passwords = new Passwords();
    try (CopyRows rows =
        new CopyRows(
            connection,
            "app_user (id, version, username, name_key, email, password_hash, role, status, "
                + "may_override, created_at, updated_at)")) {
      for (String[] user :
          new String[][] {
            // The name is another: nobody may be called admin.
            {"chief", "admin@example.com", passwords.hash(PASSWORD), "ADMIN", "active", "true"},
            {"user", "user@example.com", passwords.hash(PASSWORD), "USER", "active", "true"},
            {
              FRONT_DESK_NAME,
              "front-desk@example.com",
              Passwords.OF_NOBODY,
              "USER",
              "disabled",
              "false"
            }
          }) {
        rows.add(
            DemoIds.user(user[0]),
            0,
            user[0],
            AccountName.key(user[0]),
            user[1],
            user[2],
            user[3],
            user[4],
            user[5],
            DemoIds.FOUNDED,
            DemoIds.FOUNDED);
      }
      rows.finish();
    }
  }

  private void writeDepartments() throws SQLException {
    try (CopyRows rows =
        new CopyRows(
            connection,
            "department (id, version, name, colour, max_per_hour, created_at, updated_at)")) {
      for (Specialty each : Specialty.values()) {
        rows.add(
            DemoIds.department(each),
            0,
            each.title,
            each.colour,
            2,
            DemoIds.FOUNDED,
            DemoIds.FOUNDED);
      }
      rows.finish();
    }
    try (CopyRows rows =
        new CopyRows(
            connection,
            "appointment_type (id, version, name, department_id, duration_minutes, "
                + "created_at, updated_at)")) {
      for (Specialty each : Specialty.values()) {
        for (int i = 0; i < each.kinds.size(); i++) {
          rows.add(
              DemoIds.type(each, i),
              0,
              each.kinds.get(i).name(),
              DemoIds.department(each),
              each.kinds.get(i).minutes(),
              DemoIds.FOUNDED,
              DemoIds.FOUNDED);
        }
      }
      rows.finish();
    }
  }

  private void writeDoctors() throws SQLException {
    try (CopyRows rows =
        new CopyRows(
            connection,
            "practitioner (id, version, name, department_id, created_at, updated_at)")) {
      for (Specialty each : Specialty.values()) {
        for (int i = 0; i < each.doctors.size(); i++) {
          rows.add(
              DemoIds.doctor(each, i),
              0,
              each.doctors.get(i),
              DemoIds.department(each),
              DemoIds.FOUNDED,
              DemoIds.FOUNDED);
        }
      }
      rows.finish();
    }
  }

  private void writeHours() throws SQLException {
    try (CopyRows rows =
        new CopyRows(
            connection, "working_hours (id, practitioner_id, weekday, starts, length_minutes)")) {
      for (Specialty each : Specialty.values()) {
        for (int i = 0; i < each.doctors.size(); i++) {
          UUID doctor = DemoIds.doctor(each, i);
          int number = 0;
          for (WorkingPeriod period : Rota.ofDepartment(each, i).week()) {
            rows.add(
                DemoIds.event(doctor, number++, DemoIds.FOUNDED),
                doctor,
                period.weekday().getValue(),
                period.from(),
                period.length().toMinutes());
          }
        }
      }
      rows.finish();
    }
  }

  /** A week of holidays for two doctors of five, and a day of training here and there. */
  private void writeTimeOff() throws SQLException {
    try (CopyRows rows =
        new CopyRows(
            connection, "time_off (id, practitioner_id, starts_at, ends_at, reason, created_at)")) {
      for (Specialty each : Specialty.values()) {
        for (int i = 0; i < each.doctors.size(); i++) {
          UUID doctor = DemoIds.doctor(each, i);
          Draw draw = Draw.of(DemoIds.seed(), 'o', doctor.getLeastSignificantBits());
          if (draw.chance(0.4)) {
            LocalDate monday = today.plusWeeks(draw.between(-7, 3)).with(DayOfWeek.MONDAY);
            rows.add(timeOff(doctor, 100, monday, LocalTime.MIN, monday.plusDays(7), "Holiday"));
          }
          if (draw.chance(0.35)) {
            LocalDate day = today.plusDays(draw.between(-40, 27));
            rows.add(timeOff(doctor, 101, day, LocalTime.NOON, day.plusDays(1), "Training"));
          }
        }
      }
      rows.finish();
    }
  }

  private Object[] timeOff(
      UUID doctor, int number, LocalDate from, LocalTime time, LocalDate until, String reason) {
    return new Object[] {
      DemoIds.event(doctor, number, DemoIds.FOUNDED),
      doctor,
      from.atTime(time).atZone(zone).toInstant(),
      until.atStartOfDay(zone).toInstant(),
      reason,
      DemoIds.FOUNDED
    };
  }

  private void writePatients(int count) throws SQLException {
    Names names = Names.read();
    try (CopyRows rows =
        new CopyRows(
            connection,
            "patient (id, version, mrn, mrn_key, search, name, name_key, birth_date, email, phone, created_at, "
                + "updated_at)")) {
      for (int i = 0; i < count; i++) {
        Names.Person person = names.person(i, DemoIds.seed(), today);
        rows.add(
            DemoIds.patient(i),
            0,
            person.mrn(),
            Folding.key(person.mrn()),
            PatientSearch.words(
                person.name(), List.of(person.mrn()), PartialDate.of(person.birthDate())),
            person.name(),
            Folding.nameKey(person.name()),
            person.birthDate().toString(),
            person.email(),
            person.phone(),
            DemoIds.FOUNDED,
            DemoIds.FOUNDED);
      }
      rows.finish();
    }
  }
}
