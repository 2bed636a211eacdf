package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hospitalscheduling.signon.SignedTokens.ACCESS_TOKEN;
import static org.hospitalscheduling.signon.SignedTokens.CLIENT;
import static org.hospitalscheduling.signon.SignedTokens.EC;
import static org.hospitalscheduling.signon.SignedTokens.ISSUER;
import static org.hospitalscheduling.signon.SignedTokens.KEYS;
import static org.hospitalscheduling.signon.SignedTokens.NONCE;
import static org.hospitalscheduling.signon.SignedTokens.NOW;
import static org.hospitalscheduling.signon.SignedTokens.RSA;
import static org.hospitalscheduling.signon.SignedTokens.idToken;
import static org.hospitalscheduling.signon.SignedTokens.logoutToken;
import static org.hospitalscheduling.signon.SignedTokens.sign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdTokenPolicyTest {
  private static final long SECONDS = NOW.getEpochSecond();

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("as it is", Map.of()),
        Arguments.of("for us alone, in a list", Map.of("aud", List.of(CLIENT))),
        Arguments.of("for others too", Map.of("aud", List.of("another", CLIENT), "azp", CLIENT)),
        Arguments.of("just expired, by our clock", Map.of("exp", SECONDS - 59)),
        Arguments.of("from the future, by our clock", Map.of("iat", SECONDS + 60)),
        Arguments.of("with fractions of a second", Map.of("exp", SECONDS + 0.5)),
        Arguments.of("ten minutes old", Map.of("iat", SECONDS - 600)),
        Arguments.of(
            "with its access token's hash",
            Map.of("at_hash", IdTokenPolicy.half(ACCESS_TOKEN, "RS256"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void a_token_of_our_sign_in_names_the_subject(String what, Map<String, Object> changed)
      throws Exception {
    assertThat(judge(changed, Map.of(), List.of(), List.of())).isEqualTo("4711");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("no issuer", change("iss", null), TokenFault.ISSUER),
        Arguments.of("another issuer", change("iss", ISSUER + "/"), TokenFault.ISSUER),
        Arguments.of("no audience", change("aud", null), TokenFault.AUDIENCE),
        Arguments.of("another audience", change("aud", "another"), TokenFault.AUDIENCE),
        Arguments.of(
            "another audience like ours", change("aud", "Scheduling"), TokenFault.AUDIENCE),
        Arguments.of(
            "several audiences, given to nobody",
            change("aud", List.of(CLIENT, "another")),
            TokenFault.AUTHORIZED_PARTY),
        Arguments.of("given to another", change("azp", "another"), TokenFault.AUTHORIZED_PARTY),
        Arguments.of("no subject", change("sub", null), TokenFault.SUBJECT),
        Arguments.of("a number as subject", change("sub", 4711), TokenFault.SUBJECT),
        Arguments.of("a blank subject", change("sub", "  "), TokenFault.SUBJECT),
        Arguments.of("a long subject", change("sub", "x".repeat(256)), TokenFault.SUBJECT),
        Arguments.of("a subject of two lines", change("sub", "1\n2"), TokenFault.SUBJECT),
        Arguments.of("no end", change("exp", null), TokenFault.EXPIRED),
        Arguments.of("expired", change("exp", SECONDS - 60), TokenFault.EXPIRED),
        Arguments.of("an end that is text", change("exp", "" + (SECONDS + 60)), TokenFault.EXPIRED),
        Arguments.of("no begin", change("iat", null), TokenFault.ISSUED_AT),
        Arguments.of("from the future", change("iat", SECONDS + 61), TokenFault.ISSUED_AT),
        Arguments.of("of an hour ago", change("iat", SECONDS - 3600), TokenFault.ISSUED_AT),
        Arguments.of("not yet good", change("nbf", SECONDS + 61), TokenFault.NOT_YET),
        Arguments.of("no nonce", change("nonce", null), TokenFault.NONCE),
        Arguments.of("another nonce", change("nonce", "N" + NONCE.substring(1)), TokenFault.NONCE),
        Arguments.of(
            "another access token",
            change("at_hash", IdTokenPolicy.half("another", "RS256")),
            TokenFault.ACCESS_TOKEN_HASH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  @DisplayName("9.2.1, 9.2.3, 10.5.1, 10.5.4: a token of another sign-in is refused")
  void every_other_is_refused(String what, Map<String, Object> changed, TokenFault fault) {
    assertThat(fault(changed, Map.of(), List.of(), List.of())).isEqualTo(fault);
  }

  @Test
  @DisplayName("9.2.2: a logout token is no ID token")
  void a_token_of_another_kind_is_refused() {
    assertThat(fault(Map.of(), Map.of("typ", "logout+jwt"), List.of(), List.of()))
        .isEqualTo(TokenFault.TYPE);
    assertThat(
            catchThrowableOfType(
                    UntrustedTokenException.class,
                    () ->
                        IdTokenPolicy.judge(
                            SignedToken.open(sign(logoutToken()), KEYS),
                            expected(List.of(), List.of(), Optional.of(ACCESS_TOKEN))))
                .fault())
        .isEqualTo(TokenFault.NONCE);
  }

  @Test
  void a_hash_without_an_access_token_is_refused() {
    Map<String, Object> claims = idToken();
    claims.put("at_hash", IdTokenPolicy.half(ACCESS_TOKEN, "RS256"));
    assertThat(
            catchThrowableOfType(
                    UntrustedTokenException.class,
                    () ->
                        IdTokenPolicy.judge(
                            SignedToken.open(sign(claims), KEYS),
                            expected(List.of(), List.of(), Optional.empty())))
                .fault())
        .isEqualTo(TokenFault.ACCESS_TOKEN_HASH);
  }

  /** OpenID Connect Core 1.0, A.3. */
  @Test
  void the_hash_is_that_of_the_specification() {
    assertThat(IdTokenPolicy.half("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", "RS256"))
        .isEqualTo("77QmUPtjPfzWtF2AnpK9RQ");
    assertThat(IdTokenPolicy.half(ACCESS_TOKEN, "ES384")).hasSize(32);
  }

  static Stream<Arguments> strengths() {
    return Stream.of(
        Arguments.of(Map.of("acr", "2"), List.of("2", "3"), List.of(), true),
        Arguments.of(Map.of("acr", "1"), List.of("2", "3"), List.of(), false),
        Arguments.of(Map.of(), List.of("2"), List.of(), false),
        Arguments.of(Map.of("amr", List.of("pwd", "mfa")), List.of(), List.of("mfa"), true),
        Arguments.of(Map.of("amr", List.of("pwd")), List.of(), List.of("mfa"), false),
        Arguments.of(
            Map.of("acr", "2", "amr", List.of("pwd")), List.of("2"), List.of("mfa"), false),
        Arguments.of(Map.of("acr", Map.of("2", "2")), List.of("2"), List.of(), false));
  }

  @ParameterizedTest
  @MethodSource("strengths")
  @DisplayName("6.8.4: a sign-in that is weaker than required is refused")
  void a_hospital_may_require_a_strength(
      Map<String, Object> changed, List<String> acr, List<String> amr, boolean enough) {
    assertThat(fault(changed, Map.of(), acr, amr)).isEqualTo(enough ? null : TokenFault.TOO_WEAK);
  }

  @Test
  void elliptic_curves_have_their_hash_too() throws Exception {
    Map<String, Object> claims = idToken();
    claims.put("at_hash", IdTokenPolicy.half(ACCESS_TOKEN, "ES256"));
    SignedToken token = SignedToken.open(sign(claims, "ES256", EC, Map.of()), KEYS);
    assertThat(
            IdTokenPolicy.judge(token, expected(List.of(), List.of(), Optional.of(ACCESS_TOKEN))))
        .isEqualTo("4711");
  }

  private static Map<String, Object> change(String claim, Object value) {
    Map<String, Object> changed = new java.util.HashMap<>();
    changed.put(claim, value);
    return changed;
  }

  private static TokenFault fault(
      Map<String, Object> changed,
      Map<String, Object> headers,
      List<String> acr,
      List<String> amr) {
    UntrustedTokenException refused =
        catchThrowableOfType(
            UntrustedTokenException.class, () -> judge(changed, headers, acr, amr));
    return refused == null ? null : refused.fault();
  }

  private static String judge(
      Map<String, Object> changed, Map<String, Object> headers, List<String> acr, List<String> amr)
      throws UntrustedTokenException {
    Map<String, Object> claims = idToken();
    claims.putAll(changed);
    claims.values().removeIf(value -> value == null);
    return IdTokenPolicy.judge(
        SignedToken.open(sign(claims, "RS256", RSA, headers), KEYS),
        expected(acr, amr, Optional.of(ACCESS_TOKEN)));
  }

  private static IdTokenPolicy.Expected expected(
      List<String> acr, List<String> amr, Optional<String> accessToken) {
    return new IdTokenPolicy.Expected(ISSUER, CLIENT, NONCE, accessToken, acr, amr, NOW);
  }
}
