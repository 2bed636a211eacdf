package org.hospitalscheduling.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** One week of one department: the calendar's request compared with the bare query. */
final class WeekBench {

  private static final int WARM_UP = 2_000;
  private static final double WARM_UP_SECONDS = 40;
  private static final int ROUNDS = 60;

  private static final String QUERY =
      """
      SELECT a.id, a.version, a.status, a.starts_at, a.ends_at, a.reason, a.overbooked,
             a.created_by, a.created_at, a.updated_at, pr.id, pr.name, pa.id, pa.mrn, pa.name,
             pa.birth_date, d.id, d.name, d.colour, t.id, t.name, u.username
      FROM appointment a
      JOIN practitioner pr ON pr.id = a.practitioner_id
      JOIN department d ON d.id = a.department_id
      LEFT JOIN patient pa ON pa.id = a.patient_id
      LEFT JOIN appointment_type t ON t.id = a.type_id
      LEFT JOIN app_user u ON u.id = a.created_by
      WHERE a.department_id = :department AND %s AND a.status NOT IN ('cancelled', 'entered-in-error')
      ORDER BY a.starts_at, a.id
      """
          .formatted(BookSql.of("a", BookSql.OVERLAPS));

  private final Rig rig;

  WeekBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    long stored = rig.number("SELECT count(*) FROM appointment");
    TimeRange week = thisWeek();
    String department = cardiology(rig);
    String path = path(week, department);
    AtomicInteger rows = new AtomicInteger();
    AtomicInteger bytes = new AtomicInteger();
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      SqlQuery query =
          new SqlQuery(QUERY).set("department", UUID.fromString(department)).setRange(week);
      Comparison times =
          Comparison.of(
              ROUNDS,
              WARM_UP,
              WARM_UP_SECONDS,
              () -> rows.set(Comparison.read(connection, query)),
              () -> bytes.set(wire.get(path).mustBe(200).body().length()));
      Report.result(
          "A department's week among %,d appointments: HTTP %.1f ms (p95 %.1f), query %.1f ms,"
              + " ratio %.1f (aim 3); %d rows, %d kB",
          stored,
          times.ofHttp(),
          times.ofHttpAtMost(),
          times.ofQuery(),
          times.ratio(),
          rows.get(),
          bytes.get() / 1000);
    }
  }

  /** The same among a million appointments. */
  void ofAMillion() throws Exception {
    grow(rig);
    run();
  }

  /** Copies all appointments into the past, nine times, to a million; once. */
  static void grow(Rig rig) {
    if (rig.number("SELECT count(*) FROM appointment") > 900_000) {
      return;
    }
    long begun = System.nanoTime();
    rig.run(
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, type_id,
          status, starts_at, ends_at, lane, reason, overbooked, created_by, created_at, updated_at)
        SELECT gen_random_uuid(), version, practitioner_id, patient_id, department_id, type_id,
          CASE status WHEN 'booked' THEN 'fulfilled' ELSE status END,
          starts_at - shift * n, ends_at - shift * n, lane, reason, overbooked,
          created_by, created_at - shift * n, updated_at - shift * n
        FROM appointment, generate_series(1, 9) AS n,
          (SELECT date_trunc('day', max(starts_at) - min(starts_at)) + interval '8 days' AS shift
           FROM appointment WHERE type_id IS NOT NULL) AS span
        WHERE type_id IS NOT NULL ORDER BY n, starts_at
        """);
    rig.run("ANALYZE appointment");
    Report.say("Grown to a million in %.0f s", Report.seconds(begun));
  }

  static String cardiology(Rig rig) {
    return rig.text("SELECT id::text FROM department WHERE name = 'Cardiology'");
  }

  /** From Monday to Monday. */
  static TimeRange thisWeek() {
    LocalDate monday = LocalDate.now(Rig.ZONE).with(DayOfWeek.MONDAY);
    return new TimeRange(
        monday.atStartOfDay(Rig.ZONE).toInstant(),
        monday.plusDays(7).atStartOfDay(Rig.ZONE).toInstant());
  }

  /** The path by which the calendar asks for a department's week. */
  static String path(TimeRange week, String department) {
    return "/api/schedules?%s&department=%s".formatted(encoded(week), department);
  }

  /** The range as parameters of a request. */
  static String encoded(TimeRange range) {
    return "from=%s&to=%s"
        .formatted(
            URLEncoder.encode(range.start().toString(), StandardCharsets.UTF_8),
            URLEncoder.encode(range.end().toString(), StandardCharsets.UTF_8));
  }
}
