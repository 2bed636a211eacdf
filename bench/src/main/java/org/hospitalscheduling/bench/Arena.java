package org.hospitalscheduling.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sixty-four doctors who work around the clock and have no appointments, two months from now; four
 * to a department, as in a hospital. If they were all in one department, a lock that is too wide
 * would slow down every run alike and go unnoticed.
 */
final class Arena {

  static final int DOCTORS = 64;
  private static final int DOCTORS_OF_A_DEPARTMENT = 4;
  private static final Duration LENGTH = Duration.ofMinutes(15);

  private final List<UUID> doctors;
  private final List<UUID> departments;
  private final List<UUID> patients;
  private final Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(60));
  private final AtomicInteger next = new AtomicInteger();

  /** Free time of a doctor, and a patient who is free then. */
  record Place(UUID doctor, UUID department, UUID patient, Instant start, Instant end) {

    String json() {
      return "{\"doctorId\":\"%s\",\"patientId\":\"%s\",\"start\":\"%s\",\"end\":\"%s\"}"
          .formatted(doctor, patient, start, end);
    }
  }

  Arena(Rig rig) {
    rig.run(
        """
        INSERT INTO department (id, version, name, colour, created_at, updated_at)
        SELECT gen_random_uuid(), 0, 'Bench ' || n, '#777777', now(), now()
        FROM generate_series(0, %1$d / %2$d - 1) AS n;
        INSERT INTO practitioner (id, version, name, department_id, created_at, updated_at)
        SELECT gen_random_uuid(), 0, 'Dr. Bench ' || n, d.id, now(), now()
        FROM generate_series(0, %1$d - 1) AS n
        JOIN department d ON d.name = 'Bench ' || n %% (%1$d / %2$d);
        INSERT INTO working_hours (id, practitioner_id, weekday, starts, length_minutes)
        SELECT gen_random_uuid(), p.id, weekday, '00:00', 1440
        FROM practitioner p, generate_series(1, 7) AS weekday WHERE p.name LIKE 'Dr. Bench %%';
        ANALYZE department, practitioner, working_hours
        """
            .formatted(DOCTORS, DOCTORS_OF_A_DEPARTMENT));
    String from = " FROM practitioner WHERE name LIKE 'Dr. Bench %' ORDER BY id";
    doctors = ids(rig, "SELECT id" + from);
    departments = ids(rig, "SELECT department_id" + from);
    patients = ids(rig, "SELECT id FROM patient ORDER BY mrn");
  }

  /** A place that was not given out before; consecutive places are of different doctors. */
  Place next() {
    int number = next.getAndIncrement();
    Instant start = from.plus(LENGTH.multipliedBy(number / DOCTORS));
    return new Place(
        doctors.get(number % DOCTORS),
        departments.get(number % DOCTORS),
        patients.get(number % patients.size()),
        start,
        start.plus(LENGTH));
  }

  /** The same place for another patient. */
  Place contested(Place place, int rival) {
    return new Place(
        place.doctor(), place.department(), patients.get(rival), place.start(), place.end());
  }

  private static List<UUID> ids(Rig rig, String sql) {
    return rig.list(sql, row -> (UUID) row.getObject(1));
  }
}
