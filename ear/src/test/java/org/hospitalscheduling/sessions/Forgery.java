package org.hospitalscheduling.sessions;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.settings.Secret;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Access tokens as an attacker would make them, even one who has the server's own key. */
public final class Forgery {
  private final RsaJsonWebKey key;

  private Forgery(RsaJsonWebKey key) {
    this.key = key;
  }

  /** With the server's signing key, taken from its database with its secret. */
  public static Forgery withTheServersKey(DataSource database, Secret secret) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT kid, private_sealed FROM signing_key WHERE state = 'current'")) {
      row.next();
      byte[] jwk =
          new SecretBox(secret, "signing-key")
              .open(row.getBytes("private_sealed"), row.getString("kid"))
              .orElseThrow();
      return new Forgery(
          (RsaJsonWebKey) JsonWebKey.Factory.newJwk(new String(jwk, StandardCharsets.UTF_8)));
    } catch (SQLException | JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With the attacker's own key under the name of the server's. */
  public Forgery withAnotherKeyOfThatName() {
    try {
      RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
      own.setKeyId(key.getKeyId());
      return new Forgery(own);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token whose claims are valid except for what {@code spoil} changes. */
  public String token(UUID user, UUID session, Role role, Consumer<JwtClaims> spoil) {
    JwtClaims claims = AccessTokens.claims(user, role, session, Instant.now());
    spoil.accept(claims);
    return KeyRing.sign(claims, key);
  }
}
