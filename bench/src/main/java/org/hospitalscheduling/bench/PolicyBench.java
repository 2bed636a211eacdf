package org.hospitalscheduling.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hospitalscheduling.overbooking.OverbookingPolicy;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Rules;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Session;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Visit;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The cost of one decision about a session: 32 visits of a quarter of an hour, and the worst case,
 * 32 visits of any number of minutes, whose only common divisor is the minute.
 */
final class PolicyBench {

  private static final int VISITS = 32;
  private static final int SESSIONS = 2_000;
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

  private PolicyBench() {}

  static void run() {
    measure("of a quarter of an hour", 15, 15);
    measure("of 7 to 23 minutes", 7, 23);
  }

  private static void measure(String visits, int shortest, int longest) {
    Random random = new Random(1);
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(session(random, shortest, longest));
    }
    long[] nanos = new long[SESSIONS];
    int proposals = 0;
    for (int round = 0; round < 2; round++) {
      proposals = 0;
      for (int i = 0; i < SESSIONS; i++) {
        long begun = System.nanoTime();
        proposals += OverbookingPolicy.decide(sessions.get(i), Rules.DEFAULT).proposals().size();
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Report.result(
        "Overbooking, a session of %d visits %s: p50 %.2f ms, p99 %.2f ms (%.1f proposals each)",
        VISITS,
        visits,
        Report.percentile(nanos, 0.5),
        Report.percentile(nanos, 0.99),
        (double) proposals / SESSIONS);
  }

  private static Session session(Random random, int shortest, int longest) {
    List<Visit> visits = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < VISITS; i++) {
      Instant end = at.plusSeconds(60L * (shortest + random.nextInt(longest - shortest + 1)));
      visits.add(new Visit(new TimeRange(at, end), random.nextDouble() * 0.6, false, true));
      at = end;
    }
    return new Session(new TimeRange(START, at), visits, 0.05);
  }
}
