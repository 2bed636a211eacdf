package org.hospitalscheduling.identity;

import java.util.Optional;

/**
 * Selects users.
 *
 * @param text is contained in the user name or the address; empty for all
 * @param inAddress whether the text is looked for in the address as well
 */
public record UserFilter(
    Optional<String> text, boolean inAddress, Optional<Role> role, Optional<UserStatus> status) {

  public UserFilter(Optional<String> text, Optional<Role> role, Optional<UserStatus> status) {
    this(text, true, role, status);
  }

  /** The same, without telling by what is found which address somebody has. */
  public UserFilter byNameAlone() {
    return new UserFilter(text, false, role, status);
  }
}
