package org.hospitalscheduling.waitlist;

import java.time.Instant;

/**
 * What somebody with a link sees: what, when, with whom, until when. Nothing about the person.
 *
 * @param answer open while it can still be answered, else how it ended
 * @param expires when the offer ends by itself
 */
public record ClaimView(
    InviteStatus answer,
    String doctor,
    String department,
    Instant start,
    Instant end,
    Instant expires) {

  /** The same at {@code now}: what has run out is over although nobody has noted it yet. */
  ClaimView at(Instant now) {
    return answer == InviteStatus.OPEN && !expires.isAfter(now)
        ? new ClaimView(InviteStatus.EXPIRED, doctor, department, start, end, expires)
        : this;
  }
}
