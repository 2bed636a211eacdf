package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.BookingAnswer;
import org.hospitalscheduling.booking.FrontDesk;
import org.hospitalscheduling.booking.IdempotencyKey;
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
  public BookingAnswer invite(
      UUID doctorId,
      TimeRange range,
      Collection<UUID> entryIds,
      Optional<IdempotencyKey> key,
      Function<OfferView, String> writer) {
    return desk.decide(doctorId, () -> waitlist.invite(doctorId, range, entryIds, key, writer));
  }
}
