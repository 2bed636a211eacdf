package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Notes about patients. They stay with the record that they were written on; those of merged
 * records are notes of the one that these lead to.
 */
@ApplicationScoped
public class PatientNotes {

  @PersistenceContext private EntityManager em;

  /** Those of the records of one patient: alerts first, then the newest first. */
  public List<PatientNote> of(Collection<UUID> records) {
    return new SqlQuery(
            """
            SELECT n.id, n.kind, n.text, n.written_by, n.written_at, u.username
            FROM patient_note n LEFT JOIN app_user u ON u.id = n.written_by
            WHERE n.patient_id = ANY (:records) ORDER BY n.kind = 'note', n.written_at DESC, n.id
            """)
        .setIds("records", records)
        .list(
            em,
            row ->
                new PatientNote(
                    SqlQuery.uuid(row, "id"),
                    row.getString("kind"),
                    row.getString("text"),
                    new PatientNote.Writer(
                        SqlQuery.uuid(row, "written_by"), row.getString("username")),
                    SqlQuery.instant(row, "written_at")));
  }

  /** Adds a note to a patient whose row the caller has locked. */
  public void add(
      UUID id,
      UUID patient,
      PatientNote.Kind kind,
      @Nullable String text,
      UUID writer,
      Instant now) {
    new SqlQuery(
            """
            INSERT INTO patient_note (id, patient_id, kind, text, written_by, written_at)
            VALUES (:id, :patient, :kind, :text, :writer, :now)
            """)
        .set("id", id)
        .set("patient", patient)
        .set("kind", kind.code())
        .set("text", text)
        .set("writer", writer)
        .set("now", now)
        .execute(em);
    raise(patient);
  }

  /**
   * Removes a note of a patient whose row the caller has locked.
   *
   * @return the kinds of what was removed: one, or none if there is no such note of the patient
   */
  public List<String> remove(UUID id, UUID patient) {
    List<String> removed =
        new SqlQuery(
                """
                DELETE FROM patient_note
                WHERE id = :id
                  AND patient_id IN (SELECT id FROM patient WHERE id = :patient OR merged_into = :patient)
                RETURNING kind
                """)
            .set("id", id)
            .set("patient", patient)
            .list(em, row -> row.getString("kind"));
    raise(patient);
    return removed;
  }

  /** Lets the patient's alerts be those of their notes. */
  void raise(UUID patient) {
    new SqlQuery(
            """
            UPDATE patient SET alerts = ARRAY(
              SELECT DISTINCT kind FROM patient_note
              WHERE patient_id IN (SELECT id FROM patient WHERE id = :patient OR merged_into = :patient)
                AND kind <> 'note'
              ORDER BY kind)
            WHERE id = :patient
            """)
        .set("patient", patient)
        .execute(em);
  }
}
