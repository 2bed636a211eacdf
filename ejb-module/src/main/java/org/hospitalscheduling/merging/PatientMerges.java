package org.hospitalscheduling.merging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.directory.PatientDiffers.KnownPatient;
import org.hospitalscheduling.directory.PatientMergeWorkflow;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.waitlist.PatientWishesWorkflow;
import org.jspecify.annotations.Nullable;

/** The records of what merges moved. */
@ApplicationScoped
class PatientMerges {

  @PersistenceContext private EntityManager em;

  /**
   * What one merge moved.
   *
   * @param overlapping of {@code appointments} those that were accepted to overlap
   */
  record Merge(
      UUID id,
      UUID patientId,
      UUID intoId,
      String reason,
      Instant at,
      Collection<UUID> appointments,
      Collection<UUID> overlapping,
      PatientWishesWorkflow.Moved wishes,
      PatientMergeWorkflow.Moved records) {}

  void add(Merge merge, UUID by) {
    new SqlQuery(
            """
            INSERT INTO patient_merge (id, patient_id, into_id, reason, was_active, appointments, overlapping, entries,
              ended_entries, identifiers, followers, merged_by, merged_at)
            VALUES (:id, :patient, :into, :reason, :wasActive, :appointments, :overlapping, :entries,
              :ended, :identifiers, :followers, :by, :at)
            """)
        .set("id", merge.id())
        .set("patient", merge.patientId())
        .set("into", merge.intoId())
        .set("reason", merge.reason())
        .set("wasActive", merge.records().wasActive())
        .setIds("appointments", merge.appointments())
        .setIds("overlapping", merge.overlapping())
        .setIds("entries", merge.wishes().given())
        .setIds("ended", merge.wishes().ended())
        .setIds("identifiers", merge.records().identifiers())
        .setIds("followers", merge.records().followers())
        .set("by", by)
        .set("at", merge.at())
        .execute(em);
  }

  /** The merge that ended the patient's record and has not been taken back. */
  Optional<Merge> standing(UUID patientId) {
    return new SqlQuery(
            "SELECT * FROM patient_merge WHERE patient_id = :patient AND undone_at IS NULL")
        .set("patient", patientId)
        .first(em, PatientMerges::merge);
  }

  void undone(UUID id, UUID by, Instant now) {
    new SqlQuery("UPDATE patient_merge SET undone_by = :by, undone_at = :now WHERE id = :id")
        .set("id", id)
        .set("by", by)
        .set("now", now)
        .execute(em);
  }

  /** The newest merges, at most {@code limit}. */
  List<MergeView> newest(int limit) {
    return new SqlQuery(
            """
            SELECT m.id, m.reason, m.merged_by, m.merged_at, m.undone_at,
              cardinality(m.appointments) AS appointments, cardinality(m.entries) AS entries,
              p.id AS patient_id, p.mrn AS patient_mrn, p.name AS patient_name, p.birth_date AS patient_birth_date,
              p.active AS patient_active, i.id AS into_id, i.mrn AS into_mrn, i.name AS into_name,
              i.birth_date AS into_birth_date, i.active AS into_active, i.version AS into_version
            FROM patient_merge m JOIN patient p ON p.id = m.patient_id JOIN patient i ON i.id = m.into_id
            ORDER BY m.merged_at DESC, m.id DESC LIMIT :limit
            """)
        .set("limit", limit)
        .list(
            em,
            row ->
                new MergeView(
                    SqlQuery.uuid(row, "id"),
                    known(row, "patient"),
                    known(row, "into"),
                    row.getInt("into_version"),
                    row.getString("reason"),
                    SqlQuery.uuid(row, "merged_by"),
                    SqlQuery.instant(row, "merged_at"),
                    row.getInt("appointments"),
                    row.getInt("entries"),
                    SqlQuery.instantOrNull(row, "undone_at")));
  }

  /** Deletes what is older, and returns how many records that were. */
  int forget(Instant before) {
    return new SqlQuery("DELETE FROM patient_merge WHERE merged_at < :before")
        .set("before", before)
        .execute(em);
  }

  private static KnownPatient known(ResultSet row, String which) throws SQLException {
    return new KnownPatient(
        SqlQuery.uuid(row, which + "_id"),
        row.getString(which + "_mrn"),
        row.getString(which + "_name"),
        birthDate(row.getString(which + "_birth_date")),
        row.getBoolean(which + "_active"));
  }

  private static @Nullable PartialDate birthDate(@Nullable String text) {
    return text == null ? null : new PartialDate(text);
  }

  private static Merge merge(ResultSet row) throws SQLException {
    return new Merge(
        SqlQuery.uuid(row, "id"),
        SqlQuery.uuid(row, "patient_id"),
        SqlQuery.uuid(row, "into_id"),
        row.getString("reason"),
        SqlQuery.instant(row, "merged_at"),
        ids(row, "appointments"),
        ids(row, "overlapping"),
        new PatientWishesWorkflow.Moved(ids(row, "entries"), ids(row, "ended_entries")),
        new PatientMergeWorkflow.Moved(
            row.getBoolean("was_active"), ids(row, "identifiers"), ids(row, "followers")));
  }

  private static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return List.of((UUID[]) row.getArray(column).getArray());
  }
}
