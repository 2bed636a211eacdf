package org.hospitalscheduling.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.UserStatus;

/**
 * Sessions, their refresh tokens and the devices that they were opened on. Tokens are stored as
 * hashes only.
 */
@ApplicationScoped
public class Sessions {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration DEVICE_REMEMBERED = Duration.ofDays(180);

  @PersistenceContext private EntityManager em;

  /** For the container. */
  protected Sessions() {}

  Sessions(EntityManager em) {
    this.em = em;
  }

  /**
   * Stores a session with its first refresh token, and deletes this user's sessions that ended long
   * ago.
   */
  public void add(Session session, byte[] tokenHash, Instant now) {
    em.createQuery("DELETE FROM Session s WHERE s.userId = :user AND s.expiresAt < :old")
        .setParameter("user", session.userId())
        .setParameter("old", now.minus(KEPT))
        .executeUpdate();
    em.persist(session);
    em.flush();
    addToken(tokenHash, session.id(), now);
  }

  /** Adds a valid token to a session. */
  public void addToken(byte[] hash, UUID sessionId, Instant now) {
    em.createNativeQuery(
            "INSERT INTO refresh_token (hash, session_id, issued_at) VALUES (:hash, :session, :now)")
        .setParameter("hash", hash)
        .setParameter("session", sessionId)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Uses up a token. Of any number of concurrent callers exactly one succeeds; the others wait for
   * its commit.
   *
   * @return whether this call succeeded
   */
  public boolean replaceToken(byte[] hash, Instant now) {
    return em.createNativeQuery(
                "UPDATE refresh_token SET replaced_at = :now"
                    + " WHERE hash = :hash AND replaced_at IS NULL")
            .setParameter("hash", hash)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** The session that a token was issued for, whether or not the token was used up. */
  public Optional<Session> findByToken(byte[] hash) {
    return em.createNativeQuery(
            "SELECT s.* FROM user_session s JOIN refresh_token t ON t.session_id = s.id"
                + " WHERE t.hash = :hash",
            Session.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst()
        .map(Session.class::cast);
  }

  /**
   * Whether this token is the one that the session's current token replaced, at {@code since} or
   * later.
   */
  public boolean isImmediatePredecessor(byte[] hash, Instant since) {
    return (boolean)
        em.createNativeQuery(
                """
                SELECT EXISTS (
                  SELECT FROM refresh_token t
                  WHERE t.hash = :hash AND t.replaced_at >= :since AND NOT EXISTS (
                    SELECT FROM refresh_token later
                    WHERE later.session_id = t.session_id AND later.replaced_at > t.replaced_at))
                """,
                Boolean.class)
            .setParameter("hash", hash)
            .setParameter("since", since)
            .getSingleResult();
  }

  /** The session with a row lock until the transaction ends. */
  public Optional<Session> lock(UUID id) {
    return Optional.ofNullable(em.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<Session> find(UUID id) {
    return Optional.ofNullable(em.find(Session.class, id));
  }

  /** The user of a valid session, if the user is active. */
  public Optional<SessionFacts> facts(UUID id, Duration idle, Instant now) {
    return em.createQuery(
            "SELECT new org.hospitalscheduling.sessions.SessionFacts(s.id, u.id, u.username,"
                + " u.email, u.role, u.mayOverride, u.practitionerId, s.lastUsedAt)"
                + " FROM Session s JOIN User u ON u.id = s.userId"
                + " WHERE s.id = :id AND s.revokedAt IS NULL AND s.expiresAt > :now"
                + " AND s.lastUsedAt > :idleSince AND u.status = :active",
            SessionFacts.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .setParameter("idleSince", now.minus(idle))
        .setParameter("active", UserStatus.ACTIVE)
        .getResultStream()
        .findFirst();
  }

  /** Records that a session was used, unless it was revoked. */
  public void touch(UUID id, Instant now) {
    em.createQuery(
            "UPDATE Session s SET s.lastUsedAt = :now"
                + " WHERE s.id = :id AND s.revokedAt IS NULL AND s.lastUsedAt < :now")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** A user's sessions that are not revoked, with row locks until the transaction ends. */
  public List<Session> lockOfUser(UUID userId) {
    return em.createQuery(
            "SELECT s FROM Session s WHERE s.userId = :user AND s.revokedAt IS NULL ORDER BY s.id",
            Session.class)
        .setParameter("user", userId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** A user's valid sessions, most recently used first. */
  public List<Session> ofUser(UUID userId, Duration idle, Instant now) {
    return em.createQuery(
            "SELECT s FROM Session s WHERE s.userId = :user AND s.revokedAt IS NULL"
                + " AND s.expiresAt > :now AND s.lastUsedAt > :idleSince"
                + " ORDER BY s.lastUsedAt DESC, s.id",
            Session.class)
        .setParameter("user", userId)
        .setParameter("now", now)
        .setParameter("idleSince", now.minus(idle))
        .getResultList();
  }

  /**
   * Tells every server, when the transaction commits, that its cached facts about a user are stale.
   */
  public void announce(UUID userId) {
    em.createNativeQuery("SELECT pg_notify('hospital_account', :user)", Object.class)
        .setParameter("user", userId.toString())
        .getSingleResult();
  }

  /** Whether the user with this address has signed in on the device with this marker. */
  public boolean knowsDevice(byte[] markerHash, String email) {
    return (boolean)
        em.createNativeQuery(
                """
                SELECT EXISTS (
                  SELECT FROM known_device d JOIN app_user u ON u.id = d.user_id
                  WHERE d.hash = :hash AND lower(u.email) = lower(:email))
                """,
                Boolean.class)
            .setParameter("hash", markerHash)
            .setParameter("email", email.strip())
            .getSingleResult();
  }

  /** Whether any user has signed in on the device with this marker. */
  public boolean knowsDevice(byte[] markerHash) {
    return (boolean)
        em.createNativeQuery(
                "SELECT EXISTS (SELECT FROM known_device WHERE hash = :hash)", Boolean.class)
            .setParameter("hash", markerHash)
            .getSingleResult();
  }

  /** Remembers for 180 days from now that this user signed in on this device. */
  public void rememberDevice(byte[] markerHash, UUID userId, Instant now) {
    em.createNativeQuery("DELETE FROM known_device WHERE user_id = :user AND last_used_at < :old")
        .setParameter("user", userId)
        .setParameter("old", now.minus(DEVICE_REMEMBERED))
        .executeUpdate();
    em.createNativeQuery(
            """
            INSERT INTO known_device (hash, user_id, last_used_at) VALUES (:hash, :user, :now)
            ON CONFLICT ON CONSTRAINT known_device_pk DO UPDATE SET last_used_at = excluded.last_used_at
            """)
        .setParameter("hash", markerHash)
        .setParameter("user", userId)
        .setParameter("now", now)
        .executeUpdate();
  }
}
