package org.hospitalscheduling.realtime;

import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A viewer of live events: a user in one of their sessions, with their current role.
 *
 * @param name the user's name, for the activity log
 * @param practitionerId the practitioner that a DOCTOR is; {@code null} for others
 */
public record LiveViewer(
    UUID userId, UUID sessionId, String name, Role role, @Nullable UUID practitionerId) {

  /** A viewer who is not a doctor. */
  public LiveViewer(UUID userId, UUID sessionId, String name, Role role) {
    this(userId, sessionId, name, role, null);
  }
}
