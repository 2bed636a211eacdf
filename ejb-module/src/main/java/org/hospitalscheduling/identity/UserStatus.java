package org.hospitalscheduling.identity;

import java.util.Locale;

/** Whether a user may sign in. */
public enum UserStatus {
  /** Registered, but not yet approved by an ADMIN. */
  PENDING,
  ACTIVE,
  DISABLED;

  /** The name in the API and in the database, for instance {@code active}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static UserStatus ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
