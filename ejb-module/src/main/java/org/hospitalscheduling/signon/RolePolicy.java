package org.hospitalscheduling.signon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.SignOn;
import org.jspecify.annotations.Nullable;

/** What somebody may do here, going by what the provider says of them. */
final class RolePolicy {

  private RolePolicy() {}

  /**
   * The first role that one of the claim's values stands for; values are compared exactly. Empty if
   * none does.
   *
   * @param claim the claim's name, or a path to it, as {@link SignOn#roleClaim}
   */
  static Optional<Role> roleOf(
      Map<String, Object> claims, String claim, List<SignOn.GrantedRole> roles) {
    List<String> values = SignedToken.texts(find(claims, claim));
    return roles.stream()
        .filter(grant -> values.contains(grant.value()))
        .map(grant -> Role.valueOf(grant.role()))
        .findFirst();
  }

  private static @Nullable Object find(Map<?, ?> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    int dot = path.indexOf('.');
    return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? find(inner, path.substring(dot + 1))
        : null;
  }
}
