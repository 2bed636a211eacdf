package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A department's free time in two weeks: the request compared with its bare query. */
final class GapsBench {

  private static final int DAYS = 14;
  private static final int WARM_UP = 2_000;
  private static final double WARM_UP_SECONDS = 20;
  private static final int ROUNDS = 60;

  private static final String QUERY =
      """
      WITH doctor AS (SELECT id FROM practitioner WHERE active AND department_id = ?)
      SELECT practitioner_id, weekday, starts, length_minutes, NULL, NULL
      FROM working_hours WHERE practitioner_id IN (SELECT id FROM doctor)
      UNION ALL
      SELECT practitioner_id, NULL, NULL, NULL, starts_at, ends_at
      FROM time_off WHERE practitioner_id IN (SELECT id FROM doctor) AND starts_at < ? AND ends_at > ?
      UNION ALL
      SELECT practitioner_id, NULL, NULL, NULL, lower(taken), upper(taken)
      FROM (
        SELECT practitioner_id, unnest(range_agg(during)) AS taken FROM appointment
        WHERE practitioner_id IN (SELECT id FROM doctor)
          AND status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')
          AND starts_at < ? AND starts_at > ?::timestamptz - interval '8 h' AND ends_at > ?
        GROUP BY practitioner_id) AS merged
      """;

  private final Rig rig;
  private final Report report;

  GapsBench(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() throws Exception {
    long stored = rig.number("SELECT count(*) FROM appointment");
    Instant from = Instant.now();
    Instant to = from.plus(Duration.ofDays(DAYS));
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      UUID department = WeekBench.cardiology(connection);
      String path =
          "/api/overbook/gaps?from=%s&to=%s&department=%s"
              .formatted(WeekBench.encoded(from), WeekBench.encoded(to), department);
      long[] http = new long[ROUNDS];
      long[] raw = new long[ROUNDS];
      int rows = 0;
      int gaps = 0;
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
        gaps = answer.body().split("\"doctorId\"", -1).length - 1;
        if (round >= 0) {
          raw[round] = between - begun;
          http[round] = end - between;
        }
      }
      double httpMedian = Report.percentile(http, 0.5);
      double rawMedian = Report.percentile(raw, 0.5);
      report.result(
          "Gaps of a department in %d days among %,d appointments: HTTP %.1f ms (p95 %.1f), query"
              + " %.1f ms of %d rows, ratio %.1f; %d gaps",
          DAYS,
          stored,
          httpMedian,
          Report.percentile(http, 0.95),
          rawMedian,
          rows,
          httpMedian / rawMedian,
          gaps);
    }
  }

  private static int query(Connection connection, UUID department, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setObject(1, department);
      for (int half = 0; half < 2; half++) {
        statement.setObject(2 + 2 * half, to.atOffset(ZoneOffset.UTC));
        statement.setObject(3 + 2 * half, from.atOffset(ZoneOffset.UTC));
      }
      statement.setObject(6, from.atOffset(ZoneOffset.UTC));
      int rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        for (; row.next(); rows++) {
          for (int column = 1; column <= 6; column++) {
            row.getObject(column);
          }
        }
      }
      return rows;
    }
  }
}
