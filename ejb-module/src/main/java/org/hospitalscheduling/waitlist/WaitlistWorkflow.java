package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.HoldWorkflow;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.waitlist.WaitlistChanged.Kind;

/**
 * Lets another capability book a patient from the waiting list. It knows no roles: its callers have
 * checked them. Everything runs in the caller's transaction.
 */
@ApplicationScoped
public class WaitlistWorkflow {

  @Inject private WaitlistEntries waitlist;
  @Inject private Patients patients;
  @Inject private HoldWorkflow holds;
  @Inject private Clock clock;
  @Inject private Event<WaitlistChanged> changed;
  @Inject private Event<InvitationNotice> notices;

  /** A waiting patient who is about to be booked. */
  public record Turn(UUID entryId, UUID patientId, Optional<UUID> typeId) {}

  /**
   * The entry with a row lock until the transaction ends; taken before the locks of booking.
   *
   * @param visibility an entry outside it counts as absent
   * @throws RefusedException {@link Refusal#UNKNOWN_PATIENT} if nobody waits under this id; {@link
   *     Refusal#HELD} if they have an open invitation, which would book them a second time
   */
  public Turn lock(UUID entryId, Visibility visibility) {
    WaitlistEntry entry =
        waitlist.seen(List.of(entryId), visibility).stream()
            .findFirst()
            .flatMap(waitlist::lock)
            .filter(WaitlistEntry::isWaiting)
            .orElseThrow(
                () ->
                    RefusedException.ofField(
                        Refusal.UNKNOWN_PATIENT, "waitlistEntryId", "no such waiting-list entry"));
    if (waitlist.isAsked(entryId)) {
      throw new RefusedException(
          Refusal.HELD, "This patient has an open offer. Wait for the answer, or withdraw it.");
    }
    return new Turn(entry.id(), entry.patientId(), entry.typeId());
  }

  /**
   * Records that the patient was booked: they leave the waiting list, and the appointment that they
   * would give up is cancelled.
   */
  public void served(
      UUID entryId, AppointmentView booked, Actor actor, Map<String, String> detail) {
    Instant now = clock.instant();
    WaitlistEntry entry = waitlist.lock(entryId).orElseThrow();
    entry.appointmentId().ifPresent(old -> holds.giveUp(old, entry.patientId(), actor));
    entry.booked(now);
    waitlist.flush();
    changed.fire(
        new WaitlistChanged(
            entry.id(),
            entry.createdBy(),
            null,
            Kind.CONFIRMED,
            entry.patientId(),
            booked.doctor().id(),
            entry.departmentId(),
            actor.id(),
            now,
            detail));
    tell(entry, booked, now);
  }

  private void tell(WaitlistEntry entry, AppointmentView booked, Instant now) {
    Patient patient = patients.find(entry.patientId()).orElseThrow();
    entry
        .email()
        .or(() -> Optional.ofNullable(patient.email()))
        .filter(email -> booked.end().isAfter(now))
        .ifPresent(
            email ->
                notices.fire(
                    InvitationNotice.booked(
                        entry, email, patient.name(), booked, booked.department().name(), now)));
  }
}
