package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** The seals on the activity log. */
@ApplicationScoped
public class ActivitySeals {

  /**
   * The maximum number of seals in one run: a backlog takes several runs, none of which holds its
   * locks for long.
   */
  private static final int MAX_AT_ONCE = 20;

  @PersistenceContext private EntityManager em;

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
              for (int i = 0; !isReached && i < MAX_AT_ONCE; i++) {
                Optional<Seal> next =
                    ActivityChain.sealNext(connection, newest, horizon.get().arrival(), now);
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
