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
import java.util.List;
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Expires suggestions every minute, and recomputes those of the days ahead every ten minutes; on
 * one server of a cluster. A hospital that has just enabled overbooking waits a minute at most.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SuggestionJob {

  @Inject private SuggestionWorkflow suggestionWorkflow;
  @Inject private OverbookingConfigs configs;
  @Inject private NoShowModels models;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "25", persistent = false)
  void whenDue() {
    timed.inTransaction("end of suggestions", this::expire);
  }

  private void expire() {
    Instant now = clock.instant();
    if (jobs.claim("suggestions-due", Duration.ofSeconds(50), now)) {
      suggestionWorkflow.expireDue(now);
    }
  }

  @Schedule(hour = "*", minute = "*", second = "10", persistent = false)
  void onTime() {
    timed.inTransaction("suggestions", this::look);
  }

  private void look() {
    Instant now = clock.instant();
    OverbookingConfig config = configs.current();
    // Before the first training there is only the prior; the model is trained within a minute.
    boolean trained = models.trained().at().isPresent();
    if (config.isEnabled() && trained && jobs.claim("suggestions", Duration.ofMinutes(9), now)) {
      suggestionWorkflow.make(
          new TimeRange(now, now.plus(Duration.ofDays(config.horizonDays()))),
          List.of(),
          List.of(),
          now);
    }
  }
}
