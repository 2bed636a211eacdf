package org.hospitalscheduling.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The calendar as a browser paints it: a full day, one change to it, and many doctors. */
final class CalendarBench {

  /** Far from what a demonstration fills and other sections book. */
  private static final LocalDate FULL = LocalDate.now(Rig.ZONE).plusDays(120);

  private static final LocalDate EMPTY = FULL.plusDays(2);
  private static final LocalDate ALONE = FULL.plusDays(4);
  private static final int DOCTORS = 12;
  private static final int APPOINTMENTS = 1_000;
  private static final int WIDE_DOCTORS = 60;
  private static final int WIDE_APPOINTMENTS = WIDE_DOCTORS * 16;

  private final Rig rig;
  private final Path pwa;

  CalendarBench(Rig rig, Path pwa) {
    this.rig = rig;
    this.pwa = pwa;
  }

  void run() throws IOException, InterruptedException {
    UUID full = department("Painted", DOCTORS);
    UUID wide = department("Scrolled", WIDE_DOCTORS);
    // Ten minutes each, from seven in the morning on; the doctors' last hour is free.
    fill(full, FULL, DOCTORS, APPOINTMENTS, 10);
    fill(full, ALONE, DOCTORS, 1, 10);
    fill(wide, FULL, WIDE_DOCTORS, WIDE_APPOINTMENTS, 30);
    rig.run("ANALYZE appointment, practitioner, department");
    String plan =
        """
        {"base":"http://127.0.0.1:%d/","full":%s,"empty":%s,"one":%s,"wide":%s,\
        "last":"%s","alone":"%s"}"""
            .formatted(
                rig.port(),
                place(full, FULL, DOCTORS, APPOINTMENTS),
                place(full, EMPTY, DOCTORS, 0),
                place(full, ALONE, DOCTORS, 1),
                place(wide, FULL, WIDE_DOCTORS, WIDE_APPOINTMENTS),
                last(full, FULL),
                last(full, ALONE));
    Process browser =
        new ProcessBuilder("node", "bench/calendar.mjs", plan)
            .directory(pwa.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = browser.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Report.result("%s", line);
      }
    }
    if (browser.waitFor() != 0) {
      throw new IllegalStateException("the browser did not get to its end");
    }
  }

  /**
   * A department of its own, whose doctors work from seven in the morning to ten in the evening.
   */
  private UUID department(String name, int doctors) {
    UUID id = UUID.randomUUID();
    rig.run(
        """
        INSERT INTO department (id, version, name, colour, created_at, updated_at)
        VALUES ('%1$s', 0, '%2$s', '#2a7f9e', now(), now());
        INSERT INTO practitioner (id, version, name, department_id, created_at, updated_at)
        SELECT gen_random_uuid(), 0, 'Dr. ' || to_char(n, 'FM00') || ' %2$s', '%1$s', now(), now()
        FROM generate_series(1, %3$d) AS n;
        INSERT INTO working_hours (id, practitioner_id, weekday, starts, length_minutes)
        SELECT gen_random_uuid(), p.id, weekday, '07:00', 900
        FROM practitioner p, generate_series(1, 7) AS weekday WHERE p.department_id = '%1$s'"""
            .formatted(id, name, doctors));
    return id;
  }

  /** Books appointments for the doctors in turn, each with a patient who has no other that day. */
  private void fill(UUID department, LocalDate day, int doctors, int appointments, int minutes) {
    Instant seven = day.atTime(7, 0).atZone(Rig.ZONE).toInstant();
    rig.run(
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, type_id,
          status, starts_at, ends_at, lane, reason, overbooked, created_by, created_at, updated_at)
        SELECT gen_random_uuid(), 0, doctor.id, patient.id, '%1$s', type.id, 'booked', start,
          start + interval '%5$d minutes', 0, 'Control', false, booker.id, now(), now()
        FROM generate_series(0, %4$d - 1) AS n
        JOIN (SELECT id, row_number() OVER (ORDER BY name) - 1 AS place
              FROM practitioner WHERE department_id = '%1$s') AS doctor ON doctor.place = n %% %3$d
        JOIN (SELECT id, row_number() OVER (ORDER BY mrn) - 1 AS place
              FROM patient WHERE NOT EXISTS (
                SELECT FROM appointment other WHERE other.patient_id = patient.id
                AND other.starts_at BETWEEN '%2$s' AND timestamptz '%2$s' + interval '1 day')
             ) AS patient ON patient.place = n
        CROSS JOIN LATERAL (SELECT timestamptz '%2$s' + (n / %3$d) * interval '%5$d minutes' AS start)
        CROSS JOIN (SELECT id FROM app_user WHERE email = 'admin@example.com') AS booker
        CROSS JOIN (SELECT id FROM appointment_type ORDER BY name LIMIT 1) AS type"""
            .formatted(department, seven, doctors, appointments, minutes));
  }

  private static String place(UUID department, LocalDate day, int columns, int appointments) {
    return "{\"department\":\"%s\",\"day\":\"%s\",\"columns\":%d,\"appointments\":%d}"
        .formatted(department, day, columns, appointments);
  }

  /** The last appointment of a day, after which there is room. */
  private String last(UUID department, LocalDate day) {
    Instant from = day.atStartOfDay(Rig.ZONE).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(Rig.ZONE).toInstant();
    return rig.text(
        "SELECT id FROM appointment WHERE department_id = '%s' AND starts_at BETWEEN '%s' AND '%s'"
                .formatted(department, from, to)
            + " ORDER BY starts_at DESC, id LIMIT 1");
  }
}
