package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.availability.WorkingWeek;
import org.hospitalscheduling.demo.Hospital.Doctor;
import org.hospitalscheduling.demo.Hospital.Patient;
import org.hospitalscheduling.shared.SqlQuery;
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
    Map<UUID, Specialty> specialties = new LinkedHashMap<>();
    for (Specialty each : Specialty.values()) {
      for (int i = 0; i < each.doctors.size(); i++) {
        specialties.put(DemoIds.doctor(each, i), each);
      }
    }
    Map<UUID, Doctor> found = new HashMap<>();
    new SqlQuery(
            """
            SELECT d.id, d.department_id, coalesce(d.max_per_hour, o.max_per_hour) AS at_once
            FROM practitioner d JOIN department o ON o.id = d.department_id
            WHERE d.active AND o.active AND d.id = ANY (:ids)
            """)
        .setIds("ids", specialties.keySet())
        .list(
            connection,
            row -> {
              UUID id = SqlQuery.uuid(row, "id");
              return new Doctor(
                  id,
                  SqlQuery.uuid(row, "department_id"),
                  Objects.requireNonNull(specialties.get(id)),
                  row.getInt("at_once"),
                  new WorkingWeek(hours.getOrDefault(id, List.of())),
                  timeOff.getOrDefault(id, List.of()));
            })
        .forEach(doctor -> found.put(doctor.id(), doctor));
    return specialties.keySet().stream().filter(found::containsKey).map(found::get).toList();
  }

  private Map<UUID, List<WorkingPeriod>> readHours() throws SQLException {
    Map<UUID, List<WorkingPeriod>> hours = new HashMap<>();
    new SqlQuery("SELECT * FROM working_hours ORDER BY weekday, starts")
        .list(
            connection,
            row ->
                ofDoctor(hours, row)
                    .add(
                        new WorkingPeriod(
                            DayOfWeek.of(row.getInt("weekday")),
                            SqlQuery.time(row, "starts"),
                            Duration.ofMinutes(row.getInt("length_minutes")))));
    return hours;
  }

  private Map<UUID, List<TimeRange>> readTimeOff() throws SQLException {
    Map<UUID, List<TimeRange>> timeOff = new HashMap<>();
    new SqlQuery("SELECT * FROM time_off")
        .list(connection, row -> ofDoctor(timeOff, row).add(SqlQuery.range(row)));
    return timeOff;
  }

  private static <T> List<T> ofDoctor(Map<UUID, List<T>> all, ResultSet row) throws SQLException {
    return all.computeIfAbsent(SqlQuery.uuid(row, "practitioner_id"), each -> new ArrayList<>());
  }

  private List<Patient> readPatients() throws SQLException {
    Map<UUID, LocalDate> births = new HashMap<>();
    new SqlQuery("SELECT id, birth_date FROM patient WHERE active AND birth_date IS NOT NULL")
        .list(
            connection,
            row -> births.put(SqlQuery.uuid(row, "id"), SqlQuery.date(row, "birth_date")));
    int all =
        new SqlQuery("SELECT count(*) AS n FROM patient")
            .first(connection, row -> row.getInt("n"))
            .orElseThrow();
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
