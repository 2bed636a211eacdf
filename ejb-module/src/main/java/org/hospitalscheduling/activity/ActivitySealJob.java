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

  @Inject private ActivitySeals seals;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  private Instant nextNote = Instant.EPOCH;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void onTime() {
    timed.inTransaction("activity sealer", this::seal);
  }

  void seal() {
    Instant now = clock.instant();
    long highestDrawn = seals.highestDrawn();
    if (jobs.claim("activity-sealer", EVERY, now)) {
      seals.seal(highestDrawn, now).ifPresent(newest -> note(newest, now));
    }
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
