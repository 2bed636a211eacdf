package org.hospitalscheduling.secondfactor;

import java.util.UUID;

/**
 * A second factor as transactions accept it. A code is judged, and used up, by the transaction that
 * it authorises; a passkey's answer was judged before, because its challenge is used up whatever
 * becomes of the request.
 */
public sealed interface FactorProof {

  /** A code of the authenticator app, or a recovery code, right or wrong. */
  record Code(String typed) implements FactorProof {

    /** Omits the code: this may be logged. */
    @Override
    public String toString() {
      return "Code";
    }
  }

  /** This passkey has answered. */
  record Answered(UUID passkey) implements FactorProof {}

  /** An answer that was wrong. */
  record Wrong() implements FactorProof {}
}
