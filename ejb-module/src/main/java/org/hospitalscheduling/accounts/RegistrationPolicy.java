package org.hospitalscheduling.accounts;

import java.time.Duration;
import java.util.Optional;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.settings.Registration;

/** What account a registration leads to, and for how long it waits. */
final class RegistrationPolicy {

  /** How long the link works that proves the address. */
  static final Duration LINK_LIFE = Duration.ofDays(1);

  /** How long a registration waits for an administrator. */
  static final Duration WAITS = Duration.ofDays(14);

  /**
   * The account that is granted.
   *
   * @param status once the address is proven
   * @param addressProven whether it counts as proven at once
   */
  record Grant(Role role, UserStatus status, boolean addressProven) {

    /** What the account is until its address is proven. */
    UserStatus statusNow() {
      return addressProven ? status : UserStatus.PENDING;
    }
  }

  private RegistrationPolicy() {}

  /**
   * The first account is granted at once: there may be no mail server yet, and nobody whose address
   * it could be.
   *
   * @param first whether there are no accounts yet
   * @param trusted whether the invite code was right, or none is set; of the first account alone
   * @param mails whether a link can be mailed that proves the address; if not, an administrator has
   *     to say that they checked it
   * @return empty if no account is to be created
   */
  static Optional<Grant> decide(boolean first, boolean trusted, boolean mails, Registration rule) {
    if (first) {
      return Optional.of(new Grant(Role.ADMIN, UserStatus.ACTIVE, true)).filter(any -> trusted);
    }
    return switch (rule) {
      case APPROVAL -> Optional.of(new Grant(Role.USER, UserStatus.PENDING, false));
      case OPEN ->
          Optional.of(new Grant(Role.USER, mails ? UserStatus.ACTIVE : UserStatus.PENDING, false));
      case CLOSED -> Optional.empty();
    };
  }
}
