package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AttendancePolicy;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Because;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** The suggestions, open and decided. */
@ApplicationScoped
class Suggestions {

  @PersistenceContext private EntityManager em;

  /**
   * The suggestion with a row lock until the transaction ends; taken before the locks of booking.
   */
  Optional<Suggestion> lock(UUID id) {
    return Optional.ofNullable(em.find(Suggestion.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Lets one transaction at a time make suggestions; the lock is held until the transaction ends.
   */
  void lockMaking() {
    new SqlQuery(
            "SELECT pg_advisory_xact_lock(hashtextextended('suggestions', 7)) IS NULL AS alone")
        .first(em, row -> row.getBoolean("alone"));
  }

  /** The doctor whose time it is about; not locked. */
  Optional<UUID> doctorOf(UUID id) {
    return new SqlQuery("SELECT practitioner_id FROM suggestion WHERE id = :id")
        .set("id", id)
        .first(em, row -> SqlQuery.uuid(row, "practitioner_id"));
  }

  /**
   * Open suggestions that begin in the range, with row locks taken in the order of their ids.
   *
   * @param departments only of their doctors; empty for all
   * @param doctors only of these; empty for all
   */
  List<Suggestion> lockOpen(
      TimeRange range, Collection<UUID> departments, Collection<UUID> doctors) {
    return em.createQuery(
            """
            SELECT s FROM Suggestion s
            WHERE s.status = :open AND s.startsAt >= :from AND s.startsAt < :until
              AND (:anyDoctor = true OR s.practitionerId IN :doctors)
              AND (:anywhere = true OR s.practitionerId IN (
                SELECT p.id FROM Practitioner p WHERE p.department.id IN :departments))
            ORDER BY s.id
            """,
            Suggestion.class)
        .setParameter("open", SuggestionStatus.OPEN)
        .setParameter("from", range.start())
        .setParameter("until", range.end())
        .setParameter("anyDoctor", doctors.isEmpty())
        .setParameter("doctors", orNobody(doctors))
        .setParameter("anywhere", departments.isEmpty())
        .setParameter("departments", orNobody(departments))
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private static Collection<UUID> orNobody(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of(new UUID(0, 0)) : ids;
  }

  /** Open suggestions that are due to expire, with row locks taken in the order of their ids. */
  List<Suggestion> lockDue(Instant now) {
    return em.createQuery(
            "SELECT s FROM Suggestion s WHERE s.status = :open AND s.expiresAt <= :now ORDER BY s.id",
            Suggestion.class)
        .setParameter("open", SuggestionStatus.OPEN)
        .setParameter("now", now)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  void add(Suggestion suggestion) {
    em.persist(suggestion);
  }

  /** Writes pending changes, so that constraints are checked now. */
  void flush() {
    em.flush();
  }

  /** A suggestion as callers see it. */
  Optional<SuggestionView> view(UUID id) {
    return new SqlQuery("SELECT * FROM suggestion WHERE id = :id")
        .set("id", id)
        .first(em, Suggestions::read);
  }

  /**
   * Suggestions that begin in the range, by start. Open ones that are due to expire are left out,
   * and those of doctors who left or whose department is closed.
   *
   * @param statuses only these; empty for open ones
   * @param limit at most this many
   */
  List<SuggestionView> list(
      TimeRange range,
      Collection<UUID> departments,
      Collection<UUID> doctors,
      Collection<SuggestionStatus> statuses,
      int limit,
      Instant now) {
    return new SqlQuery("SELECT * FROM suggestion WHERE starts_at >= :start AND starts_at < :end")
        .setRange(range)
        .add("AND status = ANY (:statuses) AND (status <> 'open' OR expires_at > :now")
        .add("AND practitioner_id IN (SELECT p.id FROM practitioner p")
        .add("JOIN department d ON d.id = p.department_id WHERE p.active AND d.active))")
        .setCodes("statuses", statuses.isEmpty() ? List.of(SuggestionStatus.OPEN) : statuses)
        .set("now", now)
        .addAmong("department_id", departments)
        .addAmong("practitioner_id", doctors)
        .add("ORDER BY starts_at, id LIMIT :limit")
        .set("limit", limit)
        .list(em, Suggestions::read);
  }

  /**
   * Records in the ledger the outcome of accepted suggestions whose sessions were over by {@code
   * until}; each once. A patient who was expected at the decision and cancelled late counts as
   * missed.
   *
   * @return how many
   */
  int closeLedger(Instant until, Instant now) {
    return new SqlQuery(
            """
            INSERT INTO overbooking_ledger (suggestion_id, visits, missed, extra_came, closed_at)
            SELECT s.id, count(a.id), count(a.id) FILTER (WHERE a.status IN ('noshow', 'cancelled')),
              CASE WHEN e.status = 'noshow' THEN false
                WHEN %s THEN true END, :now
            FROM suggestion s
            JOIN appointment e ON e.id = s.appointment_id
            LEFT JOIN appointment a ON a.practitioner_id = s.practitioner_id AND a.id <> s.appointment_id
              AND a.starts_at >= s.session_starts_at AND a.starts_at < s.session_ends_at
              AND (%s
                OR a.status = 'cancelled' AND a.patient_id IS NOT NULL AND a.cancelled_at > s.decided_at
                  AND a.cancelled_at > a.starts_at - make_interval(secs => :late))
            WHERE s.status = 'accepted' AND s.session_ends_at < :until
              AND NOT EXISTS (SELECT FROM overbooking_ledger l WHERE l.suggestion_id = s.id)
            GROUP BY s.id, e.status
            """
                .formatted(
                    BookSql.of("e", BookSql.CAME), BookSql.of("a", BookSql.ATTENDED_OR_MISSED)))
        .set("now", now)
        .set("late", AttendancePolicy.LATE.toSeconds())
        .set("until", until)
        .execute(em);
  }

  /** The ledger by month in the hospital's time zone, latest first. */
  List<LedgerMonth> ledger(String zone) {
    return new SqlQuery(
            """
            SELECT to_char(s.starts_at AT TIME ZONE :zone, 'YYYY-MM') AS month, count(*) AS accepted,
              sum(s.expected_missed) AS expected, sum(l.missed) AS missed,
              count(*) FILTER (WHERE l.extra_came) AS came, count(*) FILTER (WHERE NOT l.extra_came) AS stayed_away
            FROM overbooking_ledger l JOIN suggestion s ON s.id = l.suggestion_id
            GROUP BY month ORDER BY month DESC LIMIT 24
            """)
        .set("zone", zone)
        .list(
            em,
            row ->
                new LedgerMonth(
                    row.getString("month"),
                    row.getLong("accepted"),
                    row.getDouble("expected"),
                    row.getLong("missed"),
                    row.getLong("came"),
                    row.getLong("stayed_away")));
  }

  private static SuggestionView read(ResultSet row) throws SQLException {
    List<Double> beside = new ArrayList<>();
    for (Double chance : (Double[]) row.getArray("beside").getArray()) {
      beside.add(chance);
    }
    Because because = Because.valueOf(row.getString("because"));
    double expectedMissed = row.getDouble("expected_missed");
    return new SuggestionView(
        SqlQuery.uuid(row, "id"),
        row.getInt("version"),
        SqlQuery.uuid(row, "practitioner_id"),
        SqlQuery.uuid(row, "department_id"),
        SqlQuery.instant(row, "starts_at"),
        SqlQuery.instant(row, "ends_at"),
        Coded.of(SuggestionStatus.class, row.getString("status")),
        SuggestionView.reason(because, beside, expectedMissed),
        row.getDouble("gain"),
        because,
        beside,
        SqlQuery.instant(row, "session_starts_at"),
        SqlQuery.instant(row, "session_ends_at"),
        Optional.ofNullable((Integer) row.getObject("visits")),
        expectedMissed,
        row.getInt("added_waiting"),
        row.getInt("added_overtime"),
        row.getDouble("overrun"),
        SqlQuery.instant(row, "made_at"),
        SqlQuery.instant(row, "expires_at"),
        Optional.ofNullable(row.getString("decline_reason")),
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "appointment_id")));
  }
}
