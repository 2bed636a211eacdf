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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.confidentiality.GlassView.OpenedPatient;
import org.hospitalscheduling.confidentiality.GlassView.OpenedPractitioner;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The glasses that were broken; they stay on record. */
@ApplicationScoped
class BrokenGlasses {

  /**
   * Of {@code broken_glass g}: whether it is broken now; it ends by time, by hand or with the
   * session.
   */
  static final String IS_BROKEN =
      """
      g.ended_at IS NULL AND g.ends_at > :now AND EXISTS (
        SELECT FROM user_session s WHERE s.id = g.session_id AND s.revoked_at IS NULL AND s.expires_at > :now)
      """;

  private static final String VIEW =
      """
      SELECT g.*, p.mrn, p.name AS patient, d.name AS practitioner FROM broken_glass g
      LEFT JOIN patient p ON p.id = g.patient_id LEFT JOIN practitioner d ON d.id = g.practitioner_id
      """;

  @PersistenceContext private EntityManager em;

  /** Lets others who break one as the same user wait until the transaction ends. */
  void lockUser(UUID user) {
    new SqlQuery(
            "SELECT pg_advisory_xact_lock(hashtextextended('glass ' || :user, 7)) IS NULL AS x")
        .set("user", user.toString())
        .first(em, row -> true);
  }

  /** How many the user has broken since then. */
  long countSince(UUID user, Instant since) {
    return new SqlQuery(
            "SELECT count(*) AS n FROM broken_glass WHERE user_id = :user AND opened_at > :since")
        .set("user", user)
        .set("since", since)
        .first(em, row -> row.getLong("n"))
        .orElse(0L);
  }

  void add(
      UUID id,
      UUID user,
      UUID session,
      @Nullable UUID patient,
      @Nullable UUID practitioner,
      String reason,
      Instant now,
      Instant ends) {
    new SqlQuery(
            """
            INSERT INTO broken_glass (id, user_id, session_id, patient_id, practitioner_id, reason, opened_at, ends_at)
            VALUES (:id, :user, :session, :patient, :practitioner, :reason, :now, :ends)
            """)
        .set("id", id)
        .set("user", user)
        .set("session", session)
        .set("patient", patient)
        .set("practitioner", practitioner)
        .set("reason", reason)
        .set("now", now)
        .set("ends", ends)
        .execute(em);
  }

  /** Ends one of the user's that is broken now. */
  boolean end(UUID id, UUID user, Instant now) {
    return new SqlQuery("UPDATE broken_glass g SET ended_at = :now")
            .add("WHERE g.id = :id AND g.user_id = :user AND " + IS_BROKEN)
            .set("id", id)
            .set("user", user)
            .set("now", now)
            .execute(em)
        == 1;
  }

  /** Those of the user that are broken now, the latest first. */
  List<GlassView> ofUser(UUID user, Instant now) {
    return new SqlQuery(VIEW)
        .add("WHERE g.user_id = :user AND " + IS_BROKEN)
        .add("ORDER BY g.opened_at DESC, g.id")
        .set("user", user)
        .set("now", now)
        .list(em, BrokenGlasses::view);
  }

  Optional<GlassView> ofId(UUID id) {
    return new SqlQuery(VIEW).add("WHERE g.id = :id").set("id", id).first(em, BrokenGlasses::view);
  }

  /** What each of the users has open; those who have nothing are left out. */
  Map<UUID, Glass> open(Collection<UUID> users, Instant now) {
    Map<UUID, Glass> open = new HashMap<>();
    new SqlQuery("SELECT g.id, g.user_id, g.patient_id, g.practitioner_id FROM broken_glass g")
        .add("WHERE g.user_id = ANY (:users) AND " + IS_BROKEN)
        .setIds("users", users)
        .set("now", now)
        .each(
            em,
            0,
            row ->
                Map.entry(
                    SqlQuery.uuid(row, "user_id"),
                    glass(
                        SqlQuery.uuid(row, "id"),
                        SqlQuery.uuidOrNull(row, "patient_id"),
                        SqlQuery.uuidOrNull(row, "practitioner_id"))),
            each -> open.merge(each.getKey(), each.getValue(), BrokenGlasses::both));
    return open;
  }

  /** The patient with the MRN, the patient of an appointment, or the one with that id. */
  Optional<UUID> patient(@Nullable UUID id, @Nullable UUID appointment, @Nullable String mrnKey) {
    return new SqlQuery(
            """
            SELECT coalesce(merged_into, id) AS id FROM patient
            WHERE id = :id OR mrn_key = :mrn OR id = (SELECT patient_id FROM appointment WHERE id = :appointment)
            ORDER BY mrn_twin LIMIT 1
            """)
        .set("id", id)
        .set("mrn", mrnKey)
        .set("appointment", appointment)
        .first(em, row -> SqlQuery.uuid(row, "id"));
  }

  boolean knowsPractitioner(UUID id) {
    return new SqlQuery("SELECT FROM practitioner WHERE id = :id").set("id", id).exists(em);
  }

  private static Glass glass(UUID id, @Nullable UUID patient, @Nullable UUID practitioner) {
    return new Glass(
        Set.of(id),
        patient == null ? Set.of() : Set.of(patient),
        practitioner == null ? Set.of() : Set.of(practitioner));
  }

  private static Glass both(Glass one, Glass other) {
    return new Glass(
        union(one.ids(), other.ids()),
        union(one.patients(), other.patients()),
        union(one.practitioners(), other.practitioners()));
  }

  private static Set<UUID> union(Set<UUID> one, Set<UUID> other) {
    Set<UUID> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static GlassView view(ResultSet row) throws SQLException {
    UUID patient = SqlQuery.uuidOrNull(row, "patient_id");
    UUID practitioner = SqlQuery.uuidOrNull(row, "practitioner_id");
    return new GlassView(
        SqlQuery.uuid(row, "id"),
        patient == null
            ? null
            : new OpenedPatient(patient, row.getString("mrn"), row.getString("patient")),
        practitioner == null
            ? null
            : new OpenedPractitioner(practitioner, row.getString("practitioner")),
        row.getString("reason"),
        SqlQuery.instant(row, "opened_at"),
        SqlQuery.instant(row, "ends_at"));
  }
}
