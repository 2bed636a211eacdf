package org.hospitalscheduling.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hospitalscheduling.shared.SqlQuery;

/** One page of a log of a million rows: the auditor's request compared with the bare query. */
final class ActivityBench {

  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 40;
  private static final int WARM_UP = 40;

  private static final String SELECT =
      """
      SELECT id, at, actor_id, actor_name, action, outcome, subject_type, subject_id, patient_id, address,
             request_id, detail
      FROM activity WHERE %s ORDER BY at DESC, id DESC LIMIT 100
      """;

  private final Rig rig;

  ActivityBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    grow();
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("", "true");
    questions.put("actor=desk7", "lower(actor_name) = 'desk7'");
    questions.put("action=appointment-moved", "action = 'appointment-moved'");
    questions.put("address=10.0.0.7", "address = '10.0.0.7'");
    questions.put("outcome=refused", "outcome = 'refused'");
    questions.put(
        "actor=desk7&from="
            + encoded("2025-03-01T00:00:00Z")
            + "&to="
            + encoded("2025-03-02T00:00:00Z"),
        "lower(actor_name) = 'desk7' AND at >= '2025-03-01 00:00Z' AND at < '2025-03-02 00:00Z'");
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      for (Map.Entry<String, String> question : questions.entrySet()) {
        compare(connection, wire, question.getKey(), SELECT.formatted(question.getValue()));
      }
      text(wire);
    }
    try (Wire wire = rig.connect()) {
      long begun = System.nanoTime();
      long lines = wire.drain("/api/admin/logs.csv");
      Report.result(
          "Activity log as CSV: %,d lines in %.1f s", lines, (System.nanoTime() - begun) / 1e9);
    }
  }

  private void compare(Connection connection, Wire wire, String question, String sql)
      throws Exception {
    SqlQuery query = new SqlQuery(sql);
    Comparison times =
        Comparison.of(
            ROUNDS,
            WARM_UP,
            Double.MAX_VALUE,
            () -> Comparison.read(connection, query),
            () -> wire.get("/api/admin/logs?limit=100&" + question).mustBe(200));
    Report.result(
        "Activity log, a page among %,d rows, %s: HTTP %.1f ms (p95 %.1f), query %.1f ms, ratio %.1f",
        ROWS,
        question.isEmpty() ? "newest" : question,
        times.ofHttp(),
        times.ofHttpAtMost(),
        times.ofQuery(),
        times.ratio());
  }

  /** A text that occurs nowhere is the worst case: one answer searches 100,000 rows. */
  private void text(Wire wire) throws Exception {
    long[] http = new long[ROUNDS / 4];
    for (int round = 0; round < http.length; round++) {
      long begun = System.nanoTime();
      wire.get("/api/admin/logs?limit=100&q=nowhere-to-be-found");
      http[round] = System.nanoTime() - begun;
    }
    Report.result(
        "Activity log, a text that is not there: %.0f ms an answer", Report.percentile(http, 0.5));
  }

  private void grow() {
    long begun = System.nanoTime();
    rig.run(
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
          subject_id, patient_id, address, request_id, detail)
        SELECT gen_random_uuid(), timestamptz '2025-01-01 00:00Z' + n * interval '30 seconds',
          md5((n %% 40)::text)::uuid, 'desk' || n %% 40,
          (ARRAY['appointment-booked', 'appointment-moved', 'patient-data-read', 'signed-in'])[n %% 4 + 1],
          CASE WHEN n %% 5000 = 0 THEN 'refused' ELSE 'success' END, 'appointment',
          md5('s' || n %% 90000)::uuid, md5('p' || n %% 30000)::uuid, '10.0.0.' || n %% 250,
          gen_random_uuid()::text, jsonb_build_object('route', 'schedules', 'count', '17')
        FROM generate_series(1, %d) AS n
        """
            .formatted(ROWS));
    rig.run("ANALYZE activity");
    Report.say("%,d rows of activity in %.0f s", ROWS, Report.seconds(begun));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
