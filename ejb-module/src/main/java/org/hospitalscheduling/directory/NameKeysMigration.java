package org.hospitalscheduling.directory;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hospitalscheduling.directory.NormalFormsMigration.Row;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes what the likely duplicates of known patients are found by, with the
 * same {@link Folding#nameKey} as for new ones.
 */
public final class NameKeysMigration implements JavaMigration {

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("202611301113");
  }

  @Override
  public String getDescription() {
    return "compute keys of names";
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
    NormalFormsMigration.fill(
        context.getConnection(),
        "SELECT id, name FROM patient WHERE id > :last ORDER BY id LIMIT :most",
        row -> new Row(SqlQuery.uuid(row, "id"), Folding.nameKey(row.getString("name"))),
        "UPDATE patient SET name_key = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = patient.id");
  }
}
