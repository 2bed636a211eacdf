package org.hospitalscheduling.realtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Numbers committed changes. Runs on every server; an advisory lock lets one at a time work, so a
 * server that dies is replaced within one poll.
 *
 * <p>A commit on this server wakes it. The poll finds the rest: commits whose wake-up was lost with
 * their server, and those that came while another server held the lock.
 */
final class Sequencer extends FeedWorker {

  /** The longest delay until an unannounced change is found. */
  static final Duration POLL = Duration.ofMillis(50);

  /**
   * The pause after a batch. Under load changes gather meanwhile, so that there are at most 50
   * commits a second besides the bookings' own, and nobody notices 20 ms.
   */
  private static final Duration GATHER = Duration.ofMillis(20);

  private static final Duration BLIND = Duration.ofSeconds(2);
  private static final int BATCH = 500;

  private final Clock clock;
  private final Wakeups wakeups;
  private final LongAdder numbered = new LongAdder();
  private volatile @Nullable Instant oldestWaiting;
  private volatile Instant lookedAt;

  Sequencer(Connector connector, Wakeups wakeups, Clock clock) {
    super(connector);
    this.wakeups = wakeups;
    this.clock = clock;
    this.lookedAt = clock.instant();
  }

  /**
   * How long the oldest change has waited for its number; zero if none waits. A server that cannot
   * look assumes that one has been waiting since it last could.
   */
  Duration lag() {
    Instant now = clock.instant();
    Instant since = oldestWaiting;
    if (since == null && lookedAt.isBefore(now.minus(BLIND))) {
      since = lookedAt;
    }
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  /** How many changes it has numbered. */
  long numbered() {
    return numbered.sum();
  }

  @Override
  void work(Connection connection) throws SQLException, InterruptedException {
    while (runs()) {
      Optional<Instant> waiting = ChangeFeed.oldestWaiting(connection);
      oldestWaiting = waiting.orElse(null);
      lookedAt = clock.instant();
      int given = waiting.isPresent() ? ChangeFeed.number(connection, BATCH) : 0;
      if (given > 0) {
        numbered.add(given);
        Thread.sleep(GATHER.toMillis());
      } else {
        wakeups.await(POLL);
      }
    }
  }
}
