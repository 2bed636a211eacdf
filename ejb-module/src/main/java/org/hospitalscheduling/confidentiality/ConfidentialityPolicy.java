package org.hospitalscheduling.confidentiality;

import org.hospitalscheduling.identity.Role;

/** Whom confidentiality binds. */
final class ConfidentialityPolicy {

  private ConfidentialityPolicy() {}

  /**
   * Whether confidential patients are closed to the role, unless it treats them. Administrators
   * mark them; auditors answer for them; service accounts are systems that know them already.
   */
  static boolean isBound(Role role) {
    return switch (role) {
      case USER, DOCTOR -> true;
      case ADMIN, AUDITOR, SERVICE -> false;
    };
  }
}
