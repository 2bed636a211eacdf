package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;

/** Second factors as stored: secrets encrypted, recovery codes hashed. */
@ApplicationScoped
public class SecondFactors {

  @Inject private Passkeys passkeys;

  @PersistenceContext private EntityManager em;

  /** An encrypted secret. */
  public record SealedSecret(UUID userId, byte[] sealed) {}

  /** Stores an offered secret in place of one offered before; what is in use stays in use. */
  public void offer(UUID userId, byte[] sealed, Instant now) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO totp_secret (user_id, offered, offered_at, created_at) VALUES (:user, :sealed, :now, :now)
            ON CONFLICT ON CONSTRAINT totp_secret_pk DO UPDATE
              SET offered = excluded.offered, offered_at = excluded.offered_at
            """)
        .set("user", userId)
        .set("sealed", sealed)
        .set("now", now)
        .execute(em);
  }

  /** The secret in use. */
  public Optional<SealedSecret> find(UUID userId) {
    return new SqlQuery(
            "SELECT user_id, sealed FROM totp_secret WHERE user_id = :user AND sealed IS NOT NULL")
        .set("user", userId)
        .first(em, SecondFactors::secret);
  }

  /** The secret that was offered after {@code since} and is not in use yet. */
  public Optional<SealedSecret> findOffered(UUID userId, Instant since) {
    return new SqlQuery(
            """
            SELECT user_id, offered AS sealed FROM totp_secret
            WHERE user_id = :user AND offered IS NOT NULL AND offered_at > :since
            """)
        .set("user", userId)
        .set("since", since)
        .first(em, SecondFactors::secret);
  }

  /** Puts the offered secret in use, its codes up to and including a step's used up. */
  public void useOffered(UUID userId, long step, Instant now) {
    em.joinTransaction();
    new SqlQuery(
            """
            UPDATE totp_secret
            SET sealed = offered, offered = NULL, offered_at = NULL, created_at = :now, last_step = :step
            WHERE user_id = :user
            """)
        .set("now", now)
        .set("step", step)
        .set("user", userId)
        .execute(em);
  }

  /** All secrets in use. */
  public List<SealedSecret> all() {
    return new SqlQuery(
            "SELECT user_id, sealed FROM totp_secret WHERE sealed IS NOT NULL ORDER BY user_id")
        .list(em, SecondFactors::secret);
  }

  /** All secrets in use, with row locks until the transaction ends. */
  public List<SealedSecret> lockAll() {
    return new SqlQuery(
            """
            SELECT user_id, sealed FROM totp_secret WHERE sealed IS NOT NULL ORDER BY user_id FOR UPDATE
            """)
        .list(em, SecondFactors::secret);
  }

  private static SealedSecret secret(java.sql.ResultSet row) throws java.sql.SQLException {
    return new SealedSecret(SqlQuery.uuid(row, "user_id"), row.getBytes("sealed"));
  }

  /** Replaces a secret's ciphertext with one under another key. */
  public void reseal(UUID userId, byte[] sealed) {
    em.joinTransaction();
    new SqlQuery("UPDATE totp_secret SET sealed = :sealed WHERE user_id = :user")
        .set("sealed", sealed)
        .set("user", userId)
        .execute(em);
  }

  /**
   * Uses up a step and all before it. Of any number of concurrent callers exactly one succeeds.
   *
   * @return whether this call succeeded
   */
  public boolean useStep(UUID userId, long step) {
    em.joinTransaction();
    return new SqlQuery(
                "UPDATE totp_secret SET last_step = :step WHERE user_id = :user AND last_step < :step")
            .set("step", step)
            .set("user", userId)
            .execute(em)
        == 1;
  }

  /** Replaces all earlier recovery codes. */
  public void replaceRecoveryCodes(UUID userId, Collection<byte[]> hashes) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM recovery_code WHERE user_id = :user").set("user", userId).execute(em);
    for (byte[] hash : hashes) {
      new SqlQuery("INSERT INTO recovery_code (user_id, hash) VALUES (:user, :hash)")
          .set("user", userId)
          .set("hash", hash)
          .execute(em);
    }
  }

  /**
   * Uses up a recovery code. Of any number of concurrent callers exactly one succeeds.
   *
   * @return whether this call succeeded
   */
  public boolean useRecoveryCode(UUID userId, byte[] hash, Instant now) {
    em.joinTransaction();
    return new SqlQuery(
                "UPDATE recovery_code SET used_at = :now"
                    + " WHERE user_id = :user AND hash = :hash AND used_at IS NULL")
            .set("now", now)
            .set("user", userId)
            .set("hash", hash)
            .execute(em)
        == 1;
  }

  /** Deletes the secret, and leaves the recovery codes to what else there is. */
  public void removeSecret(UUID userId) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM totp_secret WHERE user_id = :user").set("user", userId).execute(em);
  }

  /** Deletes the secret, the recovery codes and the passkeys. */
  public void remove(UUID userId) {
    removeSecret(userId);
    new SqlQuery("DELETE FROM recovery_code WHERE user_id = :user").set("user", userId).execute(em);
    passkeys.removeAll(userId);
  }
}
