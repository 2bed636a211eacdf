package org.hospitalscheduling.signon;

import java.io.Serial;

/** Somebody cannot be signed in. */
final class SignOnRefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final SignOnRefusal refusal;

  /**
   * @param detail for the log: never a secret, and nothing that a stranger could word
   */
  SignOnRefusedException(SignOnRefusal refusal, String detail) {
    super(detail);
    this.refusal = refusal;
  }

  SignOnRefusal refusal() {
    return refusal;
  }
}
