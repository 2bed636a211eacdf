package org.hospitalscheduling.booking;

import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * The places of patients on the waiting list that a booking ends; implemented by the waiting list.
 * Everything runs in the caller's transaction.
 */
public interface WaitingPlaces {

  /**
   * Locks a place until the transaction ends; to be called before any lock of booking.
   *
   * @param visibility a place outside it counts as absent
   * @return who waits
   * @throws RefusedException {@link Refusal#UNKNOWN_PATIENT} if nobody waits under this id; {@link
   *     Refusal#HELD} if they have an open offer, which would book them a second time
   */
  UUID lock(UUID entryId, Visibility visibility);

  /**
   * Ends a place that is locked, since its patient is booked: an appointment that they would give
   * up is cancelled, and they are told.
   */
  void served(UUID entryId, AppointmentView booked, Actor actor);
}
