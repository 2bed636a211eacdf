package org.hospitalscheduling.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.settings.AccessTokenConfig;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.MachineTime;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * Access tokens as MicroProfile JWT 2.1 requires them, signed with RS256. They name the account and
 * its role; whether the session is still valid is checked at every request.
 */
@ApplicationScoped
public class AccessTokens {
  /** How long a token is valid. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** The allowed difference between the clocks of two servers. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  @Inject private KeyRing keys;

  /** Tokens are checked by the application server, against the machine's clock. */
  @Inject @MachineTime Clock clock;

  /** A token for this session of this user. */
  public String issue(UUID userId, Role role, UUID sessionId) {
    return keys.sign(claims(userId, role, sessionId, clock.instant()));
  }

  /** A token for a service account; its groups are its scopes. */
  public String issueToService(UUID id, Set<Scope> scopes) {
    JwtClaims claims = claims(id, clock.instant());
    List<String> groups = new ArrayList<>(List.of(Role.SERVICE.name()));
    scopes.stream().sorted().map(Scope::code).forEach(groups::add);
    claims.setStringListClaim("groups", groups);
    claims.setStringClaim("client_id", id.toString());
    return keys.sign(claims);
  }

  static JwtClaims claims(UUID userId, Role role, UUID sessionId, Instant now) {
    JwtClaims claims = claims(userId, now);
    claims.setStringListClaim("groups", List.of(role.name()));
    claims.setStringClaim("sid", sessionId.toString());
    return claims;
  }

  private static JwtClaims claims(UUID subject, Instant now) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(AccessTokenConfig.ISSUER);
    claims.setAudience(AccessTokenConfig.AUDIENCE);
    claims.setJwtId(Ids.next().toString());
    claims.setSubject(subject.toString());
    claims.setStringClaim("upn", subject.toString());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setNotBefore(NumericDate.fromSeconds(now.minus(SKEW).getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFE).getEpochSecond()));
    return claims;
  }
}
