package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Something happened on the waiting list. Fired in the transaction that writes it.
 *
 * @param entryId the entry
 * @param offerId the offer it is about; null for joining and leaving
 * @param practitionerId the doctor whose time is offered; null if it is about no offer
 * @param actorId who did it: the patient, for an answer by link; null for a job
 * @param detail for the activity log; never names of people
 */
public record WaitlistChanged(
    UUID entryId,
    UUID offerId,
    Kind kind,
    UUID patientId,
    UUID practitionerId,
    UUID departmentId,
    UUID actorId,
    Instant at,
    Map<String, String> detail) {

  /** A patient joined or left, which is about no offer. */
  static WaitlistChanged ofPlace(Kind kind, WaitlistEntry entry, UUID actorId, Instant at) {
    return new WaitlistChanged(
        entry.id(),
        null,
        kind,
        entry.patientId(),
        null,
        entry.departmentId(),
        actorId,
        at,
        Map.of());
  }

  /** What happened. */
  public enum Kind {
    JOINED,
    LEFT,
    INVITED,
    CONFIRMED,
    DECLINED,
    LOST,
    WITHDRAWN,
    EXPIRED;

    /** The code in the names of events and actions. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
