package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;

/**
 * Records in a cancellation's transaction that its time is to be offered. The offer itself waits
 * for the commit, so that it can neither delay nor fail the cancellation.
 */
@ApplicationScoped
class FreedTimes {

  @Inject private Offers offers;
  @Inject private StoredOfferRules rules;

  void note(@Observes AppointmentChanged change) {
    // The end of a hold frees no time: the time was free before.
    if (change.kind() != Kind.CANCELLED
        || change.patientId() == null
        || change.actorId() == null
        || !change.range().start().isAfter(change.at())
        || !rules.current().offersFreed()) {
      return;
    }
    offers.free(
        new Offers.Freed(change.id(), change.practitionerId(), change.range(), change.actorId()),
        change.at());
  }
}
