package org.hospitalscheduling.web.waitlist;

import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.input.Body;

/** Reads the token of an offer. */
final class InvitationTokens {

  private static final int LONGEST = 100;

  private InvitationTokens() {}

  static String of(Body body) {
    String token = body.required("token", body.line("token", 1, LONGEST));
    body.check();
    return token;
  }

  /** A malformed token is answered like an unknown one. */
  static String header(String token) {
    if (token == null || token.isBlank() || token.length() > LONGEST) {
      throw new RefusedException(Refusal.OFFER_OVER, "The offer has ended.");
    }
    return token;
  }
}
