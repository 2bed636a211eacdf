package org.hospitalscheduling.sessions;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;

/**
 * What a living session says about who uses it, as the database has it now.
 *
 * @param practitionerId who a doctor is; {@code null} for others
 * @param lastUsedAt to about a minute
 */
public record SessionFacts(
    UUID sessionId,
    UUID userId,
    String username,
    String email,
    Role role,
    boolean mayOverride,
    UUID practitionerId,
    Instant lastUsedAt) {}
