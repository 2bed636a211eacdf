package org.hospitalscheduling.serviceaccounts;

import java.time.Duration;
import java.util.Set;
import org.hospitalscheduling.identity.Scope;

/** What a machine's request for a token led to (RFC 6749, section 4.4). */
public sealed interface ServiceSignIn {

  /**
   * A token.
   *
   * @param scopes what it is good for
   */
  record Granted(String accessToken, Duration expiresIn, Set<Scope> scopes)
      implements ServiceSignIn {

    /** As the answer writes them. */
    public String scope() {
      return Scope.text(scopes);
    }

    /** Not the token: this may reach a log. */
    @Override
    public String toString() {
      return "Granted[" + scope() + "]";
    }
  }

  /** Nobody has this id, the secret is wrong, or the account was revoked. */
  record UnknownClient() implements ServiceSignIn {}

  /** A scope was asked for that the account has not. */
  record ScopeDenied() implements ServiceSignIn {}
}
