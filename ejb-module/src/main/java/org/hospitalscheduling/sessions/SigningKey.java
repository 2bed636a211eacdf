package org.hospitalscheduling.sessions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.Ids;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * A key pair that signs access tokens (RS256, RFC 7518): {@code next} is already published, {@code
 * current} signs, {@code retired} only verifies what it signed.
 */
@Entity
@Table(name = "signing_key")
public class SigningKey {
  private static final int BITS = 2048;

  /** The states of a key, in the order of its life cycle; named as in the database. */
  enum State {
    next,
    current,
    retired
  }

  @Id private String kid;

  @Enumerated(EnumType.STRING)
  private State state;

  private String publicJwk;
  private byte[] privateSealed;
  private Instant createdAt;
  private Instant activatedAt;

  /** For JPA. */
  protected SigningKey() {}

  /** A new pair in state {@code next}, its private key encrypted by {@code box}. */
  static SigningKey generate(SecretBox box, Instant now) {
    try {
      RsaJsonWebKey pair = RsaJwkGenerator.generateJwk(BITS);
      SigningKey key = new SigningKey();
      key.kid = Ids.next().toString();
      pair.setKeyId(key.kid);
      pair.setUse("sig");
      pair.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      key.state = State.next;
      key.publicJwk = pair.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
      key.privateSealed = box.seal(bytes(pair), key.kid);
      key.createdAt = now;
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("RS256 is not available", e);
    }
  }

  String kid() {
    return kid;
  }

  State state() {
    return state;
  }

  /** The public key as a JWK (RFC 7517). */
  String publicJwk() {
    return publicJwk;
  }

  /** Makes this the key that signs. */
  void promote(Instant now) {
    state = State.current;
    activatedAt = now;
  }

  void retire() {
    state = State.retired;
  }

  /** Whether the key has signed for {@code life}, so that the next one should take over. */
  boolean isDue(Duration life, Instant now) {
    return activatedAt == null || !activatedAt.plus(life).isAfter(now);
  }

  /**
   * The pair with its private key.
   *
   * @throws SettingsException if neither secret decrypts it
   */
  public RsaJsonWebKey open(SecretBox box, Optional<SecretBox> previous) {
    byte[] json =
        box.open(privateSealed, kid)
            .or(() -> previous.flatMap(old -> old.open(privateSealed, kid)))
            .orElseThrow(
                () ->
                    new SettingsException(
                        "JWT_SECRET does not open the signing keys in this database: it was changed."
                            + " Set the one they were made under, or name it in"
                            + " JWT_SECRET_PREVIOUS."));
    try {
      return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(new String(json, StandardCharsets.UTF_8));
    } catch (JoseException e) {
      throw new IllegalStateException("a sealed signing key is no JWK", e);
    }
  }

  /**
   * Re-encrypts the private key if only the previous secret decrypts it, so that the previous
   * secret can be dropped.
   *
   * @return whether it was re-encrypted
   */
  boolean reseal(SecretBox box, Optional<SecretBox> previous) {
    if (box.open(privateSealed, kid).isPresent()) {
      return false;
    }
    privateSealed = box.seal(bytes(open(box, previous)), kid);
    return true;
  }

  private static byte[] bytes(RsaJsonWebKey pair) {
    return pair.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)
        .getBytes(StandardCharsets.UTF_8);
  }
}
