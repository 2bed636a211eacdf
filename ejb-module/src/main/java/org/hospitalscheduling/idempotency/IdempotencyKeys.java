package org.hospitalscheduling.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;

/** The answers that are stored for repeated requests (rule 9). */
@ApplicationScoped
public class IdempotencyKeys {

  static final Duration KEPT = Duration.ofHours(24);
  @PersistenceContext private EntityManager em;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;

  /**
   * Does the work at most once under a key of the current actor and answers a repeated request with
   * the stored answer; in the caller's transaction.
   *
   * @param operation the operation that the key belongs to: under another operation the same key is
   *     a different one
   */
  public IdempotentAnswer once(
      String operation, Optional<IdempotencyKey> key, Supplier<IdempotentAnswer> work) {
    return once(operation, false, key, work);
  }

  /**
   * The same for an answer that may show less to this caller than to others.
   *
   * @param withholds whether it does. A stored answer is repeated only to a caller from whom as
   *     much is withheld as from the one who got it first (one service account may have tokens of
   *     several scopes); to others the key is one that was used for another request.
   */
  public IdempotentAnswer once(
      String operation,
      boolean withholds,
      Optional<IdempotencyKey> wanted,
      Supplier<IdempotentAnswer> work) {
    UUID caller = actor.get().id();
    Instant now = clock.instant();
    Optional<IdempotencyKey> key = withholds ? wanted.map(IdempotencyKey::withholding) : wanted;
    return key.flatMap(each -> claim(caller, operation, each, now))
        .orElseGet(
            () -> {
              IdempotentAnswer answer = work.get();
              key.ifPresent(each -> store(caller, operation, each, answer, now));
              return answer;
            });
  }

  /**
   * The stored answer, if the request was made before. Until the transaction ends no other request
   * can use the key: a concurrent one is refused as {@link Refusal#IN_PROGRESS}, one with another
   * body as {@link Refusal#KEY_REUSED}.
   */
  private Optional<IdempotentAnswer> claim(
      UUID caller, String operation, IdempotencyKey key, Instant now) {
    boolean alone =
        new SqlQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:lock, 9)) AS alone")
            .set("lock", caller + operation + key.key())
            .first(em, row -> row.getBoolean("alone"))
            .orElseThrow();
    if (!alone) {
      throw RefusedException.retryAfter(
          Refusal.IN_PROGRESS,
          "A request with the same key is still being processed. Send it again to get"
              + " its answer.",
          Duration.ofSeconds(1));
    }
    record Stored(byte[] bodyHash, IdempotentAnswer answer) {}
    Optional<Stored> stored =
        new SqlQuery(
                """
                SELECT body_hash, answer_id, answer FROM idempotency_key
                WHERE caller = :caller AND operation = :operation AND key = :key AND created_at > :since
                """)
            .set("caller", caller)
            .set("operation", operation)
            .set("key", key.key())
            .set("since", now.minus(KEPT))
            .first(
                em,
                row ->
                    new Stored(
                        row.getBytes("body_hash"),
                        new IdempotentAnswer(
                            SqlQuery.uuid(row, "answer_id"), 0, row.getString("answer"))));
    if (stored.isPresent() && !MessageDigest.isEqual(stored.get().bodyHash(), key.bodyHash())) {
      throw new RefusedException(Refusal.KEY_REUSED, "This key was used for another request.");
    }
    return stored.map(Stored::answer);
  }

  /** Stores the answer in the transaction of the work that it reports. */
  private void store(
      UUID caller, String operation, IdempotencyKey key, IdempotentAnswer answer, Instant now) {
    new SqlQuery(
            "DELETE FROM idempotency_key WHERE caller = :caller AND operation = :operation AND key = :key")
        .set("caller", caller)
        .set("operation", operation)
        .set("key", key.key())
        .execute(em);
    new SqlQuery(
            """
            INSERT INTO idempotency_key (caller, operation, key, body_hash, answer_id, answer, created_at)
            VALUES (:caller, :operation, :key, :bodyHash, :subject, :answer, :now)
            """)
        .set("caller", caller)
        .set("operation", operation)
        .set("key", key.key())
        .set("bodyHash", key.bodyHash())
        .set("subject", answer.id())
        .set("answer", answer.text())
        .set("now", now)
        .execute(em);
  }

  /** Deletes what is older than 24 hours, and returns how many rows that were. */
  int forgetOld(Instant now) {
    return new SqlQuery("DELETE FROM idempotency_key WHERE created_at <= :since")
        .set("since", now.minus(KEPT))
        .execute(em);
  }
}
