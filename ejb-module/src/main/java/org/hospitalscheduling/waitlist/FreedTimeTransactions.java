package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.RefusedException;

/** Offers the time of one cancelled appointment, in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FreedTimeTransactions {

  private static final Logger LOG = Logger.getLogger(FreedTimeTransactions.class.getName());

  @Inject private Offers offers;
  @Inject private OfferWorkflow offerWorkflow;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Whether there was freed time to offer, whose grace is over; if a rule refuses the offer, the
   * time stays an ordinary gap.
   */
  public boolean next() {
    Optional<Offers.Freed> freed =
        offers.takeFreed(clock.instant().minus(settings.booking().offerGrace()));
    freed.ifPresent(this::offer);
    return freed.isPresent();
  }

  private void offer(Offers.Freed freed) {
    try {
      offerWorkflow.offer(
          freed.doctorId(), freed.range(), List.of(), OfferJob.inTheNameOf(freed.freedBy()));
    } catch (RefusedException refused) {
      // Refused before anything was written; the removal from the queue is committed.
      LOG.log(Level.FINE, "freed time stays free: {0}", refused.refusal().code());
    }
  }
}
