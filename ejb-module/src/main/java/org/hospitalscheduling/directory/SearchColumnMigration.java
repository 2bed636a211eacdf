package org.hospitalscheduling.directory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.hospitalscheduling.shared.ColumnMigration;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes by which words the patients of a database are found, with the same
 * {@link PatientSearch#words} that computes those of new ones.
 */
public final class SearchColumnMigration extends ColumnMigration {

  public SearchColumnMigration() {
    super("202611301122", "compute words of patients");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    fill(
        connection,
        "SELECT id, name, mrn, birth_date FROM patient WHERE id > :last ORDER BY id LIMIT :most",
        row -> new Row(SqlQuery.uuid(row, "id"), words(row)),
        "UPDATE patient SET search = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = patient.id");
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

  private static String words(ResultSet row) throws SQLException {
    return PatientSearch.words(
        row.getString("name"), List.of(row.getString("mrn")), Patients.birthDate(row));
  }
}
