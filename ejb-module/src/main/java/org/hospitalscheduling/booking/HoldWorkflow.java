package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Holds time while it is offered, and books it for the patient who takes it. Knows no roles: the
 * caller has checked them and names the actor. Transaction and locks are those of {@link
 * BookingWorkflow}.
 */
@ApplicationScoped
public class HoldWorkflow {

  @Inject private Appointments appointments;
  @Inject private AppointmentQueries queries;
  @Inject private Participants participants;
  @Inject private Patients patients;
  @Inject private BookDrafts drafts;
  @Inject private Clock clock;
  @Inject private Event<AppointmentChanged> changed;

  /**
   * Holds a doctor's free time by the rules of an ordinary booking.
   *
   * @param departmentId empty for the doctor's own
   * @param until when the time counts as free again
   * @return the id of the hold
   */
  public UUID hold(
      UUID doctorId, Optional<UUID> departmentId, TimeRange range, Instant until, Actor actor) {
    Instant now = clock.instant();
    Practitioner doctor = Participants.doctor(participants.lockDoctor(doctorId));
    Department department = participants.departmentOf(departmentId, doctor);
    Placement placement = new Placement(doctorId, null, department.id(), null, range);
    BookDraft draft = drafts.of(placement, doctor, now);
    Free free = draft.take(Attempt.ofNew(range, false, Optional.empty(), actor), placement);
    Appointment hold = Appointment.hold(placement, free, until, actor.id(), now);
    drafts.endExpiredHolds(draft, now);
    appointments.add(hold);
    changed.fire(
        AppointmentChanged.of(Kind.CREATED, hold, actor, now, ChangeDetail.booked(placement)));
    return hold.id();
  }

  /**
   * Books the patient into held time. Only the patient's other appointments are checked: the
   * doctor's time has been checked when it was held.
   *
   * @throws RefusedException {@link Refusal#OFFER_OVER} if the time is no longer held
   */
  public AppointmentView confirm(UUID holdId, UUID patientId, Optional<UUID> typeId, Actor actor) {
    Instant now = clock.instant();
    Placement seen = appointments.placementOf(holdId).orElseThrow(Participants::notFound);
    Practitioner doctor = Participants.doctor(participants.lockDoctor(seen.practitionerId()));
    Participants.patient(patients.lock(patientId));
    Appointment hold = appointments.lock(holdId).orElseThrow(Participants::notFound);
    if (!hold.holds(now)) {
      throw new RefusedException(Refusal.OFFER_OVER, RefusalMessages.of(Refusal.OFFER_OVER));
    }
    Placement placement =
        new Placement(
            seen.practitionerId(),
            patientId,
            seen.departmentId(),
            typeId.orElse(null),
            hold.range());
    BookDraft draft = drafts.of(placement, doctor, now);
    draft.lift(holdId);
    Free free =
        draft.take(holdId, Attempt.ofHeldTime(placement.range()), placement, hold.createdBy());
    drafts.endExpiredHolds(draft, now);
    hold.confirm(placement, free, now);
    appointments.flush();
    changed.fire(
        AppointmentChanged.of(
            Kind.UPDATED, hold, placement, false, actor.id(), now, ChangeDetail.of("confirmed")));
    return queries.view(holdId).orElseThrow();
  }

  /** Frees held time. Returns whether it was still held. */
  public boolean release(UUID holdId, Actor actor) {
    Appointment hold = appointments.lock(holdId).orElseThrow(Participants::notFound);
    return hold.status() == AppointmentStatus.PENDING && release(hold, actor, "released");
  }

  /**
   * Cancels an appointment that a patient gives up for an earlier one. Returns whether it was still
   * booked for that patient.
   */
  public boolean giveUp(UUID id, UUID patientId, Actor actor) {
    return appointments
        .lock(id)
        .filter(each -> each.status() == AppointmentStatus.BOOKED)
        .filter(each -> patientId.equals(each.placement().patientId()))
        .map(each -> release(each, actor, "given-up"))
        .orElse(false);
  }

  private boolean release(Appointment appointment, Actor actor, String action) {
    Instant now = clock.instant();
    appointment.release(now);
    appointments.flush();
    changed.fire(
        AppointmentChanged.of(Kind.CANCELLED, appointment, actor, now, ChangeDetail.of(action)));
    return true;
  }
}
