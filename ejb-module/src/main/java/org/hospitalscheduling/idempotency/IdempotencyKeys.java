package org.hospitalscheduling.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;

/** The answers that are kept for repetitions: rule 9. */
@ApplicationScoped
public class IdempotencyKeys {

  static final Duration KEPT = Duration.ofHours(24);
  @PersistenceContext private EntityManager em;

  /**
   * Does what is asked, under a key at most once, and answers a repetition as the first time; in
   * the caller's transaction.
   *
   * @param operation what the key belongs to: the same key elsewhere is another one
   */
  public IdempotentAnswer once(
      UUID caller,
      String operation,
      Optional<IdempotencyKey> key,
      Instant now,
      Supplier<IdempotentAnswer> work) {
    return key.flatMap(each -> claim(caller, operation, each, now))
        .orElseGet(
            () -> {
              IdempotentAnswer answer = work.get();
              key.ifPresent(each -> store(caller, operation, each, answer, now));
              return answer;
            });
  }

  /**
   * The stored answer, if this was asked before. Until the transaction ends nobody else works under
   * the key: a running twin is refused as {@link Refusal#IN_PROGRESS}, another body as {@link
   * Refusal#KEY_REUSED}.
   */
  private Optional<IdempotentAnswer> claim(
      UUID caller, String operation, IdempotencyKey key, Instant now) {
    boolean alone =
        new SqlQuery(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 9)) AS alone",
                caller + operation + key.key())
            .first(em, row -> row.getBoolean("alone"))
            .orElseThrow();
    if (!alone) {
      throw RefusedException.retryAfter(
          Refusal.IN_PROGRESS,
          "A request with the same Idempotency-Key is still being processed. Send it again to get"
              + " its answer.",
          Duration.ofSeconds(1));
    }
    record Stored(byte[] bodyHash, IdempotentAnswer answer) {}
    Optional<Stored> stored =
        new SqlQuery(
                """
                SELECT body_hash, answer_id, answer FROM idempotency_key
                WHERE caller = ? AND operation = ? AND key = ? AND created_at > ?
                """,
                caller,
                operation,
                key.key(),
                now.minus(KEPT))
            .first(
                em,
                row ->
                    new Stored(
                        row.getBytes("body_hash"),
                        new IdempotentAnswer(
                            SqlQuery.uuid(row, "answer_id"), 0, row.getString("answer"))));
    if (stored.isPresent() && !MessageDigest.isEqual(stored.get().bodyHash(), key.bodyHash())) {
      throw new RefusedException(
          Refusal.KEY_REUSED,
          "This Idempotency-Key has already been used for a different request.");
    }
    return stored.map(Stored::answer);
  }

  /** Keeps the answer, in the transaction of the booking that it tells of. */
  private void store(
      UUID caller, String operation, IdempotencyKey key, IdempotentAnswer answer, Instant now) {
    new SqlQuery(
            "DELETE FROM idempotency_key WHERE caller = ? AND operation = ? AND key = ?",
            caller,
            operation,
            key.key())
        .execute(em);
    new SqlQuery(
            """
            INSERT INTO idempotency_key (caller, operation, key, body_hash, answer_id, answer, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            caller,
            operation,
            key.key(),
            key.bodyHash(),
            answer.id(),
            answer.text(),
            now)
        .execute(em);
  }

  /** Forgets what is older than 24 hours, and tells how many that were. */
  int forgetOld(Instant now) {
    return new SqlQuery("DELETE FROM idempotency_key WHERE created_at <= ?", now.minus(KEPT))
        .execute(em);
  }
}
