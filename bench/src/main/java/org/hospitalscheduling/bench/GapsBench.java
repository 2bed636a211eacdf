package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** A department's free time in two weeks: the request compared with its bare query. */
final class GapsBench {

  private static final int DAYS = 14;
  private static final int WARM_UP = 2_000;
  private static final double WARM_UP_SECONDS = 20;
  private static final int ROUNDS = 60;

  private static final String QUERY =
      """
      WITH doctor AS (SELECT id FROM practitioner WHERE active AND department_id = :department)
      SELECT practitioner_id, weekday, starts, length_minutes, NULL, NULL
      FROM working_hours WHERE practitioner_id IN (SELECT id FROM doctor)
      UNION ALL
      SELECT practitioner_id, NULL, NULL, NULL, starts_at, ends_at
      FROM time_off WHERE practitioner_id IN (SELECT id FROM doctor) AND starts_at < :end AND ends_at > :start
      UNION ALL
      SELECT practitioner_id, NULL, NULL, NULL, lower(taken), upper(taken)
      FROM (
        SELECT practitioner_id, unnest(range_agg(during)) AS taken FROM appointment
        WHERE practitioner_id IN (SELECT id FROM doctor)
          AND %s AND %s
        GROUP BY practitioner_id) AS merged
      """
          .formatted(BookSql.ACTIVE, BookSql.OVERLAPS);

  private final Rig rig;

  GapsBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    WeekBench.grow(rig);
    long stored = rig.number("SELECT count(*) FROM appointment");
    Instant now = Instant.now();
    TimeRange range = new TimeRange(now, now.plus(Duration.ofDays(DAYS)));
    String department = WeekBench.cardiology(rig);
    String path =
        "/api/overbook/gaps?%s&department=%s".formatted(WeekBench.encoded(range), department);
    AtomicInteger rows = new AtomicInteger();
    AtomicInteger gaps = new AtomicInteger();
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      SqlQuery query =
          new SqlQuery(QUERY).set("department", UUID.fromString(department)).setRange(range);
      Comparison times =
          Comparison.of(
              ROUNDS,
              WARM_UP,
              WARM_UP_SECONDS,
              () -> rows.set(Comparison.read(connection, query)),
              () ->
                  gaps.set(wire.get(path).mustBe(200).body().split("\"doctorId\"", -1).length - 1));
      Report.result(
          "Gaps of a department in %d days among %,d appointments: HTTP %.1f ms (p95 %.1f), query"
              + " %.1f ms of %d rows, ratio %.1f; %d gaps",
          DAYS,
          stored,
          times.ofHttp(),
          times.ofHttpAtMost(),
          times.ofQuery(),
          rows.get(),
          times.ratio(),
          gaps.get());
    }
  }
}
