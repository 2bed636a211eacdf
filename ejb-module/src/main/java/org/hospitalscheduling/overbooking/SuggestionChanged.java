package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A suggestion was written. Fired in the transaction that writes it.
 *
 * @param version its version after the change
 * @param actorId who decided; null if a job did
 * @param detail for the activity log; never names of people
 */
public record SuggestionChanged(
    UUID id,
    int version,
    Kind kind,
    UUID practitionerId,
    UUID departmentId,
    UUID actorId,
    Instant at,
    Map<String, String> detail) {

  /** What happened to it. */
  public enum Kind {
    CREATED,
    ACCEPTED,
    DECLINED,
    EXPIRED;

    /** The code in the names of events and actions. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
