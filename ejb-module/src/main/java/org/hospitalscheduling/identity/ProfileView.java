package org.hospitalscheduling.identity;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.SecondFactorRule;

/**
 * A user's own profile.
 *
 * @param hasSecondFactor whether signing in needs more than the password
 * @param mustHaveSecondFactor whether it must; without one the session may only set one up
 * @param avatarId the picture that is shown
 */
public record ProfileView(
    UUID id,
    String username,
    String email,
    Role role,
    boolean mayOverride,
    boolean hasSecondFactor,
    boolean mustHaveSecondFactor,
    Optional<UUID> avatarId) {

  public static ProfileView of(User user, SecondFactorRule rule) {
    return new ProfileView(
        user.id(),
        user.username(),
        user.email(),
        user.role(),
        user.mayOverride(),
        user.hasSecondFactor(),
        user.mustHaveSecondFactor(rule),
        user.avatarId());
  }
}
