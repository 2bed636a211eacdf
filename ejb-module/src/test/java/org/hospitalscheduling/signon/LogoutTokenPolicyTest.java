package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hospitalscheduling.signon.SignedTokens.CLIENT;
import static org.hospitalscheduling.signon.SignedTokens.ISSUER;
import static org.hospitalscheduling.signon.SignedTokens.KEYS;
import static org.hospitalscheduling.signon.SignedTokens.NOW;
import static org.hospitalscheduling.signon.SignedTokens.RSA;
import static org.hospitalscheduling.signon.SignedTokens.idToken;
import static org.hospitalscheduling.signon.SignedTokens.logoutToken;
import static org.hospitalscheduling.signon.SignedTokens.sign;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogoutTokenPolicyTest {
  private static final long SECONDS = NOW.getEpochSecond();

  @Test
  void the_provider_names_the_subject_or_the_session_or_both() throws Exception {
    assertThat(judge(Map.of(), "logout+jwt"))
        .isEqualTo(new LogoutTokenPolicy.SignedOut("j-1", Optional.of("4711"), Optional.of("s-1")));
    assertThat(judge(change("sub", null), null).subject()).isEmpty();
    assertThat(judge(change("sid", null), "JWT").session()).isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("another issuer", change("iss", "https://x.example"), TokenFault.ISSUER),
        Arguments.of("another audience", change("aud", "another"), TokenFault.AUDIENCE),
        Arguments.of("no audience", change("aud", null), TokenFault.AUDIENCE),
        Arguments.of("no begin", change("iat", null), TokenFault.ISSUED_AT),
        Arguments.of("from the future", change("iat", SECONDS + 61), TokenFault.ISSUED_AT),
        Arguments.of("too old", change("iat", SECONDS - 361), TokenFault.ISSUED_AT),
        Arguments.of("no end", change("exp", null), TokenFault.EXPIRED),
        Arguments.of("expired", change("exp", SECONDS - 60), TokenFault.EXPIRED),
        Arguments.of("no event", change("events", null), TokenFault.EVENT),
        Arguments.of(
            "another event", change("events", Map.of("urn:x", Map.of())), TokenFault.EVENT),
        Arguments.of(
            "an event that is no object",
            change("events", Map.of("http://schemas.openid.net/event/backchannel-logout", "x")),
            TokenFault.EVENT),
        Arguments.of(
            "an event in a list",
            change("events", "http://schemas.openid.net/event/backchannel-logout"),
            TokenFault.EVENT),
        Arguments.of("with a nonce", change("nonce", "n"), TokenFault.NONCE),
        Arguments.of("no id", change("jti", null), TokenFault.TOKEN_ID),
        Arguments.of("a long id", change("jti", "j".repeat(256)), TokenFault.TOKEN_ID),
        Arguments.of("a subject that is none", change("sub", 4711), TokenFault.SUBJECT),
        Arguments.of("a session that is none", change("sid", 1), TokenFault.SUBJECT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  @DisplayName("10.5.5: a token that ends no session of ours is refused")
  void every_other_is_refused(String what, Map<String, Object> changed, TokenFault fault) {
    assertThat(fault(changed, "logout+jwt")).isEqualTo(fault);
  }

  @Test
  void one_that_names_nobody_is_refused() {
    Map<String, Object> nobody = change("sub", null);
    nobody.put("sid", null);
    assertThat(fault(nobody, null)).isEqualTo(TokenFault.SUBJECT);
  }

  @ParameterizedTest
  @CsvSource({"at+jwt", "id+jwt"})
  @DisplayName("9.2.2: a token of another kind ends no session")
  void a_token_of_another_kind_is_refused(String type) {
    assertThat(fault(Map.of(), type)).isEqualTo(TokenFault.TYPE);
    assertThat(
            catchThrowableOfType(
                    UntrustedTokenException.class,
                    () ->
                        LogoutTokenPolicy.judge(
                            SignedToken.open(sign(idToken()), KEYS), ISSUER, CLIENT, NOW))
                .fault())
        .isEqualTo(TokenFault.EVENT);
  }

  @Test
  void a_token_is_remembered_for_as_long_as_it_could_come_again() {
    assertThat(fault(change("iat", SECONDS - LogoutTokenPolicy.LIFE.toSeconds()), null))
        .isEqualTo(TokenFault.ISSUED_AT);
  }

  private static Map<String, Object> change(String claim, Object value) {
    Map<String, Object> changed = new HashMap<>();
    changed.put(claim, value);
    return changed;
  }

  private static TokenFault fault(Map<String, Object> changed, String type) {
    UntrustedTokenException refused =
        catchThrowableOfType(UntrustedTokenException.class, () -> judge(changed, type));
    return refused == null ? null : refused.fault();
  }

  private static LogoutTokenPolicy.SignedOut judge(Map<String, Object> changed, String type)
      throws UntrustedTokenException {
    Map<String, Object> claims = logoutToken();
    claims.putAll(changed);
    claims.values().removeIf(value -> value == null);
    Map<String, Object> headers = type == null ? Map.of() : Map.of("typ", type);
    return LogoutTokenPolicy.judge(
        SignedToken.open(sign(claims, "RS256", RSA, headers), KEYS), ISSUER, CLIENT, NOW);
  }
}
