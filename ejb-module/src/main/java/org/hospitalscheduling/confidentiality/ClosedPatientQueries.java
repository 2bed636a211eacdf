package org.hospitalscheduling.confidentiality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.SqlQuery;

/** Which confidential patients are closed to whom. */
@ApplicationScoped
class ClosedPatientQueries {

  /**
   * Somebody treats a patient who is booked, or was, with the doctor that they are, or in the
   * department that they work for.
   */
  private static final String CLOSED =
      """
      p.confidential AND NOT EXISTS (
        SELECT FROM appointment a
        WHERE a.patient_id = p.id AND a.status NOT IN ('cancelled', 'entered-in-error')
          AND (a.department_id = u.department_id OR a.practitioner_id = u.practitioner_id))
      AND NOT EXISTS (SELECT FROM broken_glass g WHERE g.patient_id = p.id AND g.user_id = u.id AND %s)
      """
          .formatted(BrokenGlasses.IS_BROKEN);

  @PersistenceContext private EntityManager em;

  /**
   * What is closed to somebody, and what they have opened.
   *
   * @param closed all patients who are closed
   */
  record Sight(Set<UUID> closed, Glass glass) {}

  /** What is closed to the user, in one query. */
  Sight of(UUID user, Instant now) {
    Set<UUID> closed = new HashSet<>();
    Set<UUID> glasses = new HashSet<>();
    Set<UUID> patients = new HashSet<>();
    Set<UUID> practitioners = new HashSet<>();
    new SqlQuery("SELECT CAST(NULL AS uuid) AS glass, p.id AS patient,")
        .add("CAST(NULL AS uuid) AS practitioner")
        .add("FROM patient p JOIN app_user u ON u.id = :user WHERE " + CLOSED)
        .add("UNION ALL SELECT g.id, g.patient_id, g.practitioner_id FROM broken_glass g")
        .add("WHERE g.user_id = :user AND " + BrokenGlasses.IS_BROKEN)
        .set("user", user)
        .set("now", now)
        .list(em, ClosedPatientQueries::known)
        .forEach(
            each -> {
              if (each.glass().isEmpty()) {
                each.patient().ifPresent(closed::add);
              } else {
                each.glass().ifPresent(glasses::add);
                each.patient().ifPresent(patients::add);
                each.practitioner().ifPresent(practitioners::add);
              }
            });
    return new Sight(Set.copyOf(closed), new Glass(glasses, patients, practitioners));
  }

  /** Which of the patients are closed to which of the users; users to whom none is are left out. */
  Map<UUID, Set<UUID>> closed(Collection<UUID> users, Collection<UUID> patients, Instant now) {
    Map<UUID, Set<UUID>> closed = new HashMap<>();
    new SqlQuery(
            "SELECT u.id AS viewer, p.id FROM patient p JOIN app_user u ON u.id = ANY (:users)")
        .add("WHERE p.id = ANY (:patients) AND u.role = ANY (:bound) AND " + CLOSED)
        .setTexts(
            "bound",
            Stream.of(Role.values())
                .filter(ConfidentialityPolicy::isBound)
                .map(Role::name)
                .toList())
        .setIds("users", users)
        .set("now", now)
        .setIds("patients", patients)
        .list(em, row -> Map.entry(SqlQuery.uuid(row, "viewer"), SqlQuery.uuid(row, "id")))
        .forEach(
            each ->
                closed.computeIfAbsent(each.getKey(), key -> new HashSet<>()).add(each.getValue()));
    return closed;
  }

  /** A patient who is closed, or a glass that is broken. */
  private record Known(Optional<UUID> glass, Optional<UUID> patient, Optional<UUID> practitioner) {}

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "glass")),
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "patient")),
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "practitioner")));
  }
}
