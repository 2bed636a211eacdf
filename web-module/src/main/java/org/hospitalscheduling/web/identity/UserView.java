package org.hospitalscheduling.web.identity;

import jakarta.json.bind.annotation.JsonbNillable;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountView;
import org.hospitalscheduling.identity.SessionFacts;

/**
 * Somebody as they see themselves.
 *
 * @param avatarUrl null, and then written as null, where there is no picture
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

  static UserView of(AccountView account) {
    return new UserView(
        account.id(),
        account.username(),
        account.email(),
        account.role().name(),
        account.mayOverride(),
        false,
        null);
  }

  static UserView of(SessionFacts facts) {
    return of(AccountView.of(facts));
  }
}
