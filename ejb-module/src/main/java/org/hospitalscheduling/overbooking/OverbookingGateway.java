package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BookingGateway;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotentAnswer;

/**
 * The entry to {@link OverbookingService} for requests that book: waits in the doctor's queue,
 * retries after a deadlock, and adds alternatives to a refusal.
 */
@ApplicationScoped
public class OverbookingGateway {

  @Inject private OverbookingService overbooking;
  @Inject private BookingGateway gateway;

  /** See {@link OverbookingService#accept}. */
  public IdempotentAnswer accept(
      UUID id,
      PatientChoice choice,
      Optional<IdempotencyKey> key,
      Function<AppointmentView, String> writer) {
    return gateway.decide(
        overbooking.doctorOf(id).orElse(id), () -> overbooking.accept(id, choice, key, writer));
  }
}
