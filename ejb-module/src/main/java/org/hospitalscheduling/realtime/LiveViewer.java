package org.hospitalscheduling.realtime;

import java.util.UUID;
import org.hospitalscheduling.identity.Role;

/**
 * Who watches: a user, in one of their sessions, with the role that they have now.
 *
 * @param practitionerId who a DOCTOR is; {@code null} for others
 */
public record LiveViewer(UUID userId, UUID sessionId, Role role, UUID practitionerId) {

  /** Somebody who is no doctor. */
  public LiveViewer(UUID userId, UUID sessionId, Role role) {
    this(userId, sessionId, role, null);
  }
}
