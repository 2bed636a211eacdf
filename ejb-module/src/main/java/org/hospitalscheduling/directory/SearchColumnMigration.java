package org.hospitalscheduling.directory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes by which words the patients of a database are found, with the same
 * {@link PatientSearch#words} that computes those of new ones.
 */
public final class SearchColumnMigration implements JavaMigration {

  private static final int AT_A_TIME = 5_000;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("202611301122");
  }

  @Override
  public String getDescription() {
    return "compute words of patients";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    UUID last = new UUID(0, 0);
    Map<UUID, String> words;
    do {
      words = words(connection, last);
      new SqlQuery(
              "UPDATE patient SET search = words FROM unnest(:ids, :words) AS known (id, words) WHERE known.id = patient.id")
          .setIds("ids", words.keySet())
          .setTexts("words", words.values())
          .execute(connection);
      for (UUID each : words.keySet()) {
        last = each;
      }
    } while (words.size() == AT_A_TIME);
    new SqlQuery(
            """
            INSERT INTO patient_word (word)
            SELECT DISTINCT word FROM patient, unnest(string_to_array(search, ' ')) AS word
            WHERE word !~ '[0-9]' AND length(word) BETWEEN 3 AND 60
            """)
        .execute(connection);
    // Plans for a column that nobody has counted yet are those of an empty one.
    new SqlQuery("ANALYZE patient").execute(connection);
  }

  /** By id, in the order of the ids. */
  private static Map<UUID, String> words(Connection connection, UUID last) throws SQLException {
    Map<UUID, String> words = new LinkedHashMap<>();
    new SqlQuery(
            """
            SELECT id, name, mrn, birth_date FROM patient
            WHERE id > :last ORDER BY id LIMIT :most
            """)
        .set("last", last)
        .set("most", AT_A_TIME)
        .list(connection, row -> words.put(SqlQuery.uuid(row, "id"), words(row)));
    return words;
  }

  private static String words(ResultSet row) throws SQLException {
    return PatientSearch.words(
        row.getString("name"), List.of(row.getString("mrn")), Patients.birthDate(row));
  }
}
