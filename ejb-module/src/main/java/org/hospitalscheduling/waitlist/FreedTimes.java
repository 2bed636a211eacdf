package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Notes in a cancellation's transaction that its time is to be offered. The offer itself waits for
 * the commit: nobody's cancellation takes longer or fails because of it.
 */
@ApplicationScoped
public class FreedTimes {

  @Inject private Offers offers;
  @Inject private AppointmentQueries appointments;
  @Inject private StoredOfferRules rules;

  void note(@Observes AppointmentChanged change) {
    // What a hold kept is not freed by its end: it was free before.
    if (change.kind() != Kind.CANCELLED
        || change.patientId() == null
        || !rules.current().offersFreed()) {
      return;
    }
    appointments
        .view(change.id())
        .filter(view -> view.start().isAfter(change.at()))
        .ifPresent(
            view ->
                offers.free(
                    new Offers.Freed(
                        change.id(),
                        change.practitionerId(),
                        new TimeRange(view.start(), view.end()),
                        change.actorId()),
                    change.at()));
  }
}
