package org.hospitalscheduling.realtime;

import java.util.UUID;
import org.hospitalscheduling.identity.Role;

/** Who watches: a user, in one of their sessions, with the role that they have now. */
public record LiveViewer(UUID userId, UUID sessionId, Role role) {}
