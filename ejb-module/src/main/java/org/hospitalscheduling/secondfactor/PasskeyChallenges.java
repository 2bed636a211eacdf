package org.hospitalscheduling.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Challenges that wait for an answer, as hashes: whichever server gets it can look it up. */
@ApplicationScoped
class PasskeyChallenges {

  @PersistenceContext private EntityManager em;

  /** What a challenge was made for, and for whom. */
  record Asked(PasskeyPurpose purpose, @Nullable UUID userId, Instant expiresAt) {

    /** Whether an answer to it may do this. */
    boolean isFor(PasskeyPurpose wanted, Optional<UUID> user, Instant now) {
      return purpose == wanted
          && user.equals(Optional.ofNullable(userId))
          && now.isBefore(expiresAt);
    }
  }

  /** Stores a challenge, and deletes some of those that nobody answered in time. */
  void add(byte[] hash, Asked asked, Instant now) {
    em.joinTransaction();
    new SqlQuery(
            """
            DELETE FROM passkey_challenge WHERE hash IN (
              SELECT hash FROM passkey_challenge WHERE expires_at < :now
              ORDER BY expires_at FOR UPDATE SKIP LOCKED LIMIT 100)
            """)
        .set("now", now)
        .execute(em);
    new SqlQuery(
            """
            INSERT INTO passkey_challenge (hash, purpose, user_id, expires_at)
            VALUES (:hash, :purpose, :user, :expires)
            """)
        .set("hash", hash)
        .set("purpose", asked.purpose().code())
        .set("user", asked.userId())
        .set("expires", asked.expiresAt())
        .execute(em);
  }

  /** Uses up a challenge, for whatever it is. Of any number of concurrent callers one gets it. */
  Optional<Asked> take(byte[] hash) {
    em.joinTransaction();
    return new SqlQuery(
            """
            DELETE FROM passkey_challenge WHERE hash = :hash RETURNING purpose, user_id, expires_at
            """)
        .set("hash", hash)
        .first(
            em,
            row ->
                new Asked(
                    Coded.of(PasskeyPurpose.class, row.getString("purpose")),
                    SqlQuery.uuidOrNull(row, "user_id"),
                    SqlQuery.instant(row, "expires_at")));
  }
}
