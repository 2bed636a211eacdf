package org.hospitalscheduling.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user was flagged for review, or a flag was cleared. Fired in the transaction that writes it.
 *
 * @param flagId the flag
 * @param pattern why, for instance {@code many-changes}
 * @param actorId who did it; null if it was the monitoring
 */
public record UserFlagged(
    Kind kind, UUID flagId, UUID userId, String pattern, Instant at, @Nullable UUID actorId) {

  /** The beginning and the end of a flag. */
  public enum Kind {
    FLAGGED,
    CLEARED
  }
}
