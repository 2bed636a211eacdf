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
import org.hospitalscheduling.booking.BookingWorkflow;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.waitlist.WaitlistChanged.Kind;

/**
 * Lets another capability book somebody who waits. It knows no roles: who calls it has checked
 * them. All of it runs in the caller's transaction.
 */
@ApplicationScoped
public class WaitlistWorkflow {

  @Inject private WaitlistEntries waitlist;
  @Inject private Patients patients;
  @Inject private BookingWorkflow booking;
  @Inject private Clock clock;
  @Inject private Event<WaitlistChanged> changed;
  @Inject private Event<InvitationNotice> notices;

  /** Somebody who is about to be booked. */
  public record Turn(UUID entryId, UUID patientId, Optional<UUID> typeId) {}

  /**
   * The entry, its row locked until the transaction ends; before the locks of the book.
   *
   * @param visibility an entry that is not in it is none
   * @throws RefusedException {@link Refusal#UNKNOWN_PATIENT} where nobody waits under this id;
   *     {@link Refusal#HELD} where an offer to them is open, which would book them a second time
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

  /** They have what they waited for: they leave the list, and what they would give up is free. */
  public void served(Turn turn, AppointmentView booked, Actor actor, Map<String, String> detail) {
    Instant now = clock.instant();
    WaitlistEntry entry = waitlist.lock(turn.entryId()).orElseThrow();
    entry.appointmentId().ifPresent(old -> booking.giveUp(old, entry.patientId(), actor));
    entry.booked(now);
    waitlist.flush();
    changed.fire(
        new WaitlistChanged(
            entry.id(),
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
                        email, patient.name(), booked, booked.department().name(), now)));
  }
}
