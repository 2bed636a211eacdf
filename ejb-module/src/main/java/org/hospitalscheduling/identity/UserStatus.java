package org.hospitalscheduling.identity;

import org.hospitalscheduling.shared.Coded;

/** Whether a user may sign in. */
public enum UserStatus implements Coded {
  /** Registered, but not yet approved by an ADMIN. */
  PENDING,
  ACTIVE,
  DISABLED
}
