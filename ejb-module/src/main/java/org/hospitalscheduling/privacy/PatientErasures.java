package org.hospitalscheduling.privacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Who may be erased, and their erasure, which functions of the database do: only its owner may call
 * them.
 */
final class PatientErasures {

  private static final String CANDIDATES =
      """
      SELECT p.id, p.mrn, p.name, p.birth_date,
        (SELECT count(*) FROM appointment WHERE patient_id = ANY (r.records)) AS visits,
        greatest(p.created_at,
          (SELECT max(created_at) FROM patient WHERE merged_into = p.id),
          (SELECT max(ends_at) FROM appointment WHERE patient_id = ANY (r.records)),
          (SELECT max(coalesce(ended_at, joined_at)) FROM waitlist_entry WHERE patient_id = ANY (r.records))) AS last_contact,
        erasure_refused(r.records, :now) AS refused
      FROM patient p CROSS JOIN LATERAL (SELECT records_of_patient(p.id) AS records) r
      """;

  private final Connection connection;

  /**
   * A patient who may be erased.
   *
   * @param visits how many appointments are theirs, whatever their status
   * @param lastContact the end of their last appointment, or when they were last on the waiting
   *     list or registered
   * @param refused why they cannot be erased yet; null if they can be
   */
  record Candidate(
      UUID id,
      String mrn,
      String name,
      @Nullable String birthDate,
      int visits,
      Instant lastContact,
      @Nullable String refused) {}

  /**
   * @param connection of the database's owner
   */
  PatientErasures(Connection connection) {
    this.connection = connection;
  }

  /** The patients with an MRN; several where it is shared. One that was merged leads on. */
  List<Candidate> ofMrn(String mrn, Instant now) throws SQLException {
    return new SqlQuery(CANDIDATES)
        .add(
            "WHERE p.id IN (SELECT coalesce(merged_into, id) FROM patient WHERE mrn_key = :key) ORDER BY p.id")
        .set("key", Folding.key(mrn))
        .set("now", now)
        .list(connection, PatientErasures::candidate);
  }

  /** A patient, or into whom they were merged. */
  Optional<Candidate> of(UUID id, Instant now) throws SQLException {
    return new SqlQuery(CANDIDATES)
        .add("WHERE p.id = (SELECT coalesce(merged_into, id) FROM patient WHERE id = :id)")
        .set("id", id)
        .set("now", now)
        .first(connection, PatientErasures::candidate);
  }

  /** The patients of whom nothing was heard since {@code before}, longest unheard of first. */
  List<UUID> unheardOfSince(Instant before) throws SQLException {
    return new SqlQuery(
            """
            SELECT p.id FROM patient p
            WHERE p.erased_at IS NULL AND p.merged_into IS NULL AND p.created_at < :before
              AND NOT EXISTS (SELECT FROM patient WHERE merged_into = p.id AND created_at >= :before)
              AND NOT EXISTS (SELECT FROM appointment WHERE patient_id = p.id AND starts_at >= :before)
              AND NOT EXISTS (SELECT FROM waitlist_entry
                              WHERE patient_id = p.id AND (ended_at IS NULL OR ended_at >= :before))
            ORDER BY p.created_at, p.id
            """)
        .set("before", before)
        .list(connection, row -> SqlQuery.uuid(row, "id"));
  }

  /**
   * Makes the patient nobody, in the connection's transaction.
   *
   * @param why for the activity log
   * @return how many visits stay
   * @throws SQLException if it is refused; see {@code erase_patient}
   */
  int erase(UUID id, String why, Instant now) throws SQLException {
    return new SqlQuery("SELECT erase_patient(:id, :why, :now) AS visits")
        .set("id", id)
        .set("why", why)
        .set("now", now)
        .first(connection, row -> row.getInt("visits"))
        .orElseThrow();
  }

  /** The words of all names that patients have or had. */
  List<String> words() throws SQLException {
    return new SqlQuery("SELECT word FROM patient_word ORDER BY word")
        .list(connection, row -> row.getString("word"));
  }

  /** Forgets those of the words that no patient has, in the connection's transaction. */
  int forget(Collection<String> words) throws SQLException {
    return new SqlQuery("SELECT forget_patient_words(:words) AS forgotten")
        .setTexts("words", words)
        .first(connection, row -> row.getInt("forgotten"))
        .orElseThrow();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        SqlQuery.uuid(row, "id"),
        row.getString("mrn"),
        row.getString("name"),
        row.getString("birth_date"),
        row.getInt("visits"),
        SqlQuery.instant(row, "last_contact"),
        row.getString("refused"));
  }
}
