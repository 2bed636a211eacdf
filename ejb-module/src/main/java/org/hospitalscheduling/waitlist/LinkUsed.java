package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;

/**
 * Somebody used a link that a patient was mailed, without an effect on what is offered. Fired in
 * the transaction of the use.
 *
 * @param entryId whose entry
 * @param actorId the patient, in whose name the link acts
 */
public record LinkUsed(Kind kind, UUID entryId, UUID patientId, UUID actorId, Instant at) {

  /** What the link was used for. */
  public enum Kind implements Coded {
    /** The page with the offer was shown. */
    LINK_OPENED,
    /** The patient is sent no more invitations. */
    UNSUBSCRIBED
  }
}
