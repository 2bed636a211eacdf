package org.hospitalscheduling.signon;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A token (JWS compact serialisation, RFC 7515) whose signature is one of the provider's. What it
 * says is another question.
 *
 * @param algorithm the algorithm of the signature (RFC 7518), for instance {@code RS256}
 * @param type what kind of token it says it is; empty if it does not say
 */
record SignedToken(Map<String, Object> claims, String algorithm, Optional<String> type) {

  /** In characters; longer ones are not even parsed. */
  static final int LONGEST = 64 * 1024;

  /** Only those with a public key: of the others the provider's key set would be no secret. */
  static final List<String> ALGORITHMS =
      List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private static final AlgorithmConstraints ASYMMETRIC =
      new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new));

  /**
   * Checks the signature. Keys that the token brings along, or the addresses of some, are ignored.
   *
   * @param keys the provider's
   * @throws UntrustedTokenException {@link TokenFault#UNKNOWN_KEY} if newer keys may have it
   */
  static SignedToken open(String compact, List<JsonWebKey> keys) throws UntrustedTokenException {
    if (compact.length() > LONGEST || !COMPACT.matcher(compact).matches()) {
      throw new UntrustedTokenException(TokenFault.MALFORMED);
    }
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(compact);
      String algorithm =
          parameter(signature, "alg")
              .filter(ALGORITHMS::contains)
              .orElseThrow(() -> new UntrustedTokenException(TokenFault.ALGORITHM));
      signature.setAlgorithmConstraints(ASYMMETRIC);
      signature.setKey(key(keys, parameter(signature, "kid"), algorithm).getPublicKey());
      if (!isRight(signature)) {
        throw new UntrustedTokenException(TokenFault.SIGNATURE);
      }
      return new SignedToken(
          JsonUtil.parseJson(signature.getPayload()), algorithm, parameter(signature, "typ"));
    } catch (JoseException e) {
      throw new UntrustedTokenException(TokenFault.MALFORMED);
    }
  }

  /**
   * A parameter (RFC 7515, 4) that is text; empty if it is missing.
   *
   * @throws UntrustedTokenException if it is something else, which the library would only find out
   *     by a failed cast
   */
  private static Optional<String> parameter(JsonWebSignature signature, String name)
      throws UntrustedTokenException {
    Object value = signature.getHeaders().getObjectHeaderValue(name);
    if (value != null && !(value instanceof String)) {
      throw new UntrustedTokenException(TokenFault.MALFORMED);
    }
    return Optional.ofNullable((String) value);
  }

  /** Weak keys, unknown critical extensions and the like count as a wrong signature. */
  private static boolean isRight(JsonWebSignature signature) {
    try {
      return signature.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }

  /** The key that is named; without a name, the only one that fits. */
  private static PublicJsonWebKey key(List<JsonWebKey> keys, Optional<String> id, String algorithm)
      throws UntrustedTokenException {
    String type = algorithm.startsWith("ES") ? "EC" : "RSA";
    List<PublicJsonWebKey> fitting =
        keys.stream()
            .filter(key -> key.getKeyType().equals(type))
            .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
            .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
            .filter(key -> id.isEmpty() || id.get().equals(key.getKeyId()))
            .filter(PublicJsonWebKey.class::isInstance)
            .map(PublicJsonWebKey.class::cast)
            .toList();
    if (fitting.size() != 1) {
      throw new UntrustedTokenException(TokenFault.UNKNOWN_KEY);
    }
    return fitting.get(0);
  }

  /** A claim that is text; empty if it is missing or something else. */
  Optional<String> text(String claim) {
    return claims.get(claim) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A claim that is one text or several; empty if it is missing or something else. */
  List<String> texts(String claim) {
    return texts(claims.get(claim));
  }

  static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    return value instanceof Collection<?> several
        ? several.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** A claim that is a time (RFC 7519, {@code NumericDate}). */
  Optional<Instant> time(String claim) {
    if (!(claims.get(claim) instanceof Number seconds)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond(new BigDecimal(seconds.toString()).longValue()));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean has(String claim) {
    return claims.get(claim) != null;
  }
}
