package org.hospitalscheduling.activity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/** Flags users whose activity should be reviewed; every ten seconds, on one server of a cluster. */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivityMonitorJob {

  private static final String JOB = "activity-monitor";

  /** A little less than the timer's ten seconds, because two servers' clocks always differ. */
  private static final Duration EVERY = Duration.ofSeconds(8);

  @Inject private Suspicions suspicions;
  @Inject private MonitoredUsers monitored;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<UserFlagged> watched;

  @Schedule(hour = "*", minute = "*", second = "3/10", persistent = false)
  void onTime() {
    timed.inTransaction("activity monitor", this::look);
  }

  void look() {
    Instant now = clock.instant();
    Instant lastRun = jobs.due(JOB).map(due -> due.minus(EVERY)).orElse(Instant.EPOCH);
    if (!jobs.claim(JOB, EVERY, now)) {
      return;
    }
    for (Suspicion each : suspicions.find(settings.monitoring(), settings.zone(), lastRun, now)) {
      monitored
          .note(each, now)
          .ifPresent(
              flag ->
                  watched.fire(
                      new UserFlagged(
                          UserFlagged.Kind.FLAGGED,
                          flag,
                          each.userId(),
                          each.pattern().code(),
                          now,
                          null)));
    }
  }
}
