package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.SqlQuery;

/** Patients whom users opened one by one, and what the two have to do with each other. */
@ApplicationScoped
class OpenedPatients {
  @PersistenceContext private EntityManager em;

  /**
   * A patient whom a user opened.
   *
   * @param at when last
   * @param isOwn whether the user is the patient: by the account's link, or by the e-mail address
   * @param isColleague whether another user is
   * @param isNamesake whether they share a family name
   */
  record Opened(
      UUID userId,
      String role,
      UUID patientId,
      Instant at,
      boolean isOwn,
      boolean isColleague,
      boolean isNamesake) {}

  /** Those whom the users opened from then on; each once, whichever of their records it was. */
  List<Opened> since(Instant since, Instant now, Collection<UUID> users) {
    return new SqlQuery(
            """
            WITH opened AS MATERIALIZED (
              SELECT u.id, read.patient_id, max(read.at) AS at
              FROM unnest(:users) AS u (id) CROSS JOIN LATERAL (
                SELECT a.at, a.patient_id FROM activity a
                WHERE a.actor_id = u.id AND a.at > :since AND a.at <= :now
                  AND a.action = 'patient-data-read' AND a.patient_id IS NOT NULL
                OFFSET 0) AS read
              GROUP BY u.id, read.patient_id)
            SELECT o.id, u.role, u.username, d.name AS doctor, p.id AS patient, max(o.at) AS at, p.name,
              coalesce(own.id = p.id, false) OR coalesce(lower(u.email) = lower(p.email), false) AS own,
              EXISTS (
                SELECT FROM app_user other JOIN patient record ON record.id = other.patient_id
                WHERE other.id <> o.id AND coalesce(record.merged_into, record.id) = p.id)
              OR EXISTS (
                SELECT FROM app_user other
                WHERE other.id <> o.id AND lower(other.email) = lower(p.email) AND other.address_proven) AS colleague
            FROM opened o
            JOIN app_user u ON u.id = o.id
            JOIN patient shown ON shown.id = o.patient_id
            JOIN patient p ON p.id = coalesce(shown.merged_into, shown.id)
            LEFT JOIN practitioner d ON d.id = u.practitioner_id
            LEFT JOIN LATERAL (
              SELECT coalesce(merged_into, id) AS id FROM patient WHERE id = u.patient_id) AS own ON true
            WHERE p.erased_at IS NULL
            GROUP BY o.id, u.id, d.id, p.id, own.id
            """)
        .setIds("users", users)
        .set("since", since)
        .set("now", now)
        .list(
            em,
            row ->
                new Opened(
                    SqlQuery.uuid(row, "id"),
                    row.getString("role"),
                    SqlQuery.uuid(row, "patient"),
                    SqlQuery.instant(row, "at"),
                    row.getBoolean("own"),
                    row.getBoolean("colleague"),
                    NamesakePolicy.isNamesake(
                        row.getString("name"),
                        Stream.concat(
                                Stream.of(row.getString("username")),
                                Optional.ofNullable(row.getString("doctor")).stream())
                            .toList())));
  }

  /** When a flag of this pattern on the user was last cleared; the beginning of time if never. */
  Instant cleared(UUID user, Pattern pattern) {
    return new SqlQuery(
            "SELECT max(cleared_at) AS cleared FROM monitored_user WHERE user_id = :user AND pattern = :pattern")
        .set("user", user)
        .set("pattern", pattern.code())
        .first(em, row -> Optional.ofNullable(SqlQuery.instantOrNull(row, "cleared")))
        .flatMap(found -> found)
        .orElse(Instant.EPOCH);
  }
}
