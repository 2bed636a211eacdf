package org.hospitalscheduling.settings;

/** What happens to somebody who registers and is neither the first nor has the invite code. */
public enum Registration {
  /** The account waits until an ADMIN activates it. */
  APPROVAL,
  /** The account is active at once, as USER. */
  OPEN,
  /** No account is made. */
  CLOSED
}
