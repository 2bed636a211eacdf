package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion was written. Fired in the transaction that writes it.
 *
 * @param version its version after the change
 * @param actorId who decided; null where the hospital's own clock did
 * @param detail for the activity log: never names of people
 */
public record SuggestionChanged(
    UUID id,
    int version,
    Kind kind,
    UUID practitionerId,
    UUID departmentId,
    @Nullable UUID actorId,
    Instant at,
    Map<String, String> detail) {

  /** What happened to it. */
  public enum Kind implements Coded {
    CREATED,
    ACCEPTED,
    DECLINED,
    EXPIRED
  }
}
