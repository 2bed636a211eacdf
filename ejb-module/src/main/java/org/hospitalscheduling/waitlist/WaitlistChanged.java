package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * Something happened on the waitlist. Fired in the transaction that writes it.
 *
 * @param entryId whose entry
 * @param ownerId who put the patient on the waiting list
 * @param offerId the offer it is about; null for joining and leaving
 * @param practitionerId whose time is offered; null where it is about no offer
 * @param actorId who did it: of an answer by link the patient; null for the clock
 * @param detail for the activity log: never names of people
 */
public record WaitlistChanged(
    UUID entryId,
    UUID ownerId,
    @Nullable UUID offerId,
    Kind kind,
    UUID patientId,
    @Nullable UUID practitionerId,
    UUID departmentId,
    @Nullable UUID actorId,
    Instant at,
    Map<String, String> detail) {

  /** Somebody joined or left, which is about no offer. */
  static WaitlistChanged ofPlace(
      Kind kind, WaitlistEntry entry, @Nullable UUID actorId, Instant at) {
    return new WaitlistChanged(
        entry.id(),
        entry.createdBy(),
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
  public enum Kind implements Coded {
    JOINED,
    LEFT,
    INVITED,
    /** The mail of an invitation failed for good. */
    FAILED,
    CONFIRMED,
    DECLINED,
    LOST,
    WITHDRAWN,
    EXPIRED
  }
}
