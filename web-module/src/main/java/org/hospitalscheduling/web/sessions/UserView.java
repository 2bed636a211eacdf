package org.hospitalscheduling.web.sessions;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.UUID;
import org.hospitalscheduling.identity.ProfileView;

/**
 * Somebody as they see themselves.
 *
 * @param avatarUrl relative to {@code /api/}; null, and then written as null, where there is no
 *     picture
 */
@JsonbNillable
public record UserView(
    UUID id,
    String username,
    String email,
    String role,
    boolean mayOverride,
    boolean twoFactorEnabled,
    String avatarUrl) {

  public static UserView of(ProfileView account) {
    return new UserView(
        account.id(),
        account.username(),
        account.email(),
        account.role().name(),
        account.mayOverride(),
        account.hasSecondFactor(),
        account.avatarId().map(picture -> avatarUrl(account.id(), picture)).orElse(null));
  }

  /** Relative to the API's own address; another one with every picture. */
  private static String avatarUrl(UUID account, UUID picture) {
    return "users/" + account + "/avatar?v=" + picture;
  }
}
