package org.hospitalscheduling.bench;

import java.time.Duration;

/** The statements of one booking and of one view of a department's week, and what each costs. */
final class StatementsBench {

  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration TURN = Duration.ofSeconds(10);
  private static final int LOOKS = 200;

  private final Rig rig;
  private final Arena arena;

  StatementsBench(Rig rig, Arena arena) {
    this.rig = rig;
    this.arena = arena;
  }

  void run() throws Exception {
    Statements statements = new Statements(rig);
    BookingsBench.overHttp(rig, arena, 1, WARM_UP, false, true);
    statements.forget();
    long before = rig.number("SELECT count(*) FROM appointment");
    BookingsBench.overHttp(rig, arena, 1, TURN, false, false);
    long booked = rig.number("SELECT count(*) FROM appointment") - before;
    Report.result("Statements of one booking (%,d of them):", booked);
    Statements.print("One booking", booked, statements.list());

    String path = WeekBench.path(WeekBench.thisWeek(), WeekBench.cardiology(rig));
    try (Wire wire = rig.connect()) {
      for (int look = -LOOKS; look < LOOKS; look++) {
        if (look == 0) {
          statements.forget();
        }
        wire.get(path).mustBe(200);
      }
    }
    Report.result("Statements of one look at a department's week:");
    Statements.print("One look", LOOKS, statements.list());
  }
}
