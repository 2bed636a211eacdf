package org.hospitalscheduling.web.overbook;

import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.waitlist.InvitationView;
import org.hospitalscheduling.web.input.Body;

/** Reads the token of an offer, and writes what it shows. */
final class InvitationTokens {

  private static final int LONGEST = 100;

  private InvitationTokens() {}

  static String of(Body body) {
    String token = body.required("token", body.text("token", 1, LONGEST));
    body.check();
    return token;
  }

  /** One that cannot be a token is answered like one that never was. */
  static String header(String token) {
    if (token == null || token.isBlank() || token.length() > LONGEST) {
      throw new RefusedException(Refusal.OFFER_OVER, "The offer has ended.");
    }
    return token;
  }

  static String answer(InvitationView view) {
    return OverbookWriter.object(json -> OverbookWriter.claim(json, view));
  }
}
