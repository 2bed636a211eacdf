package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody with a link sees: what, when, with whom, until when. Nothing about the person but
 * what they wait for and would give up.
 *
 * @param answer open while it can still be answered, else how it ended
 * @param waiting whether they are still on the waitlist
 * @param instead when the appointment begins that they have and that confirming cancels; empty
 *     where there is none, or nothing to confirm any more
 * @param expires when the offer ends by itself
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

  /** The same at {@code now}: what has run out is over although nobody has noted it yet. */
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
