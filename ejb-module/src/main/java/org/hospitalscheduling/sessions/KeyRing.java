package org.hospitalscheduling.sessions;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.hospitalscheduling.identity.SealedSecrets;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.settings.AccessTokenConfig;
import org.hospitalscheduling.settings.Settings;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The signing keys of this server, read once when it starts: a key that is promoted later takes
 * effect at the next start, so keys are rotated by a rolling restart. Configures which public keys
 * the server's token check trusts.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class KeyRing {
  private static final String PURPOSE = "signing-key";

  private static final Logger LOG = Logger.getLogger(KeyRing.class.getName());

  @Inject private SigningKeys keys;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject @Any Instance<SealedSecrets> otherSecrets;

  private RsaJsonWebKey signer;
  private String jwks;

  @PostConstruct
  @SuppressWarnings("NullAway.Init") // prepare() sets both
  void load() {
    prepare(otherSecrets);
  }

  /**
   * Runs in one transaction: if it is interrupted, either all secrets are encrypted under the new
   * master secret or none.
   */
  public void prepare(Iterable<SealedSecrets> others) {
    SecretBox box = new SecretBox(settings.jwtSecret(), PURPOSE);
    Optional<SecretBox> previous =
        settings.jwtSecretPrevious().map(secret -> new SecretBox(secret, PURPOSE));
    List<SigningKey> all = keys.ensure(box, previous, clock.instant());
    for (SealedSecrets secrets : others) {
      SealedSecrets.Renewal renewal = secrets.renew();
      if (renewal.renewed() > 0) {
        LOG.log(
            Level.INFO,
            "{0} {1} were sealed anew under JWT_SECRET",
            new Object[] {renewal.renewed(), secrets.what()});
      }
      if (renewal.unreadable() > 0) {
        LOG.log(
            Level.SEVERE,
            "{0} {1} cannot be read: the JWT_SECRET that they were sealed under is named neither in"
                + " JWT_SECRET nor in JWT_SECRET_PREVIOUS",
            new Object[] {renewal.unreadable(), secrets.what()});
      }
    }
    signer = all.get(0).open(box, previous);
    jwks = jwks(all);
    AccessTokenConfig.trust(jwks);
  }

  /** Signs the claims with the current key (JWS compact serialisation, RFC 7515). */
  public String sign(JwtClaims claims) {
    return sign(claims, signer);
  }

  /** The public keys as a JWK set (RFC 7517, section 5). */
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
