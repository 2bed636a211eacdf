package org.hospitalscheduling.sessions;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;

/**
 * The user of a valid session, as the database has it now.
 *
 * @param practitionerId the practitioner that a DOCTOR is; {@code null} for others
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
