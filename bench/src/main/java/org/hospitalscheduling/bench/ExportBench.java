package org.hospitalscheduling.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/**
 * A hundred thousand rows as CSV and as iCalendar, compared with COPY; do other requests stay fast
 * meanwhile?
 */
final class ExportBench {

  private static final int ROWS = 100_000;

  private static final String COPY =
      """
      COPY (
        SELECT a.id, a.status, a.starts_at, a.ends_at, pr.name, d.name, pa.mrn, pa.name, t.name,
               a.reason, a.overbooked
        FROM appointment a
        JOIN practitioner pr ON pr.id = a.practitioner_id
        JOIN department d ON d.id = a.department_id
        LEFT JOIN patient pa ON pa.id = a.patient_id
        LEFT JOIN appointment_type t ON t.id = a.type_id
        WHERE a.status NOT IN ('cancelled', 'entered-in-error')
        ORDER BY a.starts_at, a.id LIMIT 100000
      ) TO STDOUT (FORMAT csv)
      """;

  private final Rig rig;

  ExportBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws Exception {
    double idle = Report.percentile(others(new AtomicBoolean(), Duration.ofSeconds(5)), 0.99);
    for (String format : List.of("csv", "ics")) {
      String path =
          "/api/schedules/export.%s?from=%s&to=%s"
              .formatted(format, daysFromNow(-340), daysFromNow(55));
      long before;
      try (Wire wire = rig.connect()) {
        wire.drain(path);
        before = rig.residentMiB();
      }
      double copy = Math.min(copy(), copy());
      AtomicBoolean done = new AtomicBoolean();
      AtomicLong peak = new AtomicLong();
      long[] nanos = new long[1];
      long[] lines = new long[1];
      List<long[]> latencies =
          Clients.together(
              3,
              number ->
                  switch (number) {
                    case 0 -> {
                      try (Wire wire = rig.connect()) {
                        long begun = System.nanoTime();
                        lines[0] = wire.drain(path);
                        nanos[0] = System.nanoTime() - begun;
                      } finally {
                        done.set(true);
                      }
                      yield null;
                    }
                    case 1 -> others(done, Duration.ofMinutes(2));
                    default -> {
                      while (!done.get()) {
                        peak.accumulateAndGet(rig.residentMiB(), Math::max);
                        Thread.sleep(50);
                      }
                      yield null;
                    }
                  });
      double seconds = nanos[0] / 1e9;
      Report.result(
          "%s of %,d rows: %.1f s (%,d lines), COPY %.1f s, ratio %.1f; server memory %d MiB before,"
              + " %d at most; another request meanwhile p99 %.0f ms, %.0f ms otherwise",
          format.toUpperCase(java.util.Locale.ROOT),
          ROWS,
          seconds,
          lines[0],
          copy,
          seconds / copy,
          before,
          peak.get(),
          Report.percentile(latencies.get(1), 0.99),
          idle);
    }
  }

  /** The durations of other requests, one every 20 ms. */
  private long[] others(AtomicBoolean done, Duration longest)
      throws IOException, InterruptedException {
    List<Long> taken = new ArrayList<>();
    long begun = System.nanoTime();
    try (Wire wire = rig.connect()) {
      while (!done.get() && System.nanoTime() - begun < longest.toNanos()) {
        long sent = System.nanoTime();
        wire.get("/api/departments");
        taken.add(System.nanoTime() - sent);
        Thread.sleep(20);
      }
    }
    return taken.stream().mapToLong(Long::longValue).toArray();
  }

  private double copy() throws SQLException, IOException {
    try (Connection connection = rig.database.application().getConnection()) {
      long begun = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(COPY, OutputStream.nullOutputStream());
      return Report.seconds(begun);
    }
  }

  private static Instant daysFromNow(long days) {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days));
  }
}
