package org.hospitalscheduling.signon;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A provider's keys and tokens, made up. */
final class SignedTokens {
  static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  static final String ISSUER = "https://login.x.example/realms/staff";
  static final String CLIENT = "scheduling";
  static final String NONCE = "n".repeat(43);
  static final String ACCESS_TOKEN = "the access token";

  static final PublicJsonWebKey RSA = rsa("rsa");
  static final PublicJsonWebKey OTHER_RSA = rsa("other");
  static final PublicJsonWebKey EC = ec("ec");
  static final List<JsonWebKey> KEYS = List.of(RSA, EC);

  private SignedTokens() {}

  static PublicJsonWebKey rsa(String id) {
    try {
      PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PublicJsonWebKey ec(String id) {
    try {
      PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of a good ID token. */
  static Map<String, Object> idToken() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", CLIENT);
    claims.put("sub", "4711");
    claims.put("nonce", NONCE);
    claims.put("iat", NOW.getEpochSecond());
    claims.put("exp", NOW.getEpochSecond() + 300);
    return claims;
  }

  /** The claims of a good logout token. */
  static Map<String, Object> logoutToken() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", CLIENT);
    claims.put("sub", "4711");
    claims.put("sid", "s-1");
    claims.put("jti", "j-1");
    claims.put("iat", NOW.getEpochSecond());
    claims.put("exp", NOW.getEpochSecond() + 120);
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    return claims;
  }

  static String sign(Map<String, Object> claims) {
    return sign(claims, "RS256", RSA, Map.of());
  }

  static String sign(
      Map<String, Object> claims,
      String algorithm,
      PublicJsonWebKey key,
      Map<String, Object> headers) {
    return sign(JsonUtil.toJson(claims), algorithm, key.getKeyId(), key.getPrivateKey(), headers);
  }

  static String sign(
      String payload,
      String algorithm,
      String keyId,
      java.security.Key key,
      Map<String, Object> headers) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(payload);
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(keyId);
    headers.forEach(signature::setHeader);
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
