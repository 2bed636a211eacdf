package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.booking.WaitingPlaces;
import org.hospitalscheduling.identity.Actor;

/** Ends the places of those whom somebody books by hand. */
@ApplicationScoped
class BookedPlaces implements WaitingPlaces {

  @Inject private WaitlistWorkflow waitlist;

  @Override
  public UUID lock(UUID entryId, Visibility visibility) {
    return waitlist.lock(entryId, visibility).patientId();
  }

  @Override
  public void served(UUID entryId, AppointmentView booked, Actor actor) {
    waitlist.served(entryId, booked, actor, Map.of("appointment", booked.id().toString()));
  }
}
