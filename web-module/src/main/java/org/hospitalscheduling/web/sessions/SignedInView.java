package org.hospitalscheduling.web.sessions;

import org.hospitalscheduling.sessions.SignedIn;

/**
 * The answer to signing in and to refreshing.
 *
 * @param expiresIn seconds
 */
public record SignedInView(String accessToken, long expiresIn, UserView user) {

  static SignedInView of(SignedIn signedIn) {
    return new SignedInView(
        signedIn.accessToken(), signedIn.expiresIn().toSeconds(), UserView.of(signedIn.account()));
  }
}
