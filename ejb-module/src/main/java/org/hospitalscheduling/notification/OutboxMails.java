package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Mails that were decided on, until they are sent. A mail is added in the transaction of what it
 * tells of. Everything else here commits by itself: no lock is held while a mail server is talked
 * to.
 */
@ApplicationScoped
public class OutboxMails {

  @PersistenceContext private EntityManager em;

  /** For the container. */
  protected OutboxMails() {}

  /** How a mail ended. */
  enum End {
    SENT("sent"),
    /** The mail server will never take it. */
    FAILED("failed"),
    /** It was too late for it to be of use. */
    EXPIRED("expired"),
    /** There is no mail server. */
    NOT_SENT("not-sent");

    private final String code;

    End(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** Adds a mail in the caller's transaction. */
  public void add(UUID id, String kind, byte[] sealed, Instant usefulUntil, Instant now) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO outbox_mail (id, kind, sealed, state, next_attempt_at, useful_until, created_at)
            VALUES (:id, :kind, :sealed, 'queued', :now, :usefulUntil, :now)
            """)
        .set("id", id)
        .set("kind", kind)
        .set("sealed", sealed)
        .set("now", now)
        .set("usefulUntil", usefulUntil)
        .execute(em);
  }

  /**
   * Claims mails that are due. Of several servers each gets others. A claim that nobody settles,
   * because its server died, lapses, and the mail is due again.
   *
   * @param lapse how long they wait for {@link #begin}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<OutboxMail> claim(int most, Duration lapse, Instant now) {
    return new SqlQuery(
            """
            UPDATE outbox_mail SET attempts = attempts + 1, next_attempt_at = :next
            WHERE id IN (
              SELECT id FROM outbox_mail WHERE state = 'queued' AND next_attempt_at <= :now
              ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, sealed, attempts, useful_until
            """)
        .set("next", now.plus(lapse))
        .set("now", now)
        .set("limit", most)
        .list(
            em,
            row ->
                new OutboxMail(
                    SqlQuery.uuid(row, "id"),
                    row.getString("kind"),
                    row.getBytes("sealed"),
                    row.getInt("attempts"),
                    SqlQuery.instant(row, "useful_until")));
  }

  /**
   * Keeps a claimed mail from all others while it is being sent.
   *
   * @param attempt the claim's: if another has claimed the mail since, it is theirs
   * @return whether it is still ours to send
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean begin(UUID id, int attempt, Instant until) {
    return dueAt(id, attempt, until);
  }

  /** Lets a claimed mail go that was not sent, unless another has claimed it since. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean release(UUID id, int attempt, Instant now) {
    return dueAt(id, attempt, now);
  }

  private boolean dueAt(UUID id, int attempt, Instant due) {
    return new SqlQuery(
                "UPDATE outbox_mail SET next_attempt_at = :due"
                    + " WHERE id = :id AND state = 'queued' AND attempts = :attempt")
            .set("due", due)
            .set("id", id)
            .set("attempt", attempt)
            .execute(em)
        == 1;
  }

  /** Lets a mail wait for its next attempt. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void postpone(UUID id, Instant until, String error) {
    new SqlQuery(
            "UPDATE outbox_mail SET next_attempt_at = :until, last_error = :error"
                + " WHERE id = :id AND state = 'queued'")
        .set("until", until)
        .set("error", error)
        .set("id", id)
        .execute(em);
  }

  /** Ends a mail's way and forgets what was in it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void end(UUID id, End end, String error, Instant now) {
    new SqlQuery(
            "UPDATE outbox_mail SET state = :end, sealed = NULL, ended_at = :now, last_error = :error"
                + " WHERE id = :id AND state = 'queued'")
        .set("end", end.code())
        .set("now", now)
        .set("error", error)
        .set("id", id)
        .execute(em);
  }

  /** Forgets mails that ended before {@code before}. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int forget(Instant before) {
    return new SqlQuery("DELETE FROM outbox_mail WHERE ended_at < :before")
        .set("before", before)
        .execute(em);
  }

  /** What waits, sealed, by id, and locked until the end of the caller's transaction. */
  public Map<UUID, byte[]> lockWaiting() {
    em.joinTransaction();
    Map<UUID, byte[]> waiting = new LinkedHashMap<>();
    new SqlQuery("SELECT id, sealed FROM outbox_mail WHERE state = 'queued' ORDER BY id FOR UPDATE")
        .list(em, row -> waiting.put(SqlQuery.uuid(row, "id"), row.getBytes("sealed")));
    return waiting;
  }

  /** The same mail under another key, in the caller's transaction. */
  public void reseal(UUID id, byte[] sealed) {
    em.joinTransaction();
    new SqlQuery("UPDATE outbox_mail SET sealed = :sealed WHERE id = :id AND state = 'queued'")
        .set("sealed", sealed)
        .set("id", id)
        .execute(em);
  }

  /** Since when the mail waits that waits longest; empty where none does. */
  public Optional<Instant> oldest() {
    return new SqlQuery("SELECT min(created_at) AS oldest FROM outbox_mail WHERE state = 'queued'")
        .list(em, row -> Optional.ofNullable(SqlQuery.instant(row, "oldest")))
        .get(0);
  }
}
