package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.Optional;

/**
 * What a caller with a link sees: what, when, with whom, until when. It says nothing about the
 * patient except what they wait for and would give up.
 *
 * @param answer open while it can still be answered, otherwise how it ended
 * @param waiting whether they are still on the waiting list
 * @param instead the start of their current appointment, which confirming cancels; empty if there
 *     is none, or nothing can be confirmed any more
 * @param expires when the offer expires
 */
public record InvitationView(
    InvitationStatus answer,
    boolean waiting,
    Optional<Instant> instead,
    String doctor,
    String department,
    Instant start,
    Instant end,
    Instant expires) {

  /** The view at {@code now}: an expired offer is over even if the job has not ended it yet. */
  InvitationView at(Instant now) {
    InvitationStatus answered =
        answer == InvitationStatus.OPEN && !expires.isAfter(now)
            ? InvitationStatus.EXPIRED
            : answer;
    return new InvitationView(
        answered,
        waiting,
        instead.filter(start -> answered == InvitationStatus.OPEN),
        doctor,
        department,
        start,
        end,
        expires);
  }
}
