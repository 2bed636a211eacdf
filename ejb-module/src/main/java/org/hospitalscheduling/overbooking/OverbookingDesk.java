package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BookingAnswer;
import org.hospitalscheduling.booking.FrontDesk;
import org.hospitalscheduling.booking.IdempotencyKey;

/**
 * The way into {@link OverbookingService} for requests that book: in the queue of the doctor, again
 * after a deadlock, and with what is free instead where a rule refuses.
 */
@ApplicationScoped
public class OverbookingDesk {

  @Inject private OverbookingService overbooking;
  @Inject private FrontDesk desk;

  /** See {@link OverbookingService#accept}. */
  public BookingAnswer accept(
      UUID id,
      ForWhom whom,
      Optional<IdempotencyKey> key,
      Function<AppointmentView, String> writer) {
    return desk.decide(
        overbooking.doctorOf(id).orElse(id), () -> overbooking.accept(id, whom, key, writer));
  }
}
