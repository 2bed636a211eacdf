package org.hospitalscheduling.idempotency;

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
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/** Deletes stored answers that are older than a day; hourly, on one server of a cluster. */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyKeyCleanupJob {

  @Inject private IdempotencyKeys keys;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void onTime() {
    timed.inTransaction("idempotency key cleaner", this::clean);
  }

  private void clean() {
    Instant now = clock.instant();
    if (jobs.claim("idempotency-keys", Duration.ofMinutes(50), now)) {
      keys.forgetOld(now);
    }
  }
}
