package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.BookingGateway;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The entry to {@link WaitlistService} for requests that take a doctor's time: waits in the
 * doctor's queue, retries after a deadlock, and adds alternatives to a refusal.
 */
@ApplicationScoped
public class WaitlistGateway {

  @Inject private WaitlistService waitlist;
  @Inject private BookingGateway gateway;

  /** See {@link WaitlistService#invite}. */
  public IdempotentAnswer invite(
      UUID doctorId,
      TimeRange range,
      Collection<UUID> entryIds,
      Optional<IdempotencyKey> key,
      Function<OfferView, String> writer) {
    return gateway.decide(doctorId, () -> waitlist.invite(doctorId, range, entryIds, key, writer));
  }
}
