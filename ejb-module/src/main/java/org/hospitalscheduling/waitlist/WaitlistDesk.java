package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import org.hospitalscheduling.booking.FrontDesk;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The way into {@link WaitlistService} for requests that take a doctor's time: in the doctor's
 * queue, again after a deadlock, and with what is free instead where a rule refuses.
 */
@ApplicationScoped
public class WaitlistDesk {

  @Inject private WaitlistService waitlist;
  @Inject private FrontDesk desk;

  /** See {@link WaitlistService#invite}. */
  public OfferView invite(UUID doctorId, TimeRange range, Collection<UUID> entryIds) {
    return desk.decide(doctorId, () -> waitlist.invite(doctorId, range, entryIds));
  }
}
