package org.hospitalscheduling.identity;

import java.util.UUID;

/** Somebody as they see themselves. */
public record AccountView(UUID id, String username, String email, Role role, boolean mayOverride) {

  static AccountView of(User user) {
    return new AccountView(
        user.id(), user.username(), user.email(), user.role(), user.mayOverride());
  }

  public static AccountView of(SessionFacts facts) {
    return new AccountView(
        facts.userId(), facts.username(), facts.email(), facts.role(), facts.mayOverride());
  }
}
