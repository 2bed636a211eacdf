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
 * Looks every minute for appointments that are over and of which nobody has said whether the
 * patient came, on one server of a cluster. It proposes a no-show and never makes one.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoShowProposalJob {

  /** A hospital that says nothing at all has so many more in the next minute. */
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
