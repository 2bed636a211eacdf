package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.SqlQuery;

/** Tokens that were mailed: valid once and for a short time, stored as hashes only. */
@ApplicationScoped
class MailedTokens {
  private static final Duration SHORT = Duration.ofMinutes(15);

  @PersistenceContext private EntityManager em;

  /** What a token authorises. */
  enum Purpose implements Coded {
    PASSWORD_RESET(SHORT),
    EMAIL_CHANGE(SHORT),
    /** Proves the address of a registration. */
    REGISTRATION(RegistrationPolicy.LINK_LIFE);

    private final Duration life;

    Purpose(Duration life) {
      this.life = life;
    }

    /** How long the link works. */
    Duration life() {
      return life;
    }
  }

  /**
   * A valid token.
   *
   * @param email the address it was mailed to
   */
  record Good(UUID userId, String email) {}

  public void add(byte[] hash, UUID userId, Purpose purpose, String email, Instant now) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM mailed_token WHERE expires_at <= :now").set("now", now).execute(em);
    new SqlQuery(
            """
            INSERT INTO mailed_token (hash, user_id, purpose, email, expires_at)
            VALUES (:hash, :user, :purpose, :email, :expiresAt)
            """)
        .set("hash", hash)
        .set("user", userId)
        .set("purpose", purpose.code())
        .set("email", email)
        .set("expiresAt", now.plus(purpose.life()))
        .execute(em);
  }

  /** The owner of a token, while it is valid. */
  public Optional<Good> find(byte[] hash, Purpose purpose, Instant now) {
    return new SqlQuery(
            "SELECT user_id, email FROM mailed_token"
                + " WHERE hash = :hash AND purpose = :purpose AND expires_at > :now")
        .set("hash", hash)
        .set("purpose", purpose.code())
        .set("now", now)
        .first(em, row -> new Good(SqlQuery.uuid(row, "user_id"), row.getString("email")));
  }

  /** Uses up a token. Of any number of concurrent callers exactly one gets it. */
  public Optional<Good> take(byte[] hash, Purpose purpose, Instant now) {
    em.joinTransaction();
    return new SqlQuery(
            "DELETE FROM mailed_token WHERE hash = :hash AND purpose = :purpose AND expires_at > :now"
                + " RETURNING user_id, email")
        .set("hash", hash)
        .set("purpose", purpose.code())
        .set("now", now)
        .first(em, row -> new Good(SqlQuery.uuid(row, "user_id"), row.getString("email")));
  }

  /** Invalidates every link that was mailed to this user. */
  public void removeOfUser(UUID userId) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM mailed_token WHERE user_id = :user").set("user", userId).execute(em);
  }
}
