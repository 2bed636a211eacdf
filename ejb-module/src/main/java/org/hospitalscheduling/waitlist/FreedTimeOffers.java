package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.booking.OfferedTimes;
import org.hospitalscheduling.identity.Actor;

/** The offers of time that a cancellation freed, for whoever wants to restore it. */
@ApplicationScoped
class FreedTimeOffers implements OfferedTimes {

  @Inject private Offers offers;
  @Inject private OfferWorkflow offerWorkflow;

  @Override
  public List<Offered> reclaim(Collection<UUID> appointments) {
    offers.forgetFreed(appointments);
    return offers.lockOfFreed(appointments);
  }

  @Override
  public void withdraw(UUID holdId, Actor actor) {
    offerWorkflow.withdraw(offers.ofHold(holdId).orElseThrow(), actor);
  }

  @Override
  public boolean isAccepted(UUID appointment) {
    return offers
        .ofHold(appointment)
        .filter(each -> each.status() == OfferStatus.TAKEN)
        .isPresent();
  }
}
