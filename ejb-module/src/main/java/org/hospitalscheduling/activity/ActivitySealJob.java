package org.hospitalscheduling.activity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Seals new rows of the activity log every five seconds, on one server of a cluster. Chaining the
 * rows as they are written would make bookings wait for each other.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivitySealJob {
  private static final Logger LOG = Logger.getLogger(ActivitySealJob.class.getName());

  /** A little less than the timer's five seconds, because two servers' clocks always differ. */
  private static final Duration EVERY = Duration.ofSeconds(4);

  /**
   * How often the head of the chain is written to the server's log, which is kept outside the
   * database.
   */
  private static final Duration NOTE_EVERY = Duration.ofHours(1);

  /** Rows wait five to ten seconds for their seal; this long, and something is wrong. */
  private static final Duration LONG_WAIT = Duration.ofMinutes(2);

  @Inject private ActivitySeals seals;
  @Inject private SealProbe probe;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  private Instant nextNote = Instant.EPOCH;
  private Instant nextWarning = Instant.EPOCH;
  private Seal known = Seal.NONE;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void onTime() {
    timed.inTransaction("activity sealer", this::seal);
    timed.inTransaction("look at the activity log's seals", this::look);
  }

  void seal() {
    Instant now = clock.instant();
    long highestDrawn = seals.highestDrawn();
    if (jobs.claim("activity-sealer", EVERY, now)) {
      seals.seal(highestDrawn, now).ifPresent(newest -> note(newest, now));
    }
  }

  /** On every server: what one of them saw cannot be taken back by rewriting the database. */
  void look() {
    Instant now = clock.instant();
    ActivitySeals.Condition condition = seals.condition(known);
    probe.note(condition, now);
    if (condition.fault().isEmpty()) {
      known = condition.newest();
    }
    if (now.isBefore(nextWarning)) {
      return;
    }
    boolean late =
        condition
            .oldestUnsealed()
            .filter(oldest -> oldest.isBefore(now.minus(LONG_WAIT)))
            .isPresent();
    if (condition.fault().isPresent()) {
      LOG.log(
          Level.SEVERE,
          "The chain over the activity log is broken ({0}): verify it with verify-activity.sh",
          condition.fault().get());
    } else if (late) {
      LOG.log(
          Level.WARNING,
          "Activity since {0} is not sealed: a transaction hangs, or something keeps the sealer from"
              + " its work",
          condition.oldestUnsealed().get());
    } else {
      return;
    }
    nextWarning = now.plus(NOTE_EVERY);
  }

  /**
   * Logs the head: whoever rewrites the whole chain in the database cannot rewrite the server's
   * log.
   */
  private void note(Seal newest, Instant now) {
    if (!now.isBefore(nextNote)) {
      nextNote = now.plus(NOTE_EVERY);
      LOG.log(Level.INFO, "The activity log is sealed up to {0}", newest.head());
    }
  }
}
