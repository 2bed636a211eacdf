package org.hospitalscheduling.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads everything that is stored about a patient: ten statements, whatever there is. */
@ApplicationScoped
class PatientRecordQueries {

  private static final String PERSON =
      """
      SELECT id, mrn, name, birth_date AS "birthDate", email, phone, phone_e164 AS "phoneE164", active,
        merged_into AS "mergedInto", erased_at AS "erasedAt", created_at AS "createdAt", updated_at AS "updatedAt"
      FROM patient WHERE id = ANY (:records) ORDER BY merged_into NULLS FIRST, id
      """;

  private static final String IDENTIFIERS =
      """
      SELECT i.system, i.value, i.appointment_id AS "appointmentId" FROM identifier i
      WHERE i.patient_id = ANY (:records)
         OR i.appointment_id IN (SELECT id FROM appointment WHERE patient_id = ANY (:records))
      ORDER BY i.appointment_id NULLS FIRST, i.system, i.value
      """;

  private static final String NOTES =
      """
      SELECT n.kind, n.text, n.written_at AS "writtenAt", u.username AS "writtenBy"
      FROM patient_note n LEFT JOIN app_user u ON u.id = n.written_by
      WHERE n.patient_id = ANY (:records) ORDER BY n.written_at, n.id
      """;

  private static final String APPOINTMENTS =
      """
      SELECT a.id, a.status, a.starts_at AS start, a.ends_at AS end, p.name AS doctor, d.name AS department, t.name AS type,
        a.reason, a.overbooked, a.override_reason AS "overrideReason", a.cancelled_at AS "cancelledAt",
        a.cancel_reason AS "cancelReason", a.cancel_note AS "cancelNote", a.arrived_at AS "arrivedAt",
        a.called_at AS "calledAt", a.finished_at AS "finishedAt", a.room, a.ticket, c.email AS "calendarEntrySentTo",
        a.created_at AS "createdAt", a.updated_at AS "updatedAt"
      FROM appointment a JOIN practitioner p ON p.id = a.practitioner_id JOIN department d ON d.id = a.department_id
      LEFT JOIN appointment_type t ON t.id = a.type_id LEFT JOIN calendar_mail c ON c.appointment_id = a.id
      WHERE a.patient_id = ANY (:records) ORDER BY a.starts_at, a.id
      """;

  private static final String WAITING_LIST =
      """
      SELECT w.id, w.status, d.name AS department, p.name AS doctor, t.name AS type, w.appointment_id AS "appointmentId",
        w.minutes, w.priority, w.priority_reason AS "priorityReason", w.earliest, w.latest, w.email,
        w.joined_at AS "joinedAt", w.ended_at AS "endedAt", w.mails_stopped_at AS "mailsStoppedAt"
      FROM waitlist_entry w JOIN department d ON d.id = w.department_id
      LEFT JOIN practitioner p ON p.id = w.practitioner_id LEFT JOIN appointment_type t ON t.id = w.type_id
      WHERE w.patient_id = ANY (:records) ORDER BY w.joined_at, w.id
      """;

  private static final String OFFERS =
      """
      SELECT i.id, i.status, o.starts_at AS start, o.ends_at AS end, p.name AS doctor, d.name AS department,
        i.sent_at AS "sentAt", i.failed_at AS "failedAt", i.answered_at AS "answeredAt", NULL AS "passedOver"
      FROM invite i JOIN waitlist_entry w ON w.id = i.entry_id JOIN offer o ON o.id = i.offer_id
      JOIN practitioner p ON p.id = o.practitioner_id JOIN department d ON d.id = o.department_id
      WHERE w.patient_id = ANY (:records)
      UNION ALL
      SELECT o.id, 'passed-over', o.starts_at, o.ends_at, p.name, d.name, NULL, NULL, o.made_at, s.reason
      FROM invite_skip s JOIN waitlist_entry w ON w.id = s.entry_id JOIN offer o ON o.id = s.offer_id
      JOIN practitioner p ON p.id = o.practitioner_id JOIN department d ON d.id = o.department_id
      WHERE w.patient_id = ANY (:records)
      ORDER BY start, id
      """;

  private static final String MAILS =
      """
      SELECT kind, state, created_at AS "createdAt", ended_at AS "endedAt" FROM outbox_mail
      WHERE patient_id = ANY (:records) ORDER BY created_at, id
      """;

  private static final String MERGES =
      """
      SELECT patient_id AS "patientId", into_id AS "into", reason, merged_at AS "mergedAt", undone_at AS "undoneAt"
      FROM patient_merge WHERE patient_id = ANY (:records) OR into_id = ANY (:records) ORDER BY merged_at, id
      """;

  private static final String LOG =
      """
      SELECT at, actor_name AS "by", action, outcome, subject_type AS "subject", subject_id AS "subjectId", address, detail
      FROM activity WHERE (id, at) IN (SELECT activity_id, at FROM activity_patient WHERE patient_id = ANY (:records))
      ORDER BY at DESC, id DESC
      """;

  @PersistenceContext private EntityManager em;

  /** The patient's, or theirs into whom they were merged; empty if there is none. */
  Optional<PatientRecord> of(UUID id, Instant now) {
    List<UUID> records =
        new SqlQuery("SELECT unnest(records_of_patient(:id)) AS record")
            .set("id", id)
            .list(em, row -> SqlQuery.uuid(row, "record"));
    if (records.isEmpty()) {
      return Optional.empty();
    }
    List<Map<String, String>> person = rows(PERSON, records);
    return Optional.of(
        new PatientRecord(
            UUID.fromString(person.get(0).get("id")),
            now,
            person,
            rows(IDENTIFIERS, records),
            rows(NOTES, records),
            rows(APPOINTMENTS, records),
            rows(WAITING_LIST, records),
            rows(OFFERS, records),
            rows(MAILS, records),
            rows(MERGES, records),
            rows(LOG, records)));
  }

  private List<Map<String, String>> rows(String query, List<UUID> records) {
    return new SqlQuery(query).setIds("records", records).list(em, PatientRecordQueries::row);
  }

  private static Map<String, String> row(ResultSet row) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      String value = value(row, columns, column);
      if (value != null) {
        values.put(columns.getColumnLabel(column), value);
      }
    }
    return values;
  }

  private static @Nullable String value(ResultSet row, ResultSetMetaData columns, int column)
      throws SQLException {
    switch (columns.getColumnTypeName(column)) {
      case "timestamptz":
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant().toString();
      case "bool":
        boolean is = row.getBoolean(column);
        return row.wasNull() ? null : Boolean.toString(is);
      default:
        return row.getString(column);
    }
  }
}
