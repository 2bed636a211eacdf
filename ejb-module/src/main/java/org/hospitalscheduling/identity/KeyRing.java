package org.hospitalscheduling.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hospitalscheduling.settings.AccessTokenConfig;
import org.hospitalscheduling.settings.Settings;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The signing keys of this server, read once when it starts: a key that was promoted since takes
 * effect at the next start, so keys are renewed by a rolling restart. Tells the server's own token
 * check which public keys to trust.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class KeyRing {
  private static final String PURPOSE = "signing-key";

  @Inject SigningKeys keys;
  @Inject Settings settings;
  @Inject Clock clock;

  private RsaJsonWebKey signer;
  private String jwks;

  @PostConstruct
  void load() {
    SecretBox box = new SecretBox(settings.jwtSecret(), PURPOSE);
    Optional<SecretBox> previous =
        settings.jwtSecretPrevious().map(secret -> new SecretBox(secret, PURPOSE));
    List<SigningKey> all = keys.ensure(box, previous, clock.instant());
    signer = all.get(0).open(box, previous);
    jwks = jwks(all);
    AccessTokenConfig.trust(jwks);
  }

  /** The claims as a signed token (JWS compact serialisation, RFC 7515), under the current key. */
  public String sign(JwtClaims claims) {
    return sign(claims, signer);
  }

  /** The public halves as a JWK set (RFC 7517, section 5). */
  public String jwks() {
    return jwks;
  }

  static String sign(JwtClaims claims, RsaJsonWebKey key) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setHeader("typ", "JWT");
    signature.setKey(key.getPrivateKey());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  static String jwks(List<SigningKey> keys) {
    return keys.stream()
        .map(SigningKey::publicJwk)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }
}
