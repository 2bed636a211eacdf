package org.hospitalscheduling.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

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
      WHERE a.department_id = ? AND a.starts_at < ? AND a.starts_at > ?::timestamptz - interval '8 h'
        AND a.ends_at > ? AND a.status NOT IN ('cancelled', 'entered-in-error')
      ORDER BY a.starts_at, a.id
      """;

  private final Rig rig;
  private final Report report;

  WeekBench(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() throws Exception {
    long stored = rig.number("SELECT count(*) FROM appointment");
    LocalDate monday =
        LocalDate.now(Rig.ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Instant from = monday.atStartOfDay(Rig.ZONE).toInstant();
    Instant to = monday.plusDays(7).atStartOfDay(Rig.ZONE).toInstant();
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      UUID department = cardiology(connection);
      String path = path(from, to, department);
      long[] http = new long[ROUNDS];
      long[] raw = new long[ROUNDS];
      int rows = 0;
      int bytes = 0;
      long first = System.nanoTime();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        if (round < 0 && Report.seconds(first) > WARM_UP_SECONDS) {
          round = 0;
        }
        long begun = System.nanoTime();
        rows = query(connection, department, from, to);
        long between = System.nanoTime();
        Wire.Answer answer = wire.get(path);
        long end = System.nanoTime();
        if (answer.status() != 200) {
          throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        bytes = answer.body().length();
        if (round >= 0) {
          raw[round] = between - begun;
          http[round] = end - between;
        }
      }
      double httpMedian = Report.percentile(http, 0.5);
      double rawMedian = Report.percentile(raw, 0.5);
      report.result(
          "A department's week among %,d appointments: HTTP %.1f ms (p95 %.1f), query %.1f ms,"
              + " ratio %.1f (aim 3); %d rows, %d kB",
          stored,
          httpMedian,
          Report.percentile(http, 0.95),
          rawMedian,
          httpMedian / rawMedian,
          rows,
          bytes / 1000);
    }
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

  private static int query(Connection connection, UUID department, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setObject(1, department);
      statement.setObject(2, to.atOffset(ZoneOffset.UTC));
      statement.setObject(3, from.atOffset(ZoneOffset.UTC));
      statement.setObject(4, from.atOffset(ZoneOffset.UTC));
      int rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        for (; row.next(); rows++) {
          for (int column = 1; column <= 22; column++) {
            row.getObject(column);
          }
        }
      }
      return rows;
    }
  }

  static UUID cardiology(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT id FROM department WHERE name = 'Cardiology'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  /** The path by which the calendar asks for a department's week. */
  static String path(Instant from, Instant to, UUID department) {
    return "/api/schedules?from=%s&to=%s&department=%s"
        .formatted(encoded(from), encoded(to), department);
  }

  static String encoded(Instant instant) {
    return URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
  }
}
