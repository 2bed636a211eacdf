package org.hospitalscheduling.accounts;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param practitionerId the practitioner that a DOCTOR is; {@code null} if none was named
 * @param status a code of {@link UserStatus}
 */
public record UserSummary(
    UUID id,
    int version,
    String username,
    String email,
    Role role,
    String status,
    boolean addressProven,
    boolean mayOverride,
    @Nullable UUID practitionerId,
    boolean twoFactorEnabled,
    Instant createdAt)
    implements Versioned {

  static UserSummary of(User user) {
    return new UserSummary(
        user.id(),
        user.version(),
        user.username(),
        user.email(),
        user.role(),
        user.status().code(),
        user.isAddressProven(),
        user.mayOverride(),
        user.practitionerId().orElse(null),
        user.hasSecondFactor(),
        user.createdAt());
  }
}
