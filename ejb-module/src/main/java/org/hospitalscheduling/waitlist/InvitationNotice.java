package org.hospitalscheduling.waitlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.shared.Ids;

/**
 * Somebody who waits is to be told by mail. Fired in the transaction of what it tells of.
 *
 * @param id of the mail; of an offer's the invitation's, so that handing it over starts the clock
 * @param email where to
 * @param asked what only the mail of an offer has
 * @param booked what was booked, where it was
 * @param usefulUntil when it is too late for the mail to make sense
 */
public record InvitationNotice(
    UUID id,
    Kind kind,
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
  public enum Kind {
    OFFERED,
    CONFIRMED,
    TAKEN_BY_ANOTHER,
    WITHDRAWN
  }

  /**
   * What an offer's mail carries.
   *
   * @param token of the link that books; nowhere else is it readable
   * @param unsubscribe of the link that ends such mails, and can do nothing else
   * @param hold how long the time is kept, counted from the mail's handing over
   */
  public record Asked(String token, String unsubscribe, Duration hold) {

    /** Not the tokens: this may reach a log. */
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  /** The appointment that a confirmation is about, for its calendar file. */
  public record Booked(UUID appointmentId, int version) {}

  /** That somebody has what they waited for. */
  static InvitationNotice booked(
      String email, String patient, AppointmentView booked, String department, Instant now) {
    return new InvitationNotice(
        Ids.next(),
        Kind.CONFIRMED,
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

  /** Neither token nor person: this may reach a log. */
  @Override
  public String toString() {
    return "InvitationNotice[" + kind + "]";
  }
}
