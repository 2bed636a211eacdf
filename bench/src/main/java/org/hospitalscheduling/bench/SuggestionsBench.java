package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.SqlQuery;

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
        WHERE %s AND %s
      ), past AS (
        SELECT patient_id, count(*) AS visits, count(*) FILTER (WHERE status = 'noshow') AS missed
        FROM appointment
        WHERE patient_id IN (SELECT patient_id FROM visit)
          AND %s AND starts_at >= :since AND starts_at < :now
        GROUP BY patient_id
      )
      SELECT v.*, coalesce(p.visits, 0), coalesce(p.missed, 0)
      FROM visit v LEFT JOIN past p ON p.patient_id = v.patient_id
      ORDER BY v.practitioner_id, v.starts_at
      """
          .formatted(BookSql.OVERLAPS, BookSql.ACTIVE, BookSql.ATTENDED_OR_MISSED);

  private final Rig rig;

  SuggestionsBench(Rig rig) {
    this.rig = rig;
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
    SqlQuery query =
        new SqlQuery(QUERY)
            .set("start", from.minus(Duration.ofDays(1)))
            .set("end", to.plus(Duration.ofDays(1)))
            .set("since", from.minus(Duration.ofDays(730)))
            .set("now", from);
    AtomicInteger rows = new AtomicInteger();
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      Comparison times =
          Comparison.of(
              ROUNDS,
              WARM_UP,
              Double.MAX_VALUE,
              () -> rows.set(Comparison.read(connection, query)),
              () -> wire.post("/api/overbook/suggestions/generate", body).mustBe(200));
      Report.result(
          "Suggestions for %d doctors and %d days among %,d appointments: HTTP %.0f ms (p95 %.0f),"
              + " reading the same %,d visits %.0f ms, ratio %.1f; %d open",
          rig.number(
              "SELECT count(DISTINCT practitioner_id) FROM appointment WHERE starts_at > now()"),
          DAYS,
          stored,
          times.ofHttp(),
          times.ofHttpAtMost(),
          rows.get(),
          times.ofQuery(),
          times.ratio(),
          rig.number("SELECT count(*) FROM suggestion WHERE status = 'open'"));
    }
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
}
