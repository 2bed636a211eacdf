package org.hospitalscheduling.secondfactor;

import org.hospitalscheduling.shared.Coded;

/** What a challenge was made for; an answer to it does nothing else. */
public enum PasskeyPurpose implements Coded {
  /** To make a passkey. */
  ENROL,
  /** To sign in with nothing else; the only one that is of no account. */
  SIGN_IN,
  /** To sign in, after the password. */
  SECOND_STEP,
  /** To change how an account is signed in to, where a code would do. */
  CONFIRM
}
