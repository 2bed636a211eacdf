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
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Sessions, their refresh tokens and the devices that they were opened on. Tokens are stored as
 * hashes only.
 */
@ApplicationScoped
public class Sessions {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration DEVICE_REMEMBERED = Duration.ofDays(180);

  @PersistenceContext private EntityManager em;

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
    new SqlQuery(
            "INSERT INTO refresh_token (hash, session_id, issued_at) VALUES (:hash, :session, :now)")
        .set("hash", hash)
        .set("session", sessionId)
        .set("now", now)
        .execute(em);
  }

  /**
   * Uses up a token. Of any number of concurrent callers exactly one succeeds; the others wait for
   * its commit.
   *
   * @return whether this call succeeded
   */
  public boolean replaceToken(byte[] hash, Instant now) {
    return new SqlQuery(
                "UPDATE refresh_token SET replaced_at = :now WHERE hash = :hash AND replaced_at IS NULL")
            .set("hash", hash)
            .set("now", now)
            .execute(em)
        == 1;
  }

  /** The session that a token was issued for, whether or not the token was used up. */
  public Optional<UUID> ofToken(byte[] hash) {
    return new SqlQuery("SELECT session_id FROM refresh_token WHERE hash = :hash")
        .set("hash", hash)
        .first(em, row -> SqlQuery.uuid(row, "session_id"));
  }

  /**
   * When the session's current token was issued, if this token was replaced at {@code since} or
   * later and none of those issued after it has been presented.
   */
  public Optional<Instant> unusedSuccessor(byte[] hash, Instant since) {
    return new SqlQuery(
            """
            SELECT current.issued_at
            FROM refresh_token t JOIN refresh_token current
              ON current.session_id = t.session_id AND current.replaced_at IS NULL
            WHERE t.hash = :hash AND t.replaced_at >= :since AND NOT EXISTS (
              SELECT FROM refresh_token later
              WHERE later.session_id = t.session_id AND later.replaced_at IS NOT NULL AND NOT later.withdrawn
                AND (later.issued_at > t.issued_at OR later.replaced_at > t.replaced_at))
            """)
        .set("hash", hash)
        .set("since", since)
        .first(em, row -> SqlQuery.instant(row, "issued_at"));
  }

  /** Takes back a session's current token, which nobody has presented. */
  public void withdrawToken(UUID sessionId, Instant now) {
    new SqlQuery(
            """
            UPDATE refresh_token SET replaced_at = :now, withdrawn = true
            WHERE session_id = :session AND replaced_at IS NULL
            """)
        .set("session", sessionId)
        .set("now", now)
        .execute(em);
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
                + " u.email, u.role, u.mayOverride, u.practitionerId,"
                + " u.secondFactorRequired, u.secondFactorSince, s.lastUsedAt)"
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
    new SqlQuery("SELECT pg_notify('hospital_account', :user)")
        .set("user", userId.toString())
        .first(em, row -> true);
  }

  /** Whether the user with this address has signed in on the device with this marker. */
  public boolean knowsDevice(byte[] markerHash, String email) {
    return new SqlQuery(
            """
            SELECT FROM known_device d JOIN app_user u ON u.id = d.user_id
            WHERE d.hash = :hash AND lower(u.email) = lower(:email)
            """)
        .set("hash", markerHash)
        .set("email", EmailAddress.key(email))
        .exists(em);
  }

  /** Whether any user has signed in on the device with this marker. */
  public boolean knowsDevice(byte[] markerHash) {
    return new SqlQuery("SELECT FROM known_device WHERE hash = :hash LIMIT 1")
        .set("hash", markerHash)
        .exists(em);
  }

  /** Remembers for 180 days from now that this user signed in on this device. */
  public void rememberDevice(byte[] markerHash, UUID userId, Instant now) {
    new SqlQuery("DELETE FROM known_device WHERE user_id = :user AND last_used_at < :old")
        .set("user", userId)
        .set("old", now.minus(DEVICE_REMEMBERED))
        .execute(em);
    new SqlQuery(
            """
            INSERT INTO known_device (hash, user_id, last_used_at) VALUES (:hash, :user, :now)
            ON CONFLICT ON CONSTRAINT known_device_pk DO UPDATE SET last_used_at = excluded.last_used_at
            """)
        .set("hash", markerHash)
        .set("user", userId)
        .set("now", now)
        .execute(em);
  }
}
