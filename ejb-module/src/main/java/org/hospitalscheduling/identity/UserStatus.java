package org.hospitalscheduling.identity;

import java.util.Locale;
import org.hospitalscheduling.shared.Coded;

/** Whether somebody may sign in. */
public enum UserStatus implements Coded {
  /** Registered; an ADMIN has not yet said yes. */
  PENDING,
  ACTIVE,
  DISABLED;

  public static UserStatus ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
