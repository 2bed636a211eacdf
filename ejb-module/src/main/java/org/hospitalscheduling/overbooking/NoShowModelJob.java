package org.hospitalscheduling.overbooking;

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
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Retrains the no-show model once a night, in the hospital's time zone, and closes the ledger of
 * sessions that ended a day ago; on one server of a cluster. A new hospital does not wait for the
 * night.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoShowModelJob {

  /** By then attendance has been recorded. */
  private static final Duration SETTLED = Duration.ofDays(1);

  private static final int HOUR = 2;

  @Inject private NoShowModels models;
  @Inject private Suggestions suggestions;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
  void onTime() {
    timed.inTransaction("no-show model", this::learn);
  }

  private void learn() {
    Instant now = clock.instant();
    boolean night = now.atZone(settings.zone()).getHour() == HOUR;
    boolean first = models.trained().at().isEmpty();
    if ((night || first) && jobs.claim("no-show-model", Duration.ofHours(12), now)) {
      models.refresh(settings.zone(), now);
      models.forgetOld(now);
      suggestions.closeLedger(now.minus(SETTLED), now);
    }
  }
}
