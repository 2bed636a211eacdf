package org.hospitalscheduling.accounts;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.User;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them; auditors see names and roles.
 *
 * @param email null for auditors
 * @param practitionerId the practitioner that a DOCTOR is; {@code null} if none was named
 * @param patientId the patient that the user is; {@code null} if none was named
 * @param departmentId the department that the user works for; null if none was named
 * @param status a code of {@link UserStatus}
 * @param twoFactorEnabled null for auditors
 * @param requireSecondFactor whether one is required of this account, whatever the hospital's rule;
 *     null for auditors
 * @param signOnSubject whom the hospital's sign-on knows the user as; null for auditors, and if it
 *     does not
 */
public record UserSummary(
    UUID id,
    int version,
    String username,
    @Nullable String email,
    Role role,
    String status,
    boolean addressProven,
    boolean mayOverride,
    @Nullable UUID practitionerId,
    @Nullable UUID patientId,
    @Nullable UUID departmentId,
    @Nullable Boolean twoFactorEnabled,
    @Nullable Boolean requireSecondFactor,
    @Nullable String signOnSubject,
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
        user.patientId().orElse(null),
        user.departmentId().orElse(null),
        user.hasSecondFactor(),
        user.isSecondFactorRequired(),
        user.signOnSubject().orElse(null),
        user.createdAt());
  }

  /** What an auditor needs for knowing who somebody in the log is, and what they may do. */
  static UserSummary ofNameAndRole(User user) {
    return new UserSummary(
        user.id(),
        user.version(),
        user.username(),
        null,
        user.role(),
        user.status().code(),
        user.isAddressProven(),
        user.mayOverride(),
        null,
        null,
        user.departmentId().orElse(null),
        null,
        null,
        null,
        user.createdAt());
  }
}
