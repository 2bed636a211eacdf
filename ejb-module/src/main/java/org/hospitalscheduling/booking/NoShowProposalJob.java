package org.hospitalscheduling.booking;

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
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Finds appointments that are over and for which nobody has recorded whether the patient came;
 * every minute, on one server of a cluster. It only proposes no-shows.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoShowProposalJob {

  /** If a hospital records nothing at all, the rest follows in the next minutes. */
  private static final int AT_ONCE = 200;

  @Inject private AttendanceWorkflow attendance;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "35", persistent = false)
  void onTime() {
    timed.inTransaction("no-show proposals", this::propose);
  }

  void propose() {
    if (jobs.claim("no-show-proposals", Duration.ofSeconds(50), clock.instant())) {
      attendance.proposeNoShows(AT_ONCE);
    }
  }
}
