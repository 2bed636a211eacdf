package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Retry;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The entry to {@link BookingService} for requests. It stands outside the transactions: it queues
 * requests for the same practitioner, retries after a deadlock, and explains a refusal in a new
 * transaction.
 */
@ApplicationScoped
public class BookingGateway {

  @Inject private BookingService bookings;
  @Inject private GroupBookingService groups;
  @Inject private DoctorQueues queues;

  /** See {@link BookingService#book}. */
  public IdempotentAnswer book(
      BookingRequest request,
      Optional<IdempotencyKey> key,
      Function<AppointmentView, String> writer) {
    Object queue =
        request.doctorId().<Object>map(id -> id).or(request::doctorIdentifier).orElse(request);
    return explained(
        () ->
            queues.enter(
                queue,
                () -> refuseIfClearlyTaken(request, key),
                () -> bookings.book(request, key, writer)));
  }

  /** See {@link BookingService#change}. */
  public AppointmentView change(UUID id, int version, AppointmentPatch patch) {
    if (!patch.touchesTheBook()) {
      return explained(() -> bookings.change(id, version, patch));
    }
    UUID doctorId =
        Optional.ofNullable(patch.doctorId().value()).or(() -> bookings.doctorOf(id)).orElse(id);
    return explained(
        () -> queues.enter(doctorId, () -> {}, () -> bookings.change(id, version, patch)));
  }

  /** See {@link BookingService#cancel}. */
  public AppointmentView cancel(UUID id, Optional<Integer> version, Cancellation why) {
    return explained(() -> bookings.cancel(id, version, why));
  }

  /** See {@link BookingService#attend}. */
  public AppointmentView attend(
      UUID id, int version, Transition transition, Optional<String> correction, boolean again) {
    return explained(() -> bookings.attend(id, version, transition, correction, again));
  }

  /** See {@link BookingService#place}. */
  public AppointmentView place(UUID id, int version, Optional<String> room) {
    return explained(() -> bookings.place(id, version, room));
  }

  /** See {@link GroupBookingService#attend}. */
  public IdempotentAnswer attendAll(
      Optional<Transition> step,
      Optional<String> correction,
      boolean again,
      Cancellation why,
      List<AppointmentVersion> appointments,
      Optional<IdempotencyKey> key,
      Function<GroupOutcome, String> writer) {
    return Retry.onConflict(
        () -> groups.attend(step, correction, again, why, appointments, key, writer));
  }

  /** See {@link GroupBookingService#move}. */
  public IdempotentAnswer moveAll(
      List<Move> moves,
      Optional<RuleOverride> override,
      Optional<String> correction,
      Optional<IdempotencyKey> key,
      Function<List<AppointmentView>, String> writer) {
    try {
      // The queue of the first doctor is enough to separate many requests that want the same day.
      return queues.enter(
          moves.get(0).doctorId(),
          () -> {},
          () -> Retry.onConflict(() -> groups.move(moves, override, correction, key, writer)));
    } catch (RefusedException refusal) {
      if (refusal.facts().orElse(null) instanceof GroupRefused group) {
        groups.noteRefused(group);
      }
      throw refusal;
    }
  }

  /**
   * Runs a decision about a doctor's time that another capability takes through {@link
   * BookingWorkflow}: queued, retried and explained like all others.
   */
  public <T> T decide(UUID doctorId, Supplier<T> call) {
    return explained(() -> queues.enter(doctorId, () -> {}, call));
  }

  /**
   * A committed appointment in the way is final: a request that had to wait in the queue need not
   * also wait for a lock to be refused.
   */
  private void refuseIfClearlyTaken(BookingRequest request, Optional<IdempotencyKey> key) {
    if (request.overbook()
        || key.isPresent()
        || request.doctorId().isEmpty()
        || request.end().isEmpty()
        || !request.start().isBefore(request.end().get())) {
      return;
    }
    TimeRange range = new TimeRange(request.start(), request.end().get());
    UUID doctorId = request.doctorId().get();
    if (bookings.isTaken(doctorId, range)) {
      throw RefusedException.withFacts(
          Refusal.DOCTOR_BUSY,
          RefusalMessages.of(Refusal.DOCTOR_BUSY),
          new RefusedAttempt(
              null, doctorId, request.patientId().orElse(null), range, Optional.empty()));
    }
  }

  private <T> T explained(Supplier<T> call) {
    try {
      return Retry.onConflict(call);
    } catch (RefusedException refusal) {
      if (refusal.facts().orElse(null) instanceof RefusedAttempt attempt) {
        throw RefusedException.withFacts(
            refusal.refusal(), refusal.getMessage(), bookings.explain(refusal.refusal(), attempt));
      }
      throw refusal;
    }
  }
}
