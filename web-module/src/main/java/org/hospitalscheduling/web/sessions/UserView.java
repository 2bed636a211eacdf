package org.hospitalscheduling.web.sessions;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.UUID;
import org.hospitalscheduling.identity.ProfileView;
import org.jspecify.annotations.Nullable;

/**
 * A user's own profile.
 *
 * @param secondFactorRequired whether the account must have one; without one the session may only
 *     set one up
 * @param avatarUrl relative to {@code /api/}; written as null if there is no picture
 */
@JsonbNillable
public record UserView(
    UUID id,
    String username,
    String email,
    String role,
    boolean mayOverride,
    boolean twoFactorEnabled,
    boolean secondFactorRequired,
    @Nullable String avatarUrl) {

  public static UserView of(ProfileView account) {
    return new UserView(
        account.id(),
        account.username(),
        account.email(),
        account.role().name(),
        account.mayOverride(),
        account.hasSecondFactor(),
        account.mustHaveSecondFactor(),
        account.avatarId().map(picture -> avatarUrl(account.id(), picture)).orElse(null));
  }

  /** Relative to the API's address; changes with every picture. */
  private static String avatarUrl(UUID account, UUID picture) {
    return "users/" + account + "/avatar?v=" + picture;
  }
}
