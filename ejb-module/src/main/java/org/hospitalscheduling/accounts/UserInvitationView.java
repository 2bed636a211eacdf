package org.hospitalscheduling.accounts;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;

/**
 * An invitation as administrators see it.
 *
 * @param invitedBy the name of who sent it
 * @param status {@code open}, {@code accepted}, {@code revoked} or {@code expired}
 */
public record UserInvitationView(
    UUID id,
    String email,
    Role role,
    String invitedBy,
    String status,
    Instant createdAt,
    Instant expiresAt) {}
