package org.hospitalscheduling.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes work that a timer starts on every server run once per cluster: its due time is in the
 * database, and one server claims it.
 */
@ApplicationScoped
public class Jobs {

  @PersistenceContext private EntityManager em;

  /**
   * Whether this server has claimed the job. If so, the work must run in the same transaction: if
   * it fails, the claim is rolled back and another server takes over at its next timer.
   *
   * @param name of the job
   * @param every how long until it is due again
   */
  public boolean claim(String name, Duration every, Instant now) {
    boolean alone =
        new SqlQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 7)) AS alone")
            .set("name", name)
            .first(em, row -> row.getBoolean("alone"))
            .orElseThrow();
    return alone
        && new SqlQuery(
                    """
                    INSERT INTO job (name, next_due) VALUES (:name, :nextDue)
                    ON CONFLICT (name) DO UPDATE SET next_due = excluded.next_due WHERE job.next_due <= :now
                    """)
                .set("name", name)
                .set("nextDue", now.plus(every))
                .set("now", now)
                .execute(em)
            == 1;
  }

  /** When the job is next due; empty if it was never claimed. */
  public Optional<Instant> due(String name) {
    return new SqlQuery("SELECT next_due FROM job WHERE name = :name")
        .set("name", name)
        .first(em, row -> SqlQuery.instant(row, "next_due"));
  }
}
