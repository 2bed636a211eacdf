package org.hospitalscheduling.accounts;

import java.util.Optional;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.settings.Registration;

/** What account a registration leads to. */
final class RegistrationPolicy {

  /** The account that is granted. */
  record Grant(Role role, UserStatus status) {}

  private RegistrationPolicy() {}

  /**
   * @param first whether there are no accounts yet
   * @param invited whether the administrators' invite code was right
   * @return empty if no account is to be created
   */
  static Optional<Grant> decide(boolean first, boolean invited, Registration rule) {
    if (first || invited) {
      return Optional.of(new Grant(Role.ADMIN, UserStatus.ACTIVE));
    }
    return switch (rule) {
      case APPROVAL -> Optional.of(new Grant(Role.USER, UserStatus.PENDING));
      case OPEN -> Optional.of(new Grant(Role.USER, UserStatus.ACTIVE));
      case CLOSED -> Optional.empty();
    };
  }
}
