package org.hospitalscheduling.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to an account of one's own, which was mailed to an address.
 *
 * @param email the address; whoever accepts has proven that it is theirs
 * @param invitedBy the administrator who sent it
 * @param endedAt when it was accepted or revoked; {@code null} if neither
 * @param userId who accepted it; {@code null} if nobody did
 */
record UserInvitation(
    UUID id,
    String email,
    Role role,
    UUID invitedBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant endedAt,
    @Nullable UUID userId) {

  /** How long an invitation can be accepted. */
  static final Duration LIFE = Duration.ofHours(72);

  /** How long it is listed, and kept. */
  static final Duration KEPT = Duration.ofDays(30);

  /** What has become of an invitation. */
  enum Status {
    OPEN,
    ACCEPTED,
    REVOKED,
    EXPIRED
  }

  /**
   * @param inviterStands whether who sent it is still an active administrator: what they gave away
   *     they must still have
   */
  Status status(boolean inviterStands, Instant now) {
    if (endedAt != null) {
      return userId == null ? Status.REVOKED : Status.ACCEPTED;
    }
    return inviterStands && now.isBefore(expiresAt) ? Status.OPEN : Status.EXPIRED;
  }
}
