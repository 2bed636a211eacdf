package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Ids;

/**
 * A patient on the waiting list is to be told something by mail. Fired in the transaction of the
 * change that it reports.
 *
 * @param id of the mail; for an invitation the invitation's, to which the mail's end is told
 * @param email the recipient
 * @param asked what only the mail of an invitation contains
 * @param booked the appointment, if one was booked
 * @param usefulUntil when the mail is no longer worth sending
 */
public record InvitationNotice(
    UUID id,
    Kind kind,
    UUID entryId,
    UUID patientId,
    String email,
    String patient,
    String doctor,
    String department,
    Instant start,
    Instant end,
    Optional<Asked> asked,
    Optional<Booked> booked,
    Instant at,
    Instant usefulUntil) {

  /** What the mail is about. */
  public enum Kind implements Coded {
    OFFERED,
    CONFIRMED,
    TAKEN_BY_ANOTHER,
    WITHDRAWN
  }

  /**
   * What the mail of an invitation contains.
   *
   * @param token of the link that books; readable nowhere else
   * @param unsubscribe token of the link that ends such mails, and can do nothing else
   * @param heldUntil when the offer ends
   */
  public record Asked(String token, String unsubscribe, Instant heldUntil) {

    /** Omits the tokens: this may be logged. */
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  /** The appointment that a confirmation is about, for its calendar file. */
  public record Booked(UUID appointmentId, int version) {}

  /** The notice that a waiting patient was booked. */
  static InvitationNotice booked(
      WaitlistEntry entry,
      String email,
      String patient,
      AppointmentView booked,
      String department,
      Instant now) {
    return new InvitationNotice(
        Ids.next(),
        Kind.CONFIRMED,
        entry.id(),
        entry.patientId(),
        email,
        patient,
        booked.doctor().name(),
        department,
        booked.start(),
        booked.end(),
        Optional.empty(),
        Optional.of(new Booked(booked.id(), booked.version())),
        now,
        booked.end());
  }

  /** Omits token and patient: this may be logged. */
  @Override
  public String toString() {
    return "InvitationNotice[" + kind + "]";
  }
}
