package org.hospitalscheduling.bench;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The statements of one booking and of one view of a department's week, and what each costs. */
final class StatementsBench {

  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration TURN = Duration.ofSeconds(10);
  private static final int LOOKS = 200;

  private final Rig rig;
  private final Arena arena;
  private final Report report;

  StatementsBench(Rig rig, Arena arena, Report report) {
    this.rig = rig;
    this.arena = arena;
    this.report = report;
  }

  void run() throws Exception {
    Statements statements = new Statements(rig);
    BookingsBench.overHttp(rig, arena, 1, WARM_UP, false, true);
    statements.forget();
    long before = rig.number("SELECT count(*) FROM appointment");
    BookingsBench.overHttp(rig, arena, 1, TURN, false, false);
    long booked = rig.number("SELECT count(*) FROM appointment") - before;
    report.result("Statements of one booking (%,d of them):", booked);
    Statements.print(report, "One booking", booked, statements.list());

    LocalDate monday = LocalDate.now(Rig.ZONE).with(DayOfWeek.MONDAY);
    Instant from = monday.atStartOfDay(Rig.ZONE).toInstant();
    Instant to = monday.plusDays(7).atStartOfDay(Rig.ZONE).toInstant();
    String path =
        WeekBench.path(
            from,
            to,
            UUID.fromString(rig.text("SELECT id::text FROM department WHERE name = 'Cardiology'")));
    try (Wire wire = rig.connect()) {
      for (int look = -LOOKS; look < LOOKS; look++) {
        if (look == 0) {
          statements.forget();
        }
        if (wire.get(path).status() != 200) {
          throw new IllegalStateException(path);
        }
      }
    }
    report.result("Statements of one look at a department's week:");
    Statements.print(report, "One look", LOOKS, statements.list());
  }
}
