package org.hospitalscheduling.sessions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.shared.Ids;

/** A user's session on one device, from signing in to signing out. */
@Entity
@Table(name = "user_session")
public class Session {

  @Id private UUID id;
  private UUID userId;
  private Instant createdAt;
  private Instant lastUsedAt;
  private Instant expiresAt;
  private Instant revokedAt;
  private String userAgent;
  private String address;

  /** For JPA. */
  protected Session() {}

  /**
   * @param longest the session's maximum lifetime, even if it is used all the time
   */
  static Session open(UUID userId, Origin origin, Duration longest, Instant now) {
    Session session = new Session();
    session.id = Ids.next();
    session.userId = userId;
    session.createdAt = now;
    session.lastUsedAt = now;
    session.expiresAt = now.plus(longest);
    session.userAgent = origin.userAgent();
    session.address = origin.address();
    return session;
  }

  public UUID id() {
    return id;
  }

  public UUID userId() {
    return userId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When the session was last used, to about a minute. */
  public Instant lastUsedAt() {
    return lastUsedAt;
  }

  /** The client's {@code User-Agent} when it signed in. */
  public String userAgent() {
    return userAgent;
  }

  /** The network address that the user signed in from. */
  public String address() {
    return address;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether the session is valid: not revoked, not expired, not idle for too long. */
  public boolean isAlive(Duration idle, Instant now) {
    return revokedAt == null && now.isBefore(expiresAt) && now.isBefore(lastUsedAt.plus(idle));
  }

  /** Records that the session was used. */
  public void use(Instant now) {
    lastUsedAt = now;
  }

  /** Ends the session. Idempotent. */
  public void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  public boolean isRevoked() {
    return revokedAt != null;
  }
}
