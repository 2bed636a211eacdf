package org.hospitalscheduling.booking;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Books, moves, cancels: the transaction and the role check around {@link BookingWorkflow}. Callers
 * that serve people or engines go through {@link BookingGateway}, which queues, tries again and
 * explains.
 */
@Stateless
@RolesAllowed({ADMIN, USER, SCHEDULES_WRITE})
public class BookingService {

  private static final int ALTERNATIVES = 3;

  @Inject private BookingWorkflow booking;
  @Inject private AttendanceWorkflow attendance;
  @Inject private BookDrafts drafts;
  @Inject private Appointments appointments;
  @Inject private AppointmentQueries queries;
  @Inject private IdempotencyKeys keys;
  @Inject private AvailabilityService availability;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<BookingRefused> refused;

  /**
   * Books; under a key at most once.
   *
   * @param writer how the edge writes the answer that a repetition will get
   */
  public IdempotentAnswer book(
      BookingRequest request,
      Optional<IdempotencyKey> key,
      Function<AppointmentView, String> writer) {
    Actor by = actor.get();
    Instant now = clock.instant();
    return keys.once(
        by.id(),
        "book",
        key,
        now,
        () -> {
          AppointmentView view = booking.book(request, by);
          return new IdempotentAnswer(view.id(), view.version(), writer.apply(view));
        });
  }

  /** See {@link BookingWorkflow#change}. */
  public AppointmentView change(UUID id, int version, AppointmentPatch patch) {
    checkSeen(id);
    return booking.change(id, version, patch, actor.get());
  }

  /** See {@link AttendanceWorkflow#cancel}. */
  public AppointmentView cancel(UUID id, Optional<Integer> version) {
    checkSeen(id);
    return attendance.cancel(id, version, actor.get());
  }

  /** See {@link AttendanceWorkflow#attend}. */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public AppointmentView attend(UUID id, int version, Transition transition) {
    checkSeen(id);
    return attendance.attend(id, version, transition, actor.get());
  }

  /** Whose time an appointment takes now, if there is such an appointment. */
  public Optional<UUID> doctorOf(UUID id) {
    return appointments.placementOf(id).map(Placement::practitionerId);
  }

  /** Whether committed appointments are in the way, looked at without a lock. */
  public boolean isTaken(UUID doctorId, TimeRange range) {
    return drafts.isTaken(doctorId, range, clock.instant());
  }

  /**
   * Tells what stood in the way of a refused wish and what is free instead, and records the
   * refusal. The refused transaction is over: this is a new one, and the world may have moved on.
   */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public RefusedTime explain(Refusal rule, RefusedAttempt attempt) {
    refused.fire(
        new BookingRefused(
            attempt.appointmentId(),
            attempt.doctorId(),
            attempt.patientId(),
            rule,
            actor.get().id(),
            clock.instant()));
    TimeRange range = attempt.range();
    boolean lengthIsWrong = rule == Refusal.TOO_LONG || rule == Refusal.TOO_SHORT;
    List<Slot> alternatives =
        lengthIsWrong
            ? List.of()
            : availability.alternatives(
                attempt.doctorId(), range.start(), range.length(), ALTERNATIVES);
    return new RefusedTime(attempt.blocking().filter(by -> sees(by.id())), alternatives);
  }

  /** What one may not see is not there: the answer is the one that a missing id gets. */
  private void checkSeen(UUID id) {
    if (!sees(id)) {
      throw Participants.notFound();
    }
  }

  /** Costs whoever sees everything no query; whether there is such an appointment is not asked. */
  private boolean sees(UUID id) {
    Visibility visibility = currentVisibility.current();
    return visibility instanceof Visibility.Everything || queries.isSeen(id, visibility);
  }
}
