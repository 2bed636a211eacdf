package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The stored appointments: rows and row locks. {@link BookDrafts} reads the facts for decisions,
 * {@link AppointmentQueries} what is shown.
 */
@ApplicationScoped
class Appointments {

  private static final String TIME_CONSTRAINTS =
      "appointment_practitioner_lane_free, appointment_patient_free";

  @PersistenceContext private EntityManager em;

  /** The appointment's placement; not locked, but enough to know which rows to lock. */
  Optional<Placement> placementOf(UUID id) {
    return new SqlQuery(
            """
            SELECT practitioner_id, patient_id, department_id, type_id, starts_at, ends_at
            FROM appointment WHERE id = :id
            """)
        .set("id", id)
        .first(em, Appointments::placement);
  }

  /**
   * The appointment with a row lock until the transaction ends; taken after the locks of
   * practitioner and patient.
   */
  Optional<Appointment> lock(UUID id) {
    return Optional.ofNullable(em.find(Appointment.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The placements of the appointments that exist and are visible, unlocked: enough to choose the
   * locks. One query, however many ids.
   */
  Map<UUID, Placement> placements(Collection<UUID> ids, Visibility visibility) {
    record Seen(UUID id, UUID createdBy, Placement placement) {}
    return new SqlQuery(
            """
            SELECT id, practitioner_id, patient_id, department_id, type_id, starts_at, ends_at, created_by
            FROM appointment WHERE id = ANY (:ids)
            """)
            .setIds("ids", ids)
            .list(
                em,
                row ->
                    new Seen(
                        SqlQuery.uuid(row, "id"), SqlQuery.uuid(row, "created_by"), placement(row)))
            .stream()
            .filter(
                each ->
                    VisibilityPolicy.sees(
                        visibility,
                        each.createdBy(),
                        each.placement().practitionerId(),
                        each.placement().patientId()))
            .collect(Collectors.toMap(Seen::id, Seen::placement));
  }

  private static Placement placement(ResultSet row) throws SQLException {
    return new Placement(
        SqlQuery.uuid(row, "practitioner_id"),
        SqlQuery.uuidOrNull(row, "patient_id"),
        SqlQuery.uuid(row, "department_id"),
        SqlQuery.uuidOrNull(row, "type_id"),
        SqlQuery.range(row));
  }

  /**
   * The appointments that exist and are visible, by id, with row locks until the transaction ends,
   * taken in the order of their ids; to be taken after the locks of practitioners and patients. One
   * query, however many ids.
   */
  Map<UUID, Appointment> lockAll(Collection<UUID> ids, Visibility visibility) {
    return em
        .createQuery(
            "SELECT a FROM Appointment a WHERE a.id IN :ids ORDER BY a.id", Appointment.class)
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .filter(
            each ->
                VisibilityPolicy.sees(
                    visibility,
                    each.createdBy(),
                    each.placement().practitionerId(),
                    each.placement().patientId()))
        .collect(Collectors.toMap(Appointment::id, Function.identity()));
  }

  /**
   * All appointments of the patients, whose locks the caller holds, with row locks taken in the
   * order of their ids. One query.
   */
  List<Appointment> lockOf(Collection<UUID> patientIds) {
    return em.createQuery(
            "SELECT a FROM Appointment a WHERE a.patientId IN :patients ORDER BY a.id",
            Appointment.class)
        .setParameter("patients", patientIds)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * Defers the exclusion constraints until {@link #judgeTime}, in this transaction only:
   * appointments that change places overlap in between.
   */
  void deferTime() {
    new SqlQuery("SET CONSTRAINTS " + TIME_CONSTRAINTS + " DEFERRED").execute(em);
  }

  /** Checks the exclusion constraints now for everything that was written since. */
  void judgeTime() {
    em.flush();
    new SqlQuery("SET CONSTRAINTS " + TIME_CONSTRAINTS + " IMMEDIATE").execute(em);
  }

  /**
   * Appointments that are still booked and end in the range, oldest first, with row locks; rows
   * that another transaction has locked are skipped. Two queries, however many appointments.
   */
  List<Appointment> lockUnanswered(TimeRange ends, int limit) {
    List<UUID> ids =
        new SqlQuery(
                """
                SELECT id FROM appointment
                WHERE status = 'booked' AND NOT no_show_proposed
                  AND ends_at >= :start AND ends_at < :end
                ORDER BY ends_at LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED
                """)
            .setRange(ends)
            .set("limit", limit)
            .list(em, row -> SqlQuery.uuid(row, "id"));
    return ids.isEmpty()
        ? List.of()
        : em.createQuery("SELECT a FROM Appointment a WHERE a.id IN :ids", Appointment.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /**
   * Inserts a new appointment at once, so that constraints are checked now and not at the commit.
   */
  void add(Appointment appointment) {
    em.persist(appointment);
    em.flush();
  }

  /**
   * Writes pending changes, so that constraints are checked now and the version in memory is that
   * of the row.
   */
  void flush() {
    em.flush();
  }
}
