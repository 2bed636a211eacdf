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
import java.util.function.Function;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Attendance and moves of many appointments at once: the transaction and the role check around
 * {@link GroupBookingWorkflow}. Callers go through {@link BookingGateway}.
 */
@Stateless
@RolesAllowed({ADMIN, USER, SCHEDULES_WRITE})
public class GroupBookingService {

  @Inject private GroupBookingWorkflow group;
  @Inject private IdempotencyKeys keys;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<BookingRefused> refusals;
  @Inject private Event<RefusedInGroup> notes;

  /**
   * Takes a step with each that it may be taken with; the others stay as they are.
   *
   * @param step empty to cancel, which doctors may not
   * @param appointments each once; 1 to 200
   * @param writer how the edge writes the answer that a repetition will get
   */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public IdempotentAnswer attend(
      Optional<Transition> step,
      List<AppointmentVersion> appointments,
      Optional<IdempotencyKey> key,
      Function<GroupOutcome, String> writer) {
    Actor by = actor.get();
    if (step.isEmpty() && by.role() == Role.DOCTOR) {
      throw new RefusedException(Refusal.NOT_ALLOWED, "Your role does not allow this.");
    }
    return keys.once(
        by.id(),
        "attend-many",
        key,
        clock.instant(),
        () -> {
          GroupOutcome outcome = group.attend(step, appointments, currentVisibility.current(), by);
          String request =
              step.map(each -> "POST schedules/{id}/" + each.code())
                  .orElse("DELETE schedules/{id}");
          outcome.refused().forEach(each -> note(each, request));
          return new IdempotentAnswer(appointments.get(0).id(), 0, writer.apply(outcome));
        });
  }

  /**
   * Moves all or none: see {@link GroupBookingWorkflow#move}.
   *
   * @param moves each appointment once; 1 to 200
   * @param writer how the edge writes the answer that a repetition will get
   */
  public IdempotentAnswer move(
      List<Move> moves,
      Optional<RuleOverride> override,
      Optional<IdempotencyKey> key,
      Function<List<AppointmentView>, String> writer) {
    Actor by = actor.get();
    return keys.once(
        by.id(),
        "move-many",
        key,
        clock.instant(),
        () -> {
          List<AppointmentView> moved =
              group.move(moves, override, currentVisibility.current(), by);
          return new IdempotentAnswer(moves.get(0).id(), 0, writer.apply(moved));
        });
  }

  /** Records what was refused of moves; their transaction is over, this is a new one. */
  public void noteRefused(GroupRefused group) {
    group.refused().forEach(each -> note(each, "PATCH schedules/{id}"));
  }

  private void note(RefusedAppointment each, String request) {
    Actor by = actor.get();
    Instant now = clock.instant();
    refusals.fire(new BookingRefused(each.id(), null, null, each.rule(), by.id(), now));
    notes.fire(new RefusedInGroup(each.id(), request, each.rule(), by.id(), now));
  }
}
