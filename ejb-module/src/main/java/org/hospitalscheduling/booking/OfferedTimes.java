package org.hospitalscheduling.booking;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.TimeRange;

/**
 * What has become of the time of cancelled appointments that are to be restored; implemented by the
 * package that offers it. Everything runs in the caller's transaction.
 */
public interface OfferedTimes {

  /** An open offer of a doctor's time. */
  record Offered(UUID holdId, UUID doctorId, TimeRange range) {}

  /**
   * The open offers that overlap the time of these appointments, if they are cancelled, with row
   * locks until the transaction ends, in the order of their ids; to be called before any lock of
   * booking. Time that is yet to be offered stays with whoever restores it.
   */
  List<Offered> reclaim(Collection<UUID> appointments);

  /** Withdraws the offer of this hold, and notifies the invited patients. */
  void withdraw(UUID holdId, Actor actor);

  /** Whether this appointment is of a patient who accepted an offer. */
  boolean isAccepted(UUID appointment);
}
