package org.hospitalscheduling.directory;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;
import org.hospitalscheduling.shared.ColumnMigration;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes what the likely duplicates of known patients are found by, with the
 * same {@link Folding#nameKey} as for new ones.
 */
public final class NameKeysMigration extends ColumnMigration {

  public NameKeysMigration() {
    super("202611301113", "compute keys of names");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    fill(
        context.getConnection(),
        "SELECT id, name FROM patient WHERE id > :last ORDER BY id LIMIT :most",
        row -> new Row(SqlQuery.uuid(row, "id"), Folding.nameKey(row.getString("name"))),
        "UPDATE patient SET name_key = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = patient.id");
  }
}
