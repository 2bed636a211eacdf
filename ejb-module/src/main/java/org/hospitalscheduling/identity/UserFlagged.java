package org.hospitalscheduling.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A user was flagged, so that somebody looks at what they do, or such a flag was cleared. Fired in
 * the transaction that writes it.
 *
 * @param flagId the flag
 * @param pattern why, for instance {@code many-changes}
 * @param actorId who did it; null where the monitoring did
 */
public record UserFlagged(
    Kind kind, UUID flagId, UUID userId, String pattern, Instant at, UUID actorId) {

  /** The two ends of a flag. */
  public enum Kind {
    FLAGGED,
    CLEARED
  }
}
