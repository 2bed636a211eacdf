package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Counts attempts in the database, so that all servers share the count. An attempt is counted, and
 * the count committed, before anything is looked at; one that turns out well is taken back. So
 * fifty parallel attempts are fifty, and only failures stay.
 */
@ApplicationScoped
public class ThrottleCounters {
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * How often something may fail.
   *
   * @param subject what is counted; people's addresses only as hashes
   * @param most attempts that are let through in one window, which begins with the first
   */
  public record Limit(String subject, int most, Duration window) {}

  /**
   * A limit was reached.
   *
   * @param retryAfter until the window ends, at least a second
   * @param first whether this is the first attempt that the limit stops in this window
   */
  public record Exceeded(Duration retryAfter, boolean first) {

    /** What whoever tried is told. */
    public RefusedException refusal() {
      return RefusedException.retryAfter(
          Refusal.THROTTLED, "Too many attempts. Wait before trying again.", retryAfter);
    }
  }

  @PersistenceContext private EntityManager em;

  /** For the container. */
  protected ThrottleCounters() {}

  ThrottleCounters(EntityManager em) {
    this.em = em;
  }

  /**
   * Counts one attempt against every limit, in a transaction of its own that is committed when this
   * returns. Waits only for others that count the same subject at this moment.
   *
   * @return the limit with the longest wait, if one was exceeded
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Exceeded> count(Collection<Limit> limits, Instant now) {
    // One order for all, so that two attempts never wait for each other.
    return inOrder(limits).stream()
        .flatMap(limit -> count(limit, now).stream())
        .max(Comparator.comparing(Exceeded::retryAfter));
  }

  private Optional<Exceeded> count(Limit limit, Instant now) {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    """
                    INSERT INTO auth_throttle AS t (subject, window_start, failures)
                    VALUES (:subject, :now, 1)
                    ON CONFLICT (subject) DO UPDATE SET
                      failures = CASE WHEN t.window_start <= :expired THEN 1 ELSE t.failures + 1 END,
                      window_start = CASE WHEN t.window_start <= :expired THEN :now ELSE t.window_start END
                    RETURNING failures, CAST(floor(EXTRACT(EPOCH FROM window_start)) AS bigint)
                    """,
                    Object[].class)
                .setParameter("subject", limit.subject())
                .setParameter("now", now)
                .setParameter("expired", now.minus(limit.window()))
                .getSingleResult();
    int attempts = ((Number) row[0]).intValue();
    if (attempts <= limit.most()) {
      return Optional.empty();
    }
    long window = limit.window().toSeconds();
    long left = ((Number) row[1]).longValue() + window - now.getEpochSecond();
    return Optional.of(
        new Exceeded(
            // Requests that come together do not read the clock in the order in which they are
            // counted.
            Duration.ofSeconds(Math.min(window, Math.max(1, left))), attempts == limit.most() + 1));
  }

  /** Takes back an attempt that was none of a guesser's; commits by itself. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void forgive(Collection<Limit> limits, Instant now) {
    for (Limit limit : inOrder(limits)) {
      em.createNativeQuery(
              "UPDATE auth_throttle SET failures = failures - 1"
                  + " WHERE subject = :subject AND failures > 0")
          .setParameter("subject", limit.subject())
          .executeUpdate();
    }
    em.createNativeQuery(
            """
            DELETE FROM auth_throttle WHERE subject IN (
              SELECT subject FROM auth_throttle WHERE window_start < :old
              FOR UPDATE SKIP LOCKED LIMIT 100)
            """)
        .setParameter("old", now.minus(KEPT))
        .executeUpdate();
  }

  private static List<Limit> inOrder(Collection<Limit> limits) {
    return limits.stream().sorted(Comparator.comparing(Limit::subject)).toList();
  }
}
