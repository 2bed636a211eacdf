package org.hospitalscheduling.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** The first free times next week of all doctors of the house: the request and its bare query. */
final class SlotsBench {

  private static final int WARM_UP = 2_000;
  private static final double WARM_UP_SECONDS = 20;
  private static final int ROUNDS = 60;
  private static final int AIM_MILLISECONDS = 300;

  private static final String QUERY =
      """
      WITH doctor AS (SELECT id FROM practitioner WHERE active AND id = ANY (:doctors))
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

  SlotsBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    WeekBench.grow(rig);
    long stored = rig.number("SELECT count(*) FROM appointment");
    String doctors = rig.text("SELECT string_agg(id::text, ',') FROM practitioner WHERE active");
    String[] ids = doctors.split(",");
    LocalDate monday = LocalDate.now(Rig.ZONE).with(DayOfWeek.MONDAY).plusDays(7);
    TimeRange week =
        new TimeRange(
            monday.atStartOfDay(Rig.ZONE).toInstant(),
            monday.atStartOfDay(Rig.ZONE).toInstant().plus(Duration.ofDays(7)));
    String path =
        "/api/slots?doctor=%s&from=%s&duration=30&limit=12"
            .formatted(
                URLEncoder.encode(doctors, StandardCharsets.UTF_8),
                URLEncoder.encode(week.start().toString(), StandardCharsets.UTF_8));
    measure("next week", stored, ids, week, path);
    // Nobody works at that time: all of the 60 days are looked through.
    TimeRange all = new TimeRange(week.start(), week.start().plus(Duration.ofDays(60)));
    measure("none in 60 days", stored, ids, all, path + "&timeFrom=03:00&timeUntil=03:05");
  }

  private void measure(String what, long stored, String[] ids, TimeRange range, String path)
      throws Exception {
    AtomicInteger rows = new AtomicInteger();
    AtomicInteger slots = new AtomicInteger();
    try (Connection connection = rig.database.application().getConnection();
        Wire wire = rig.connect()) {
      SqlQuery query =
          new SqlQuery(QUERY)
              .setIds("doctors", Arrays.stream(ids).map(UUID::fromString).toList())
              .setRange(range);
      Comparison times =
          Comparison.of(
              ROUNDS,
              WARM_UP,
              WARM_UP_SECONDS,
              () -> rows.set(Comparison.read(connection, query)),
              () ->
                  slots.set(wire.get(path).mustBe(200).body().split("\"doctorId\"", -1).length - 1));
      Report.result(
          "First free times of %d doctors, %s, among %,d appointments: HTTP %.1f ms (p95 %.1f, aim"
              + " %d), query %.1f ms of %d rows, ratio %.1f; %d slots",
          ids.length,
          what,
          stored,
          times.ofHttp(),
          times.ofHttpAtMost(),
          AIM_MILLISECONDS,
          times.ofQuery(),
          rows.get(),
          times.ratio(),
          slots.get());
    }
  }
}
