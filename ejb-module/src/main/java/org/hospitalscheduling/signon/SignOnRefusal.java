package org.hospitalscheduling.signon;

import org.hospitalscheduling.shared.Coded;

/**
 * Why somebody whom the provider sent back is not signed in. The app has a sentence for each; the
 * details are in the log.
 */
public enum SignOnRefusal implements Coded {
  /** They gave up at the provider, or it does not let them use this application. */
  CANCELLED,
  /** It took too long, was done before, or began in another browser. */
  OVER,
  /** The provider cannot be asked. */
  UNAVAILABLE,
  /** The provider does not know us, or its answer is not to be believed. */
  MISCONFIGURED,
  /** The provider does not say what they may do here. */
  NO_ROLE,
  /** They have no account here, and nobody gets one by signing in. */
  NO_ACCOUNT,
  /** The provider does not say their e-mail address. */
  NO_ADDRESS,
  /** Another account has their e-mail address. */
  ADDRESS_TAKEN,
  /** Their account is disabled, or waits for approval. */
  NOT_ACTIVE,
  /** They did not sign in as the hospital requires. */
  TOO_WEAK,
  /** Too many attempts. */
  THROTTLED
}
