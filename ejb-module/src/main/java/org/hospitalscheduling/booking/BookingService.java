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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.PatientsShown;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Books, moves and cancels: the transaction and the role check around {@link BookingWorkflow}.
 * Requests go through {@link BookingGateway}, which queues, retries and explains.
 */
@Stateless
@RolesAllowed({ADMIN, USER, SCHEDULES_WRITE})
public class BookingService {

  private static final int ALTERNATIVES = 3;

  @Inject private BookingWorkflow booking;
  @Inject private AttendanceWorkflow attendance;
  @Inject private WaitingPlaces waitingPlaces;
  @Inject private BookDrafts drafts;
  @Inject private Appointments appointments;
  @Inject private IdempotencyKeys keys;
  @Inject private AvailabilityService availability;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<BookingRefused> refused;
  @Inject private Event<PatientsShown> shown;

  /**
   * Books; at most once under a key.
   *
   * @param writer writes the answer in the edge's form, for repeated requests
   */
  public IdempotentAnswer book(
      BookingRequest request,
      Optional<IdempotencyKey> key,
      Function<AppointmentView, String> writer) {
    Visibility visibility = currentVisibility.current();
    return keys.once(
        "book",
        visibility instanceof Visibility.Times,
        key,
        () -> {
          AppointmentView view =
              VisibilityPolicy.showBooked(book(request, visibility), request, visibility);
          return new IdempotentAnswer(view.id(), view.version(), writer.apply(view));
        });
  }

  /** A place on the waiting list is locked before everything else, and ends with the booking. */
  private AppointmentView book(BookingRequest request, Visibility visibility) {
    Actor by = actor.get();
    Optional<UUID> entry = request.waitlistEntryId();
    if (entry.isEmpty()) {
      return booking.book(request, by);
    }
    if (by.role() == Role.SERVICE) {
      throw RefusedException.ofField(
          Refusal.INVALID, "waitlistEntryId", "is for people at the front desk");
    }
    UUID waiting = waitingPlaces.lock(entry.get(), visibility);
    AppointmentView booked = booking.book(request, by);
    if (booked.patient() == null || !booked.patient().id().equals(waiting)) {
      throw RefusedException.ofField(
          Refusal.INVALID, "waitlistEntryId", "must be a place of this patient");
    }
    waitingPlaces.served(entry.get(), booked, by);
    return booked;
  }

  /** See {@link BookingWorkflow#change}. */
  public AppointmentView change(UUID id, int version, AppointmentPatch patch) {
    checkSeen(id);
    return booking.change(id, version, patch, currentVisibility.current(), actor.get());
  }

  /** See {@link AttendanceWorkflow#cancel}. */
  public AppointmentView cancel(UUID id, Optional<Integer> version, Cancellation why) {
    checkSeen(id);
    return attendance.cancel(id, version, why, currentVisibility.current(), actor.get());
  }

  /** See {@link AttendanceWorkflow#attend}. */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public AppointmentView attend(
      UUID id, int version, Transition transition, Optional<String> correction, boolean again) {
    checkSeen(id);
    return attendance.attend(
        id, version, transition, correction, again, currentVisibility.current(), actor.get());
  }

  /** See {@link AttendanceWorkflow#place}. */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public AppointmentView place(UUID id, int version, Optional<String> room) {
    checkSeen(id);
    return attendance.place(id, version, room, currentVisibility.current(), actor.get());
  }

  /** The doctor whose time an appointment takes now; empty if there is no such appointment. */
  public Optional<UUID> doctorOf(UUID id) {
    return appointments.placementOf(id).map(Placement::practitionerId);
  }

  /** Whether committed appointments are in the way; checked without a lock. */
  public boolean isTaken(UUID doctorId, TimeRange range) {
    return drafts.isTaken(doctorId, range, clock.instant());
  }

  /**
   * Says what was in the way of a refused attempt and what is free instead, and records the
   * refusal. The refused transaction has ended: this is a new one, and the data may have changed.
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
    Visibility blockers = VisibilityPolicy.ofBlockers(currentVisibility.current());
    Optional<RefusedTime.Blocking> blocking =
        attempt.blocking().filter(by -> sees(by.id(), blockers));
    shown.fire(new PatientsShown(told(rule, attempt, blocking)));
    return new RefusedTime(blocking, alternatives);
  }

  /** Of whom a refusal says when they come. */
  private Set<UUID> told(
      Refusal rule, RefusedAttempt attempt, Optional<RefusedTime.Blocking> blocking) {
    return Stream.concat(
            blocking.stream().flatMap(by -> patientOf(by.id()).stream()),
            rule == Refusal.PATIENT_BUSY
                ? Stream.ofNullable(attempt.patientId())
                : Stream.<UUID>empty())
        .collect(Collectors.toSet());
  }

  private Optional<UUID> patientOf(UUID appointmentId) {
    return appointments
        .placementOf(appointmentId)
        .flatMap(placement -> Optional.ofNullable(placement.patientId()));
  }

  /** An appointment that the caller may not see gets the same answer as a missing id. */
  private void checkSeen(UUID id) {
    if (!sees(id, currentVisibility.current())) {
      throw Participants.notFound();
    }
  }

  /** No query for a caller who sees everything; existence is not checked. */
  private boolean sees(UUID id, Visibility visibility) {
    return visibility instanceof Visibility.Everything
        || !appointments.placements(List.of(id), visibility).isEmpty();
  }
}
