package org.hospitalscheduling.identity;

import org.hospitalscheduling.settings.SecondFactorRule;

/**
 * Which users must have a second factor (OWASP ASVS 5.0, 6.3.3). A session of a user who must have
 * one and has none may do nothing but set one up: that is judged from the account at every request,
 * so nothing that a session is given lifts it.
 */
public final class SecondFactorPolicy {

  private SecondFactorPolicy() {}

  /**
   * @param ofAccount whether an administrator requires it of this account
   */
  public static boolean isRequired(SecondFactorRule rule, Role role, boolean ofAccount) {
    return ofAccount
        || switch (rule) {
          case ADMIN -> role == Role.ADMIN;
          case ALL -> true;
          case NONE -> false;
        };
  }

  /**
   * @param has whether the account has a second factor
   */
  public static boolean isMissing(
      SecondFactorRule rule, Role role, boolean ofAccount, boolean has) {
    return !has && isRequired(rule, role, ofAccount);
  }
}
