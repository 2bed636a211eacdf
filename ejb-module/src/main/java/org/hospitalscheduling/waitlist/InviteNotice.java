package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who waits is to be told by mail. Fired in the transaction of what it tells of.
 *
 * @param email where to
 * @param token what the link in the mail carries; nowhere else is it readable
 * @param appointmentId what was booked, where it was
 * @param usefulUntil when it is too late for the mail to make sense
 */
public record InviteNotice(
    Kind kind,
    String email,
    String patient,
    String doctor,
    String department,
    Instant start,
    Instant end,
    Optional<String> token,
    Optional<UUID> appointmentId,
    Instant at,
    Instant usefulUntil) {

  /** What the mail is about. */
  public enum Kind {
    OFFERED,
    CONFIRMED,
    TAKEN_BY_ANOTHER,
    WITHDRAWN
  }

  /** Neither token nor person: this may reach a log. */
  @Override
  public String toString() {
    return "InviteNotice[" + kind + "]";
  }
}
