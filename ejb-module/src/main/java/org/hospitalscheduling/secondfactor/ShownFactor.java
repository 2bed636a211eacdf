package org.hospitalscheduling.secondfactor;

/** A second factor as it was sent, before anything of it is believed. */
public sealed interface ShownFactor {

  /** A code of the authenticator app, or a recovery code. */
  record Code(String typed) implements ShownFactor {

    /** Omits the code: this may be logged. */
    @Override
    public String toString() {
      return "Code";
    }
  }

  /** A passkey's answer. */
  record Signed(PasskeyAnswer answer) implements ShownFactor {}
}
