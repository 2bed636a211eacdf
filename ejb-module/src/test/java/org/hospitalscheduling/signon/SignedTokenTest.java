package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hospitalscheduling.signon.SignedTokens.EC;
import static org.hospitalscheduling.signon.SignedTokens.KEYS;
import static org.hospitalscheduling.signon.SignedTokens.OTHER_RSA;
import static org.hospitalscheduling.signon.SignedTokens.RSA;
import static org.hospitalscheduling.signon.SignedTokens.idToken;
import static org.hospitalscheduling.signon.SignedTokens.sign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignedTokenTest {

  @ParameterizedTest
  @CsvSource({"RS256", "RS384", "RS512", "PS256", "ES256"})
  void a_signature_with_a_key_of_the_provider_is_good(String algorithm) throws Exception {
    PublicJsonWebKey key = algorithm.startsWith("ES") ? EC : RSA;
    SignedToken token = SignedToken.open(sign(idToken(), algorithm, key, Map.of()), KEYS);
    assertThat(token.text("sub")).contains("4711");
    assertThat(token.algorithm()).isEqualTo(algorithm);
  }

  @Test
  void a_token_without_a_key_id_is_of_the_only_key_that_fits() throws Exception {
    String token = sign(JsonUtil.toJson(idToken()), "RS256", null, RSA.getPrivateKey(), Map.of());
    assertThat(SignedToken.open(token, KEYS).text("sub")).contains("4711");
    assertThat(fault(token, List.of(RSA, OTHER_RSA))).isEqualTo(TokenFault.UNKNOWN_KEY);
  }

  static Stream<Arguments> bad() throws Exception {
    String claims = JsonUtil.toJson(idToken());
    String good = sign(idToken());
    String[] part = good.split("\\.");
    String unsigned = encode("{\"alg\":\"none\"}") + "." + part[1] + ".";
    PublicJsonWebKey weak = RsaJwkGenerator.generateJwk(1024);
    weak.setKeyId("weak");
    HmacKey publicKey = new HmacKey(RSA.getPublicKey().getEncoded());
    return Stream.of(
        Arguments.of("unsigned", unsigned, KEYS, TokenFault.MALFORMED),
        Arguments.of("unsigned, with a signature", unsigned + part[2], KEYS, TokenFault.ALGORITHM),
        Arguments.of(
            "HMAC under the public key",
            sign(claims, "HS256", "rsa", publicKey, Map.of()),
            KEYS,
            TokenFault.ALGORITHM),
        Arguments.of(
            "of another's key with our key's name",
            sign(claims, "RS256", "rsa", OTHER_RSA.getPrivateKey(), Map.of()),
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of(
            "of another's key",
            sign(idToken(), "RS256", OTHER_RSA, Map.of()),
            KEYS,
            TokenFault.UNKNOWN_KEY),
        Arguments.of(
            "of a key that the token brings along",
            sign(
                claims,
                "RS256",
                "rsa",
                OTHER_RSA.getPrivateKey(),
                Map.of("jwk", OTHER_RSA.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))),
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of(
            "of a key for encryption",
            good,
            List.of(as(RSA, "use", "enc")),
            TokenFault.UNKNOWN_KEY),
        Arguments.of(
            "of a key for another algorithm",
            good,
            List.of(as(RSA, "alg", "PS256")),
            TokenFault.UNKNOWN_KEY),
        Arguments.of(
            "of a weak key",
            sign(idToken(), "RS256", weak, Map.of()),
            List.of(weak),
            TokenFault.SIGNATURE),
        Arguments.of(
            "with an extension that must be understood",
            sign(idToken(), "RS256", RSA, Map.of("crit", List.of("unheard-of"), "unheard-of", 1)),
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of(
            "with another payload",
            part[0] + "." + encode(claims.replace("4711", "4712")) + "." + part[2],
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of("of two parts", part[0] + "." + part[1], KEYS, TokenFault.MALFORMED),
        Arguments.of(
            "of five parts", good + "." + part[0] + "." + part[1], KEYS, TokenFault.MALFORMED),
        Arguments.of("with white space", " " + good, KEYS, TokenFault.MALFORMED),
        Arguments.of("empty", "", KEYS, TokenFault.MALFORMED),
        Arguments.of(
            "whose payload is no JSON",
            sign("hello", "RS256", "rsa", RSA.getPrivateKey(), Map.of()),
            KEYS,
            TokenFault.MALFORMED),
        Arguments.of(
            "with a claim twice",
            sign("{\"sub\":\"1\",\"sub\":\"2\"}", "RS256", "rsa", RSA.getPrivateKey(), Map.of()),
            KEYS,
            TokenFault.MALFORMED),
        Arguments.of("without an algorithm", headed("{}"), KEYS, TokenFault.ALGORITHM),
        Arguments.of(
            "whose algorithm is null", headed("{\"alg\":null}"), KEYS, TokenFault.ALGORITHM),
        Arguments.of(
            "whose algorithm is a number", headed("{\"alg\":1}"), KEYS, TokenFault.MALFORMED),
        Arguments.of(
            "whose key id is a list",
            headed("{\"alg\":\"RS256\",\"kid\":[\"rsa\"]}"),
            KEYS,
            TokenFault.MALFORMED),
        Arguments.of(
            "whose extensions are no list",
            headed("{\"alg\":\"RS256\",\"kid\":\"rsa\",\"crit\":7}"),
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of(
            "that is not base64url as it says",
            headed("{\"alg\":\"RS256\",\"kid\":\"rsa\",\"b64\":false,\"crit\":[\"b64\"]}"),
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of(
            "with a key that is none",
            headed("{\"alg\":\"RS256\",\"kid\":\"rsa\",\"jwk\":\"x\",\"x5c\":1}"),
            KEYS,
            TokenFault.SIGNATURE),
        Arguments.of("whose header is a list", headed("[]"), KEYS, TokenFault.MALFORMED),
        Arguments.of("whose header is null", headed("null"), KEYS, TokenFault.MALFORMED),
        Arguments.of("whose header is text", headed("\"alg\""), KEYS, TokenFault.MALFORMED),
        Arguments.of("whose header is no JSON", headed("alg"), KEYS, TokenFault.MALFORMED),
        Arguments.of(
            "whose payload is a list",
            sign("[]", "RS256", "rsa", RSA.getPrivateKey(), Map.of()),
            KEYS,
            TokenFault.MALFORMED),
        Arguments.of(
            "whose payload is null",
            sign("null", "RS256", "rsa", RSA.getPrivateKey(), Map.of()),
            KEYS,
            TokenFault.MALFORMED),
        Arguments.of("too long", "a".repeat(70_000) + ".b.c", KEYS, TokenFault.MALFORMED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  @DisplayName(
      "6.8.2, 9.1.1, 9.1.2, 9.1.3: only the provider's keys sign, by algorithms with public keys")
  void others_are_refused(String what, String token, List<JsonWebKey> keys, TokenFault fault) {
    assertThat(fault(token, keys)).isEqualTo(fault);
  }

  private static TokenFault fault(String token, List<JsonWebKey> keys) {
    UntrustedTokenException refused =
        catchThrowableOfType(UntrustedTokenException.class, () -> SignedToken.open(token, keys));
    return refused == null ? null : refused.fault();
  }

  /** A token with this header: as anybody can send it, without a key. */
  private static String headed(String header) {
    return encode(header) + "." + encode("{}") + "." + encode("no signature");
  }

  private static JsonWebKey as(PublicJsonWebKey key, String name, String value) throws Exception {
    Map<String, Object> parameters = key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    parameters.put(name, value);
    return JsonWebKey.Factory.newJwk(parameters);
  }

  private static String encode(String json) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
