package org.hospitalscheduling.signon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether an ID token speaks of a sign-in that we asked for (OpenID Connect Core 1.0, 3.1.3.7). */
final class IdTokenPolicy {

  /** How much the provider's clock may differ from ours. */
  static final Duration SKEW = Duration.ofMinutes(1);

  /** A token is fetched at once; an older one is of another sign-in. */
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private static final int LONGEST_SUBJECT = 255;

  private IdTokenPolicy() {}

  /**
   * What an ID token is held against.
   *
   * @param accessToken the access token that came with it
   * @param acr as in the settings
   * @param amr as in the settings
   */
  record Expected(
      String issuer,
      String clientId,
      String nonce,
      Optional<String> accessToken,
      List<String> acr,
      List<String> amr,
      Instant now) {}

  /**
   * @return the subject
   * @throws UntrustedTokenException unless the token is good
   */
  static String judge(SignedToken token, Expected expected) throws UntrustedTokenException {
    demand(token.type().isEmpty() || isPlain(token.type().get()), TokenFault.TYPE);
    String subject = judgeOrigin(token, expected.issuer(), expected.clientId());
    judgeTime(token, OLDEST, expected.now());
    demand(
        token.text("nonce").filter(nonce -> same(nonce, expected.nonce())).isPresent(),
        TokenFault.NONCE);
    if (token.has("at_hash")) {
      demand(
          expected
              .accessToken()
              .map(access -> half(access, token.algorithm()))
              .filter(half -> token.text("at_hash").filter(said -> same(said, half)).isPresent())
              .isPresent(),
          TokenFault.ACCESS_TOKEN_HASH);
    }
    demand(
        isAmong(token.texts("acr"), expected.acr()) && isAmong(token.texts("amr"), expected.amr()),
        TokenFault.TOO_WEAK);
    return subject;
  }

  /**
   * Who issued a token, and for whom.
   *
   * @return the subject
   */
  private static String judgeOrigin(SignedToken token, String issuer, String clientId)
      throws UntrustedTokenException {
    judgeIssuerAndAudience(token, issuer, clientId);
    List<String> audiences = token.texts("aud");
    if (token.has("azp") || audiences.size() > 1) {
      demand(token.text("azp").filter(clientId::equals).isPresent(), TokenFault.AUTHORIZED_PARTY);
    }
    return token
        .text("sub")
        .filter(IdTokenPolicy::isSubject)
        .orElseThrow(() -> new UntrustedTokenException(TokenFault.SUBJECT));
  }

  static void judgeIssuerAndAudience(SignedToken token, String issuer, String clientId)
      throws UntrustedTokenException {
    demand(token.text("iss").filter(issuer::equals).isPresent(), TokenFault.ISSUER);
    demand(token.texts("aud").contains(clientId), TokenFault.AUDIENCE);
  }

  /** Every token of ours says when it was issued and when it expires. */
  static void judgeTime(SignedToken token, Duration oldest, Instant now)
      throws UntrustedTokenException {
    demand(
        token.time("exp").filter(end -> end.isAfter(now.minus(SKEW))).isPresent(),
        TokenFault.EXPIRED);
    demand(
        token
            .time("iat")
            .filter(issued -> !issued.isAfter(now.plus(SKEW)))
            .filter(issued -> !issued.isBefore(now.minus(oldest).minus(SKEW)))
            .isPresent(),
        TokenFault.ISSUED_AT);
    demand(
        !token.has("nbf")
            || token.time("nbf").filter(begin -> !begin.isAfter(now.plus(SKEW))).isPresent(),
        TokenFault.NOT_YET);
  }

  /** At most 255 ASCII characters (OpenID Connect Core 1.0, 2). */
  static boolean isSubject(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_SUBJECT
        && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  static void demand(boolean holds, TokenFault otherwise) throws UntrustedTokenException {
    if (!holds) {
      throw new UntrustedTokenException(otherwise);
    }
  }

  private static boolean isPlain(String type) {
    return type.equalsIgnoreCase("JWT");
  }

  private static boolean isAmong(List<String> said, List<String> required) {
    return required.isEmpty() || !Collections.disjoint(said, required);
  }

  static boolean same(String said, String expected) {
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /** The left half of the hash that belongs to the algorithm (OpenID Connect Core 1.0, 3.1.3.6). */
  static String half(String accessToken, String algorithm) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-" + algorithm.substring(2))
              .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, hash.length / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-2", e);
    }
  }
}
