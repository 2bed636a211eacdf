package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.NoticeFailed;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Mails that wait to be sent. A mail is added in the transaction of the change that it reports.
 * Almost everything else here runs in a transaction of its own: no lock is held while talking to a
 * mail server.
 */
@ApplicationScoped
public class OutboxMails {

  @PersistenceContext private EntityManager em;

  /** How a mail was settled. */
  enum End implements Coded {
    SENT,
    /** The mail server will never accept it. */
    FAILED,
    /** It was too late to be useful. */
    EXPIRED,
    /** No mail server is configured. */
    NOT_SENT
  }

  /**
   * Adds a mail in the caller's transaction.
   *
   * @param about what the activity log says if the mail fails; empty if somebody else says it
   */
  public void add(
      UUID id,
      String kind,
      Optional<NoticeFailed.Subject> about,
      byte[] sealed,
      Instant usefulUntil,
      Instant now) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO outbox_mail (id, kind, subject_type, subject_id, patient_id, sealed, state, next_attempt_at,
              useful_until, created_at)
            VALUES (:id, :kind, :subjectType, :subject, :patient, :sealed, 'queued', :now, :usefulUntil, :now)
            """)
        .set("id", id)
        .set("kind", kind)
        .set("subjectType", about.map(NoticeFailed.Subject::type).orElse(null))
        .set("subject", about.map(NoticeFailed.Subject::id).orElse(null))
        .set("patient", about.flatMap(NoticeFailed.Subject::patientId).orElse(null))
        .set("sealed", sealed)
        .set("now", now)
        .set("usefulUntil", usefulUntil)
        .execute(em);
  }

  /**
   * Claims mails that are due, oldest first: who is told of two changes is told of them in their
   * order. Several servers get different mails. If a server dies with a claim, the claim lapses and
   * the mail is due again.
   *
   * @param lapse how long the mails may wait for {@link #begin}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<OutboxMail> claim(int most, Duration lapse, Instant now) {
    return new SqlQuery(
            """
            WITH claimed AS (
              UPDATE outbox_mail SET attempts = attempts + 1, next_attempt_at = :next
              WHERE id IN (
                SELECT id FROM outbox_mail WHERE state = 'queued' AND next_attempt_at <= :now
                ORDER BY next_attempt_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
              RETURNING id, kind, sealed, attempts, useful_until, created_at)
            SELECT id, kind, sealed, attempts, useful_until FROM claimed ORDER BY created_at, id
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
   * Extends a claim while the mail is being sent.
   *
   * @param attempt the claim's: if another server has claimed the mail since, it is theirs
   * @return whether the mail is still ours to send
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean begin(UUID id, int attempt, Instant until) {
    return dueAt(id, attempt, until);
  }

  /** Releases a claimed mail that was not sent, unless another server has claimed it since. */
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

  /** Postpones a mail to its next attempt. */
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

  /** Settles a mail and deletes its content; what follows from that is still to be done. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void end(UUID id, End end, @Nullable String error, Instant now) {
    new SqlQuery(
            "UPDATE outbox_mail SET state = :end, sealed = NULL, ended_at = :now, last_error = :error, told = false"
                + " WHERE id = :id AND state = 'queued'")
        .set("end", end.code())
        .set("now", now)
        .set("error", error)
        .set("id", id)
        .execute(em);
  }

  /** Settled mails of which what follows has not been done yet, oldest first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<UUID> untold(int most) {
    return new SqlQuery("SELECT id FROM outbox_mail WHERE NOT told ORDER BY ended_at LIMIT :limit")
        .set("limit", most)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /**
   * Marks a settled mail as told, in the caller's transaction, which does what follows; empty if
   * another transaction is doing that or has done it.
   */
  public Optional<MailSettled> takeUntold(UUID id) {
    em.joinTransaction();
    return new SqlQuery(
            """
            UPDATE outbox_mail SET told = true
            WHERE id = (SELECT id FROM outbox_mail WHERE id = :id AND NOT told FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, state, ended_at, subject_type, subject_id, patient_id
            """)
        .set("id", id)
        .first(
            em,
            row ->
                new MailSettled(
                    SqlQuery.uuid(row, "id"),
                    row.getString("kind"),
                    Coded.of(End.class, row.getString("state")),
                    SqlQuery.instant(row, "ended_at"),
                    subject(row)));
  }

  private static Optional<NoticeFailed.Subject> subject(ResultSet row) throws SQLException {
    String type = row.getString("subject_type");
    return type == null
        ? Optional.empty()
        : Optional.of(
            new NoticeFailed.Subject(
                type,
                SqlQuery.uuid(row, "subject_id"),
                Optional.ofNullable(SqlQuery.uuidOrNull(row, "patient_id"))));
  }

  /** Deletes mails that were settled before {@code before}. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int forget(Instant before) {
    return new SqlQuery("DELETE FROM outbox_mail WHERE ended_at < :before")
        .set("before", before)
        .execute(em);
  }

  /** The mails that wait, encrypted, by id, with row locks until the caller's transaction ends. */
  public Map<UUID, byte[]> lockWaiting() {
    em.joinTransaction();
    Map<UUID, byte[]> waiting = new LinkedHashMap<>();
    new SqlQuery("SELECT id, sealed FROM outbox_mail WHERE state = 'queued' ORDER BY id FOR UPDATE")
        .list(em, row -> waiting.put(SqlQuery.uuid(row, "id"), row.getBytes("sealed")));
    return waiting;
  }

  /** Replaces a mail's ciphertext with one under another key, in the caller's transaction. */
  public void reseal(UUID id, byte[] sealed) {
    em.joinTransaction();
    new SqlQuery("UPDATE outbox_mail SET sealed = :sealed WHERE id = :id AND state = 'queued'")
        .set("sealed", sealed)
        .set("id", id)
        .execute(em);
  }

  /** When the oldest waiting mail was added; empty if none waits. */
  public Optional<Instant> oldest() {
    return new SqlQuery("SELECT min(created_at) AS oldest FROM outbox_mail WHERE state = 'queued'")
        .list(em, row -> Optional.ofNullable(SqlQuery.instantOrNull(row, "oldest")))
        .get(0);
  }
}
