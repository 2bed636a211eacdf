package org.hospitalscheduling.settings;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures which access tokens the server's MicroProfile JWT accepts: our own, signed with one of
 * the keys in the database. The application passes the public keys in when it starts; until then no
 * token is accepted.
 */
public class AccessTokenConfig implements ConfigSource {
  public static final String ISSUER = "urn:hospital-scheduling";
  public static final String AUDIENCE = "hospital-scheduling";

  private static final int ORDINAL = 150;
  private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";
  private static final Map<String, String> FIXED =
      Map.of(
          "mp.jwt.verify.issuer",
          ISSUER,
          "mp.jwt.verify.audiences",
          AUDIENCE,
          "mp.jwt.verify.publickey.algorithm",
          "RS256",
          // Payara reads the key while it deploys, before there is one, and would cache that.
          "mp.config.cache.duration",
          "0");
  private static final AtomicReference<String> TRUSTED = new AtomicReference<>();

  /**
   * Accepts tokens that were signed with these keys, and no others. A server may cache what it read
   * before.
   *
   * @param jwks a JWK set (RFC 7517) of public keys
   */
  public static void trust(String jwks) {
    TRUSTED.set(jwks);
  }

  @Override
  public String getName() {
    return "hospital-scheduling access tokens";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    Set<String> names = new HashSet<>(FIXED.keySet());
    names.add(PUBLIC_KEY);
    return names;
  }

  @Override
  public @Nullable String getValue(String name) {
    return name.equals(PUBLIC_KEY) ? TRUSTED.get() : FIXED.get(name);
  }
}
