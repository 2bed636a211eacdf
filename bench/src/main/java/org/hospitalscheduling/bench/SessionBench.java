package org.hospitalscheduling.bench;

import java.io.IOException;

/**
 * The cost of checking the session at every request. The control is the same request without a
 * session: the metrics, which an operator's token gives access to as well. A public request with
 * and without an access token shows how much of the difference is verifying the token's signature.
 */
final class SessionBench {
  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 600;

  private final Rig rig;

  SessionBench(Rig rig) {
    this.rig = rig;
  }

  void run() throws IOException {
    try (Wire session = rig.connect();
        Wire scraper = rig.connectAsScraper();
        Wire nobody = rig.connectAsNobody()) {
      long[] checked = new long[ROUNDS];
      long[] unchecked = new long[ROUNDS];
      long[] signed = new long[ROUNDS];
      long[] bare = new long[ROUNDS];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long a = timed(session, "/api/metrics");
        long b = timed(scraper, "/api/metrics");
        long c = timed(session, "/api/settings");
        long d = timed(nobody, "/api/settings");
        if (round >= 0) {
          checked[round] = a;
          unchecked[round] = b;
          signed[round] = c;
          bare[round] = d;
        }
      }
      Report.result(
          "A request with its session checked %.2f ms, the same without a session %.2f; a public one"
              + " with a signed token %.2f, without %.2f (medians of %d, turn by turn)",
          Report.percentile(checked, 0.5),
          Report.percentile(unchecked, 0.5),
          Report.percentile(signed, 0.5),
          Report.percentile(bare, 0.5),
          ROUNDS);
    }
  }

  private static long timed(Wire wire, String path) throws IOException {
    long begun = System.nanoTime();
    wire.get(path).mustBe(200);
    return System.nanoTime() - begun;
  }
}
