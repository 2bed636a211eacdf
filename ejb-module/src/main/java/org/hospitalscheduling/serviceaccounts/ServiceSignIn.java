package org.hospitalscheduling.serviceaccounts;

import java.time.Duration;
import java.util.Set;
import org.hospitalscheduling.identity.Scope;

/** The result of a service account's request for a token (RFC 6749, section 4.4). */
public sealed interface ServiceSignIn {

  /**
   * A token was issued.
   *
   * @param scopes what the token authorises
   */
  record Granted(String accessToken, Duration expiresIn, Set<Scope> scopes)
      implements ServiceSignIn {

    /** The scopes as the answer writes them. */
    public String scope() {
      return Scope.text(scopes);
    }

    /** Omits the token: this may be logged. */
    @Override
    public String toString() {
      return "Granted[" + scope() + "]";
    }
  }

  /** The client id is unknown, the secret is wrong, or the account was revoked. */
  record UnknownClient() implements ServiceSignIn {}

  /** A scope was requested that the account does not have. */
  record ScopeDenied() implements ServiceSignIn {}
}
