package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Where overbooking pays off, for all doctors and two weeks, as the job and staff ask for it: the
 * request compared with a program that only reads the same rows.
 */
final class SuggestionsBench {

  private static final int DAYS = 14;
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 10;

  private static final String QUERY =
      """
      WITH visit AS (
        SELECT practitioner_id, department_id, type_id, patient_id, starts_at, ends_at, status, overbooked, created_at
        FROM appointment
        WHERE starts_at < ? AND starts_at > ?::timestamptz - interval '8 h' AND ends_at > ?
          AND status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')
      ), past AS (
        SELECT patient_id, count(*) AS visits, count(*) FILTER (WHERE status = 'noshow') AS missed
        FROM appointment
        WHERE patient_id IN (SELECT patient_id FROM visit)
          AND status IN ('arrived', 'checked-in', 'fulfilled', 'noshow') AND starts_at >= ? AND starts_at < ?
        GROUP BY patient_id
      )
      SELECT v.*, coalesce(p.visits, 0), coalesce(p.missed, 0)
      FROM visit v LEFT JOIN past p ON p.patient_id = v.patient_id
      ORDER BY v.practitioner_id, v.starts_at
      """;

  private final Rig rig;
  private final Report report;

  SuggestionsBench(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() throws Exception {
    rig.run(
        """
        INSERT INTO overbooking_opt_in (department_id, allowed) SELECT id, true FROM department
        ON CONFLICT ON CONSTRAINT overbooking_opt_in_department_key DO NOTHING
        """);
    awaitModel();
    long stored = rig.number("SELECT count(*) FROM appointment");
    Instant from = Instant.now();
    Instant to = from.plus(Duration.ofDays(DAYS));
    String body = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    long[] http = new long[ROUNDS];
    long[] raw = new long[ROUNDS];
    int rows = 0;
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long begun = System.nanoTime();
        rows = query(connection, from.minus(Duration.ofDays(1)), to.plus(Duration.ofDays(1)), from);
        long between = System.nanoTime();
        Wire.Answer answer = wire.post("/api/overbook/suggestions/generate", body);
        long end = System.nanoTime();
        if (answer.status() != 200) {
          throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        if (round >= 0) {
          raw[round] = between - begun;
          http[round] = end - between;
        }
      }
    }
    double httpMedian = Report.percentile(http, 0.5);
    double rawMedian = Report.percentile(raw, 0.5);
    report.result(
        "Suggestions for %d doctors and %d days among %,d appointments: HTTP %.0f ms (p95 %.0f),"
            + " reading the same %,d visits %.0f ms, ratio %.1f; %d open",
        rig.number(
            "SELECT count(DISTINCT practitioner_id) FROM appointment WHERE starts_at > now()"),
        DAYS,
        stored,
        httpMedian,
        Report.percentile(http, 0.95),
        rows,
        rawMedian,
        httpMedian / rawMedian,
        rig.number("SELECT count(*) FROM suggestion WHERE status = 'open'"));
  }

  /** A server that has just started trains its model within a minute or two. */
  private void awaitModel() throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(150);
    while (rig.number("SELECT count(*) FROM no_show_model") == 0) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("nothing was learnt of no-shows");
      }
      Thread.sleep(500);
    }
  }

  private static int query(Connection connection, Instant from, Instant to, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setObject(1, to.atOffset(ZoneOffset.UTC));
      statement.setObject(2, from.atOffset(ZoneOffset.UTC));
      statement.setObject(3, from.atOffset(ZoneOffset.UTC));
      statement.setObject(4, now.minus(Duration.ofDays(730)).atOffset(ZoneOffset.UTC));
      statement.setObject(5, now.atOffset(ZoneOffset.UTC));
      int rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        for (; row.next(); rows++) {
          for (int column = 1; column <= 11; column++) {
            row.getObject(column);
          }
        }
      }
      return rows;
    }
  }
}
