package org.hospitalscheduling.directory;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;
import org.hospitalscheduling.shared.ColumnMigration;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes the normal forms of the MRNs and identifiers that a database has,
 * with the same {@link Folding#key} that computes those of new ones: PostgreSQL's own functions
 * follow another version of Unicode, and its collation.
 */
public final class NormalFormsMigration extends ColumnMigration {

  public NormalFormsMigration() {
    super("202611300811", "compute normal forms of identifiers");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    fill(
        connection,
        "SELECT id, mrn FROM patient WHERE id > :last ORDER BY id LIMIT :most",
        row -> new Row(SqlQuery.uuid(row, "id"), Folding.key(row.getString("mrn"))),
        "UPDATE patient SET mrn_key = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = patient.id");
    fill(
        connection,
        "SELECT id, system, value FROM identifier WHERE id > :last ORDER BY id LIMIT :most",
        row ->
            new Row(
                SqlQuery.uuid(row, "id"),
                Identifier.folded(row.getString("system"), row.getString("value"))),
        "UPDATE identifier SET folded = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = identifier.id");
  }
}
