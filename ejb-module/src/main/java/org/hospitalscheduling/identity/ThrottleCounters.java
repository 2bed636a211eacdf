package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Counts attempts in the database, so that all servers share the count. An attempt is counted, and
 * the count committed, before its credentials are checked; a successful attempt is taken back. So
 * fifty parallel attempts count as fifty, and only failures remain counted.
 */
@ApplicationScoped
public class ThrottleCounters {
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * How many attempts may fail.
   *
   * @param subject what is counted; e-mail addresses only as hashes
   * @param most attempts allowed in one window, which begins with the first
   */
  public record Limit(String subject, int most, Duration window) {}

  /**
   * A limit was exceeded.
   *
   * @param retryAfter time until the window ends, at least a second
   * @param first whether this is the first attempt that exceeds the limit in this window
   */
  public record Exceeded(Duration retryAfter, boolean first) {

    /** The refusal for the caller. */
    public RefusedException refusal() {
      return RefusedException.retryAfter(
          Refusal.THROTTLED, "Too many attempts. Wait before trying again.", retryAfter);
    }
  }

  @PersistenceContext private EntityManager em;

  /**
   * Counts one attempt, in a transaction of its own that is committed when this returns: against
   * the first limit, and against each further one as long as none is exceeded. Who has exceeded
   * their own limit cannot use up one that they share with others. Waits only for concurrent counts
   * of the same subjects.
   *
   * @param limits in the same order for all attempts of a kind, so that two cannot deadlock
   * @return the exceeded limit, if any
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Exceeded> count(List<Limit> limits, Instant now) {
    return limits.stream().flatMap(limit -> count(limit, now).stream()).findFirst();
  }

  private Optional<Exceeded> count(Limit limit, Instant now) {
    record Window(Instant start, int attempts) {}
    Window counted =
        new SqlQuery(
                """
                    INSERT INTO auth_throttle AS t (subject, window_start, failures)
                    VALUES (:subject, :now, 1)
                    ON CONFLICT (subject) DO UPDATE SET
                      failures = CASE WHEN t.window_start <= :expired THEN 1 ELSE t.failures + 1 END,
                      window_start = CASE WHEN t.window_start <= :expired THEN :now ELSE t.window_start END
                    RETURNING failures, window_start
                    """)
            .set("subject", limit.subject())
            .set("now", now)
            .set("expired", now.minus(limit.window()))
            .first(
                em,
                row -> new Window(SqlQuery.instant(row, "window_start"), row.getInt("failures")))
            .orElseThrow();
    int attempts = counted.attempts();
    if (attempts <= limit.most()) {
      return Optional.empty();
    }
    long window = limit.window().toSeconds();
    long left = counted.start().getEpochSecond() + window - now.getEpochSecond();
    return Optional.of(
        new Exceeded(
            // Concurrent requests do not read the clock in the order in which they are counted.
            Duration.ofSeconds(Math.min(window, Math.max(1, left))), attempts == limit.most() + 1));
  }

  /** Takes back an attempt that was counted and was no guess, in a transaction of its own. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void forgive(List<Limit> limits, Instant now) {
    for (Limit limit : limits) {
      new SqlQuery(
              "UPDATE auth_throttle SET failures = failures - 1 WHERE subject = :subject AND failures > 0")
          .set("subject", limit.subject())
          .execute(em);
    }
    new SqlQuery(
            """
            DELETE FROM auth_throttle WHERE subject IN (
              SELECT subject FROM auth_throttle WHERE window_start < :old
              FOR UPDATE SKIP LOCKED LIMIT 100)
            """)
        .set("old", now.minus(KEPT))
        .execute(em);
  }
}
