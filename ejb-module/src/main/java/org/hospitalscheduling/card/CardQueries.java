package org.hospitalscheduling.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.booking.AppointmentView.TypeRef;
import org.hospitalscheduling.card.PatientCard.Mailed;
import org.hospitalscheduling.card.PatientCard.Offered;
import org.hospitalscheduling.card.PatientCard.Waiting;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The parts of a card that are told nowhere else by patient: one query each, by an index. */
@ApplicationScoped
class CardQueries {

  @PersistenceContext private EntityManager em;

  /**
   * Places on the waiting list, those that stand first, then the latest.
   *
   * @param creator only those that this account made; empty for all
   */
  List<Waiting> waiting(Collection<UUID> records, Optional<UUID> creator, int limit) {
    return new SqlQuery(
            """
            SELECT w.id, w.status, w.earliest, w.latest, w.joined_at, d.id AS department_id,
              d.name AS department_name, d.colour, p.id AS doctor_id, p.name AS doctor_name,
              t.id AS type_id, t.name AS type_name
            FROM waitlist_entry w JOIN department d ON d.id = w.department_id
            LEFT JOIN practitioner p ON p.id = w.practitioner_id
            LEFT JOIN appointment_type t ON t.id = w.type_id
            WHERE w.patient_id = ANY (:records) AND (CAST(:creator AS uuid) IS NULL OR w.created_by = :creator)
            ORDER BY w.status = 'waiting' DESC, w.joined_at DESC, w.id LIMIT :limit
            """)
        .setIds("records", records)
        .set("creator", creator.orElse(null))
        .set("limit", limit)
        .list(
            em,
            row ->
                new Waiting(
                    SqlQuery.uuid(row, "id"),
                    row.getString("status"),
                    department(row),
                    doctor(row),
                    type(row),
                    SqlQuery.instant(row, "earliest"),
                    SqlQuery.instantOrNull(row, "latest"),
                    SqlQuery.instant(row, "joined_at")));
  }

  /**
   * Offers of earlier times, the latest first.
   *
   * @param creator only those to a place that this account made; empty for all
   */
  List<Offered> offers(Collection<UUID> records, Optional<UUID> creator, int limit) {
    return new SqlQuery(
            """
            SELECT i.id, i.offer_id, i.status, i.sent_at, i.failed_at, i.answered_at, o.starts_at, o.ends_at,
              d.id AS department_id, d.name AS department_name, d.colour, p.id AS doctor_id, p.name AS doctor_name
            FROM waitlist_entry w JOIN invite i ON i.entry_id = w.id JOIN offer o ON o.id = i.offer_id
            JOIN practitioner p ON p.id = o.practitioner_id JOIN department d ON d.id = o.department_id
            WHERE w.patient_id = ANY (:records) AND (CAST(:creator AS uuid) IS NULL OR w.created_by = :creator)
            ORDER BY i.id DESC LIMIT :limit
            """)
        .setIds("records", records)
        .set("creator", creator.orElse(null))
        .set("limit", limit)
        .list(
            em,
            row ->
                new Offered(
                    SqlQuery.uuid(row, "id"),
                    SqlQuery.uuid(row, "offer_id"),
                    row.getString("status"),
                    SqlQuery.instant(row, "starts_at"),
                    SqlQuery.instant(row, "ends_at"),
                    new DoctorRef(SqlQuery.uuid(row, "doctor_id"), row.getString("doctor_name")),
                    department(row),
                    SqlQuery.instantOrNull(row, "sent_at"),
                    SqlQuery.instantOrNull(row, "failed_at"),
                    SqlQuery.instantOrNull(row, "answered_at")));
  }

  /** Mails to the patient, the latest first. */
  List<Mailed> mails(Collection<UUID> records, int limit) {
    return new SqlQuery(
            """
            SELECT id, kind, state, coalesce(ended_at, created_at) AS at FROM outbox_mail
            WHERE patient_id = ANY (:records) ORDER BY at DESC, id LIMIT :limit
            """)
        .setIds("records", records)
        .set("limit", limit)
        .list(
            em,
            row ->
                new Mailed(
                    SqlQuery.uuid(row, "id"),
                    row.getString("kind"),
                    row.getString("state"),
                    SqlQuery.instant(row, "at")));
  }

  private static DepartmentRef department(ResultSet row) throws SQLException {
    return new DepartmentRef(
        SqlQuery.uuid(row, "department_id"),
        row.getString("department_name"),
        row.getString("colour"));
  }

  private static @Nullable DoctorRef doctor(ResultSet row) throws SQLException {
    UUID id = SqlQuery.uuidOrNull(row, "doctor_id");
    return id == null ? null : new DoctorRef(id, row.getString("doctor_name"));
  }

  private static @Nullable TypeRef type(ResultSet row) throws SQLException {
    UUID id = SqlQuery.uuidOrNull(row, "type_id");
    return id == null ? null : new TypeRef(id, row.getString("type_name"));
  }
}
