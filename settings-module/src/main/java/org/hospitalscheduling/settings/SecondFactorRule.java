package org.hospitalscheduling.settings;

/** Whose account must have a second factor, beside those of which an administrator requires it. */
public enum SecondFactorRule {
  /** An ADMIN's. */
  ADMIN,
  /** Every user's. */
  ALL,
  /** Nobody's. */
  NONE
}
