package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;

/** Second factors as the database keeps them: secrets sealed, recovery codes as hashes. */
@ApplicationScoped
public class SecondFactors {

  @PersistenceContext private EntityManager em;

  /** A secret with the time since which it is offered. */
  public record SealedSecret(UUID userId, byte[] sealed, Instant createdAt) {}

  /** For the container. */
  protected SecondFactors() {}

  /** Offers a new secret in place of one that was offered before. */
  public void offer(UUID userId, byte[] sealed, Instant now) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO totp_secret (user_id, sealed, created_at) VALUES (:user, :sealed, :now)
            ON CONFLICT ON CONSTRAINT totp_secret_pk DO UPDATE
              SET sealed = excluded.sealed, created_at = excluded.created_at, last_step = 0
            """)
        .set("user", userId)
        .set("sealed", sealed)
        .set("now", now)
        .execute(em);
  }

  public Optional<SealedSecret> find(UUID userId) {
    return new SqlQuery("SELECT * FROM totp_secret WHERE user_id = :user")
        .set("user", userId)
        .first(em, SecondFactors::secret);
  }

  /** All of them. */
  public List<SealedSecret> all() {
    return new SqlQuery("SELECT * FROM totp_secret ORDER BY user_id")
        .list(em, SecondFactors::secret);
  }

  /** All of them, locked until the end of the transaction. */
  public List<SealedSecret> lockAll() {
    return new SqlQuery("SELECT * FROM totp_secret ORDER BY user_id FOR UPDATE")
        .list(em, SecondFactors::secret);
  }

  private static SealedSecret secret(java.sql.ResultSet row) throws java.sql.SQLException {
    return new SealedSecret(
        SqlQuery.uuid(row, "user_id"), row.getBytes("sealed"), SqlQuery.instant(row, "created_at"));
  }

  /** The same secret under another key. */
  public void reseal(UUID userId, byte[] sealed) {
    em.joinTransaction();
    new SqlQuery("UPDATE totp_secret SET sealed = :sealed WHERE user_id = :user")
        .set("sealed", sealed)
        .set("user", userId)
        .execute(em);
  }

  /**
   * Uses a step up, with all before it. Of any number that try at once one succeeds.
   *
   * @return whether it was this call
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

  /** Gives out recovery codes in place of all earlier ones. */
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
   * Uses a recovery code up. Of any number that try at once one succeeds.
   *
   * @return whether it was this call
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

  /** Forgets secret and recovery codes. */
  public void remove(UUID userId) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM recovery_code WHERE user_id = :user").set("user", userId).execute(em);
    new SqlQuery("DELETE FROM totp_secret WHERE user_id = :user").set("user", userId).execute(em);
  }
}
