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
import org.hospitalscheduling.booking.RefusedInGroup.Asked;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.PatientsShown;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Attendance and moves of many appointments at once: the transaction and the role check around
 * {@link BookingWorkflow} and {@link AttendanceWorkflow}. Callers go through {@link
 * BookingGateway}.
 */
@Stateless
@RolesAllowed({ADMIN, USER, SCHEDULES_WRITE})
public class GroupBookingService {

  @Inject private BookingWorkflow booking;
  @Inject private AttendanceWorkflow attendance;
  @Inject private Appointments appointments;
  @Inject private IdempotencyKeys keys;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<BookingRefused> refusals;
  @Inject private Event<RefusedInGroup> notes;
  @Inject private Event<PatientsShown> shown;

  /**
   * Takes a step with each appointment that allows it; the others stay as they are.
   *
   * @param step empty to cancel, which doctors may not
   * @param correction why an administrator records attendance before the day of the appointments
   * @param why who or what they are cancelled for
   * @param appointments each once; 1 to 200
   * @param writer writes the answer in the edge's form, for repeated requests
   */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public IdempotentAnswer attend(
      Optional<Transition> step,
      Optional<String> correction,
      boolean again,
      Cancellation why,
      List<AppointmentVersion> appointments,
      Optional<IdempotencyKey> key,
      Function<GroupOutcome, String> writer) {
    Actor by = actor.get();
    if (step.isEmpty() && by.role() == Role.DOCTOR) {
      throw new RefusedException(Refusal.NOT_ALLOWED, "Your role does not allow this.");
    }
    return keys.once(
        "attend-many",
        withholds(),
        key,
        () -> {
          GroupOutcome outcome =
              attendance.attend(
                  step, correction, again, why, appointments, currentVisibility.current(), by);
          Asked asked = step.isPresent() ? Asked.ATTEND : Asked.CANCEL;
          outcome.refused().forEach(each -> note(each, asked, step));
          return new IdempotentAnswer(appointments.get(0).id(), 0, writer.apply(outcome));
        });
  }

  /**
   * Moves all or none: see {@link BookingWorkflow#move}.
   *
   * @param moves each appointment once; 1 to 200
   * @param correction why visits that are over are moved
   * @param writer how the edge writes the answer that a repetition will get
   */
  public IdempotentAnswer move(
      List<Move> moves,
      Optional<RuleOverride> override,
      Optional<String> correction,
      Optional<IdempotencyKey> key,
      Function<List<AppointmentView>, String> writer) {
    Actor by = actor.get();
    return keys.once(
        "move-many",
        withholds(),
        key,
        () -> {
          List<AppointmentView> moved =
              booking.move(moves, override, correction, currentVisibility.current(), by);
          return new IdempotentAnswer(moves.get(0).id(), 0, writer.apply(moved));
        });
  }

  private boolean withholds() {
    return currentVisibility.current() instanceof Visibility.Times;
  }

  /** Records refused moves; their transaction has ended, this is a new one. */
  public void noteRefused(GroupRefused group) {
    group.refused().forEach(each -> note(each, Asked.MOVE, Optional.empty()));
  }

  private void note(RefusedAppointment each, Asked asked, Optional<Transition> step) {
    refusals.fire(
        new BookingRefused(each.id(), null, null, each.rule(), actor.get().id(), clock.instant()));
    Set<UUID> told =
        Stream.of(
                Optional.ofNullable(each.blocking()).flatMap(by -> patientOf(by.id())),
                patientOf(each.id()).filter(patient -> each.rule() == Refusal.PATIENT_BUSY))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    shown.fire(new PatientsShown(told));
    notes.fire(new RefusedInGroup(each.id(), asked, step, each.rule(), patientOf(each.id())));
  }

  private Optional<UUID> patientOf(UUID appointmentId) {
    return appointments
        .placementOf(appointmentId)
        .flatMap(placement -> Optional.ofNullable(placement.patientId()));
  }
}
