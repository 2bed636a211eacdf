package org.hospitalscheduling.signon;

import static org.hospitalscheduling.signon.IdTokenPolicy.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a token is the provider's word that somebody was signed out (OpenID Connect Back-Channel
 * Logout 1.0, 2.6). Whether it was used before is for the caller to find out.
 */
final class LogoutTokenPolicy {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final int LONGEST_ID = 255;

  /** For how long a token could be presented again: one that is older is refused for its age. */
  static final Duration LIFE = OLDEST.plus(IdTokenPolicy.SKEW.multipliedBy(2));

  private LogoutTokenPolicy() {}

  /**
   * Who was signed out: at least one of subject and session is there.
   *
   * @param tokenId unique among the provider's tokens
   * @param session the provider's name for one of the subject's sessions; empty if all of them
   *     ended
   */
  record SignedOut(String tokenId, Optional<String> subject, Optional<String> session) {}

  /**
   * @throws UntrustedTokenException unless the token is good
   */
  static SignedOut judge(SignedToken token, String issuer, String clientId, Instant now)
      throws UntrustedTokenException {
    demand(
        token
            .type()
            .map(type -> type.equalsIgnoreCase("logout+jwt") || type.equalsIgnoreCase("JWT"))
            .orElse(true),
        TokenFault.TYPE);
    IdTokenPolicy.judgeIssuerAndAudience(token, issuer, clientId);
    IdTokenPolicy.judgeTime(token, OLDEST, now);
    demand(
        token.claims().get("events") instanceof Map<?, ?> events
            && events.get(EVENT) instanceof Map<?, ?>,
        TokenFault.EVENT);
    demand(!token.claims().containsKey("nonce"), TokenFault.NONCE);
    Optional<String> subject = token.text("sub").filter(IdTokenPolicy::isSubject);
    Optional<String> session = token.text("sid").filter(IdTokenPolicy::isSubject);
    demand(
        (subject.isPresent() || session.isPresent())
            && subject.isPresent() == token.has("sub")
            && session.isPresent() == token.has("sid"),
        TokenFault.SUBJECT);
    String id =
        token
            .text("jti")
            .filter(text -> text.length() <= LONGEST_ID)
            .orElseThrow(() -> new UntrustedTokenException(TokenFault.TOKEN_ID));
    return new SignedOut(id, subject, session);
  }
}
