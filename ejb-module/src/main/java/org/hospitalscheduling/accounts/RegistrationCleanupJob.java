package org.hospitalscheduling.accounts;

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
 * Ends registrations that nobody has confirmed and approved within 14 days; hourly, on one server
 * of a cluster.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationCleanupJob {

  @Inject private RegistrationWorkflow registrations;
  @Inject private UserInvitationWorkflow invitations;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "23", persistent = false)
  void onTime() {
    timed.inTransaction("registration cleaner", this::clean);
  }

  private void clean() {
    Instant now = clock.instant();
    if (jobs.claim("registrations", Duration.ofMinutes(50), now)) {
      registrations.endOverdue(now);
      invitations.removeOld(now);
    }
  }
}
