package org.hospitalscheduling.waitlist;

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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Jobs;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Ends expired offers every ten seconds, and offers the time that cancellations freed every five,
 * on one server of a cluster.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OfferJob {

  private static final int AT_ONCE = 50;

  @Inject private Offers offers;
  @Inject private OfferWorkflow offerWorkflow;
  @Inject private FreedTimeTransactions freed;
  @Inject private Jobs jobs;
  @Inject private TimedWork timed;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "7/10", persistent = false)
  void endDueOffers() {
    timed.inTransaction("end of offers", this::expireInTurn);
  }

  private void expireInTurn() {
    if (jobs.claim("offers-due", Duration.ofSeconds(8), clock.instant())) {
      expire();
    }
  }

  void expire() {
    for (Offer each : offers.lockDue(clock.instant(), AT_ONCE)) {
      offerWorkflow.expire(each, inTheNameOf(each.madeBy()));
    }
  }

  /**
   * A limited number per run; each in a transaction of its own, so that none waits for the others'
   * locks.
   */
  @Schedule(hour = "*", minute = "*", second = "2/5", persistent = false)
  void offerFreedTime() {
    timed.run("offers of freed time", this::offerInTurn);
  }

  private void offerInTurn() {
    AtomicBoolean ours = new AtomicBoolean();
    timed.inTransaction(
        "turn of freed time",
        () -> ours.set(jobs.claim("freed-time", Duration.ofSeconds(4), clock.instant())));
    if (ours.get()) {
      offerFreed();
    }
  }

  void offerFreed() {
    for (int done = 0; done < AT_ONCE && freed.next(); done++) {
      // each in a transaction of its own
    }
  }

  /** The job acts in the name of whoever made the offer. */
  static Actor inTheNameOf(UUID account) {
    return new Actor(account, "system", Role.SERVICE, false, "", "");
  }
}
