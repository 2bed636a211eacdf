package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** Reads the appointment book for overbooking. */
@ApplicationScoped
class BookedVisits {

  @PersistenceContext private EntityManager em;

  /**
   * The active appointments of the doctors in the window, each with the patient's history, by
   * doctor and start; one query, however long the window is.
   */
  List<BookedVisit> of(Collection<UUID> doctors, TimeRange window, Instant now) {
    return new SqlQuery(
            """
            WITH visit AS (
              SELECT practitioner_id, department_id, type_id, patient_id, starts_at, ends_at, status, overbooked, created_at, id
              FROM appointment WHERE practitioner_id = ANY (:doctors) AND %s AND %s
            ), past AS (
              SELECT patient_id, count(*) AS visits, count(*) FILTER (WHERE status = 'noshow') AS missed
              FROM appointment WHERE patient_id IN (SELECT patient_id FROM visit)
                AND starts_at >= :since AND starts_at < :now AND %s
              GROUP BY patient_id
            )
            SELECT v.*, coalesce(pr.max_per_hour, d.max_per_hour) AS at_once, d.id AS home_id,
              v.status = 'booked' AS awaited, coalesce(p.visits, 0) AS visits, coalesce(p.missed, 0) AS missed,
              EXISTS (SELECT FROM suggestion s
                WHERE s.practitioner_id = v.practitioner_id AND s.status = 'declined'
                  AND s.starts_at < v.ends_at AND s.ends_at > v.starts_at) AS declined
            FROM visit v
            JOIN practitioner pr ON pr.id = v.practitioner_id
            JOIN department d ON d.id = pr.department_id
            LEFT JOIN past p ON p.patient_id = v.patient_id
            ORDER BY v.practitioner_id, v.starts_at, v.id
            """
                .formatted(BookSql.OVERLAPS, BookSql.TAKES_TIME, BookSql.ATTENDED_OR_MISSED))
        .setIds("doctors", doctors)
        .setRange(window)
        .set("now", now)
        .set("since", now.minus(NoShowModels.MEMORY))
        .list(
            em,
            row ->
                new BookedVisit(
                    SqlQuery.uuid(row, "practitioner_id"),
                    row.getInt("at_once"),
                    SqlQuery.uuid(row, "home_id"),
                    SqlQuery.uuid(row, "department_id"),
                    Optional.ofNullable(SqlQuery.uuidOrNull(row, "type_id")),
                    SqlQuery.range(row),
                    row.getBoolean("awaited"),
                    row.getBoolean("overbooked"),
                    SqlQuery.instant(row, "created_at"),
                    row.getLong("visits"),
                    row.getLong("missed"),
                    row.getBoolean("declined")));
  }

  /**
   * How many overbooked appointments begin in the doctor's session. Read under the doctor's row
   * lock, the count still holds when the next appointment is written.
   */
  int overbooked(UUID doctorId, TimeRange session) {
    return new SqlQuery(
            """
            SELECT count(*) AS n FROM appointment WHERE practitioner_id = :doctor
              AND starts_at >= :start AND starts_at < :end AND overbooked AND %s
            """
                .formatted(BookSql.ACTIVE))
        .set("doctor", doctorId)
        .setRange(session)
        .first(em, row -> row.getInt("n"))
        .orElseThrow();
  }
}
