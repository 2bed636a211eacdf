package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.availability.WorkingWeek;
import org.hospitalscheduling.demo.Hospital.Doctor;
import org.hospitalscheduling.demo.Hospital.Patient;
import org.hospitalscheduling.shared.TimeRange;

/** Reads the demonstration's own doctors and patients, including what people changed. */
final class DirectoryReader {

  private final Connection connection;
  private final LocalDate today;

  DirectoryReader(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.today = LocalDate.ofInstant(now, zone);
  }

  /** Those who are still active. */
  Hospital read() throws SQLException {
    return new Hospital(readDoctors(), readPatients());
  }

  private List<Doctor> readDoctors() throws SQLException {
    Map<UUID, List<WorkingPeriod>> hours = readHours();
    Map<UUID, List<TimeRange>> timeOff = readTimeOff();
    Map<UUID, Doctor> found = new HashMap<>();
    Map<UUID, Specialty> specialties = new HashMap<>();
    List<UUID> order = new ArrayList<>();
    for (Specialty each : Specialty.values()) {
      for (int i = 0; i < each.doctors.size(); i++) {
        specialties.put(DemoIds.doctor(each, i), each);
        order.add(DemoIds.doctor(each, i));
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT d.id, d.department_id, coalesce(d.max_per_hour, o.max_per_hour)
                FROM practitioner d JOIN department o ON o.id = d.department_id
                WHERE d.active AND o.active
                """)) {
      while (row.next()) {
        UUID id = row.getObject(1, UUID.class);
        if (specialties.containsKey(id)) {
          found.put(
              id,
              new Doctor(
                  id,
                  row.getObject(2, UUID.class),
                  specialties.get(id),
                  row.getInt(3),
                  new WorkingWeek(hours.getOrDefault(id, List.of())),
                  timeOff.getOrDefault(id, List.of())));
        }
      }
    }
    return order.stream().filter(found::containsKey).map(found::get).toList();
  }

  private Map<UUID, List<WorkingPeriod>> readHours() throws SQLException {
    Map<UUID, List<WorkingPeriod>> hours = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT practitioner_id, weekday, starts, length_minutes FROM working_hours"
                    + " ORDER BY weekday, starts")) {
      while (row.next()) {
        hours
            .computeIfAbsent(row.getObject(1, UUID.class), each -> new ArrayList<>())
            .add(
                new WorkingPeriod(
                    DayOfWeek.of(row.getInt(2)),
                    row.getObject(3, LocalTime.class),
                    Duration.ofMinutes(row.getInt(4))));
      }
    }
    return hours;
  }

  private Map<UUID, List<TimeRange>> readTimeOff() throws SQLException {
    Map<UUID, List<TimeRange>> timeOff = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT practitioner_id, starts_at, ends_at FROM time_off")) {
      while (row.next()) {
        timeOff
            .computeIfAbsent(row.getObject(1, UUID.class), each -> new ArrayList<>())
            .add(
                new TimeRange(
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, OffsetDateTime.class).toInstant()));
      }
    }
    return timeOff;
  }

  private List<Patient> readPatients() throws SQLException {
    Map<UUID, LocalDate> births = new HashMap<>();
    int all = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, birth_date, active FROM patient")) {
      for (; row.next(); all++) {
        if (row.getBoolean(3)) {
          births.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
        }
      }
    }
    Names names = Names.read();
    List<Patient> patients = new ArrayList<>();
    // The demonstration's patients are numbered from 0 and never deleted, so no number exceeds the
    // count of all patients.
    for (int i = 0; i < all; i++) {
      UUID id = DemoIds.patient(i);
      if (births.containsKey(id)) {
        boolean woman = names.person(i, DemoIds.seed(), today).woman();
        patients.add(Patient.of(id, woman, births.get(id), today));
      }
    }
    return patients;
  }
}
