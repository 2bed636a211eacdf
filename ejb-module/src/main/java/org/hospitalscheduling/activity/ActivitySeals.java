package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hospitalscheduling.identity.SealedSecrets;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.SqlQuery;

/** The seals on the activity log. */
@ApplicationScoped
class ActivitySeals {

  /**
   * The maximum number of seals in one run: a backlog takes several runs, none of which holds its
   * locks for long.
   */
  private static final int MAX_AT_ONCE = 20;

  /** More refused seals than this are as bad as this many, and need not be counted. */
  private static final int MANY_REFUSED = 1_000;

  @PersistenceContext private EntityManager em;
  @Inject private Settings settings;

  /**
   * What the chain is like.
   *
   * @param newest the newest seal, or {@link Seal#NONE}
   * @param oldestUnsealed when the oldest row without a seal was written
   * @param refused how many seals were refused since the log began, at most 1,000
   * @param fault what is wrong with the chain's end; empty if nothing is
   */
  record Condition(
      Seal newest, Optional<Instant> oldestUnsealed, long refused, Optional<String> fault) {}

  /**
   * Looks at the end of the chain; the whole chain takes {@link VerifyActivity}.
   *
   * @param known a seal that was seen earlier and must still be there; {@link Seal#NONE} for none
   */
  Condition condition(Seal known) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              Seal newest = ActivityChain.newest(connection);
              return new Condition(
                  newest,
                  ActivityChain.oldestUnsealed(connection),
                  refused(connection),
                  fault(connection, known, newest));
            });
  }

  private static long refused(Connection connection) throws SQLException {
    return new SqlQuery(
            """
            SELECT count(*) AS refused FROM (
              SELECT FROM activity WHERE action = 'seal-refused' LIMIT :most) AS seals
            """)
        .set("most", MANY_REFUSED)
        .first(connection, row -> row.getLong("refused"))
        .orElseThrow();
  }

  private Optional<String> fault(Connection connection, Seal known, Seal newest)
      throws SQLException {
    boolean stillThere =
        known == Seal.NONE
            || ActivityChain.find(connection, known.seq())
                .filter(now -> now.head().equals(known.head()))
                .isPresent();
    if (!stillThere) {
      return Optional.of("seal " + known.head() + " is gone");
    }
    UUID key = newest.keyId();
    if (key == null) {
      return known.keyId() == null
          ? Optional.empty()
          : Optional.of("seal " + newest.seq() + " has no key");
    }
    return keys().find(connection, key).filter(made -> made.made(newest)).isPresent()
        ? Optional.empty()
        : Optional.of("seal " + newest.seq() + " was not made with the key of the application");
  }

  /** Encrypts the keys of seals under {@code JWT_SECRET}. */
  SealedSecrets.Renewal renewKeys(Instant now) {
    return em.unwrap(Session.class).doReturningWork(connection -> keys().renew(connection, now));
  }

  private SealKeys keys() {
    return new SealKeys(settings.masterSecret());
  }

  /** See {@link ActivityChain#highestDrawn}: call it before the transaction writes anything. */
  long highestDrawn() {
    return em.unwrap(Session.class).doReturningWork(ActivityChain::highestDrawn);
  }

  /**
   * Seals what is complete, and leaves a horizon for the next run. The caller ensures that only one
   * run is active at a time.
   *
   * @param highestDrawn the result of {@link #highestDrawn} in this transaction
   * @return the newest seal, if there is a new one
   */
  Optional<Seal> seal(long highestDrawn, Instant now) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              Optional<ActivityChain.Horizon> horizon = ActivityChain.horizon(connection);
              if (horizon.isPresent() && !horizon.get().complete()) {
                return Optional.empty();
              }
              Seal before = ActivityChain.newest(connection);
              Seal newest = before;
              boolean isReached = horizon.isEmpty();
              SealKeys.Key key = keys().current(connection, now);
              for (int i = 0; !isReached && i < MAX_AT_ONCE; i++) {
                Optional<Seal> next =
                    ActivityChain.sealNext(connection, key, newest, horizon.get().arrival(), now);
                isReached = next.isEmpty();
                newest = next.orElse(newest);
              }
              if (isReached) {
                ActivityChain.leaveHorizon(connection, highestDrawn);
              }
              return newest == before ? Optional.empty() : Optional.of(newest);
            });
  }
}
