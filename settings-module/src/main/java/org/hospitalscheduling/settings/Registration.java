package org.hospitalscheduling.settings;

/** What happens to a user who registers and is neither the first nor has the invite code. */
public enum Registration {
  /** The account waits until an ADMIN approves it. */
  APPROVAL,
  /** The account is active at once, as USER. */
  OPEN,
  /** No account is created. */
  CLOSED
}
