package org.hospitalscheduling.merging;

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

/**
 * Deletes records of merges that can no longer be taken back; nightly, on one server of a cluster.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MergeCleanupJob {

  @Inject private PatientMerges merges;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "3", minute = "41", persistent = false)
  void onTime() {
    timed.inTransaction("merge record cleaner", this::clean);
  }

  private void clean() {
    Instant now = clock.instant();
    if (jobs.claim("merge-records", Duration.ofHours(20), now)) {
      merges.forget(now.minus(MergePolicy.KEPT));
    }
  }
}
