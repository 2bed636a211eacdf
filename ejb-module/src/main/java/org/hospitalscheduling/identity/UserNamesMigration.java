package org.hospitalscheduling.identity;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;
import org.hospitalscheduling.shared.ColumnMigration;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes what the names of the users that a database has are compared by, with
 * the same {@link AccountName#key} as for new ones.
 */
public final class UserNamesMigration extends ColumnMigration {

  public UserNamesMigration() {
    super("202611301436", "compute keys of user names");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    fill(
        context.getConnection(),
        "SELECT id, username FROM app_user WHERE id > :last ORDER BY id LIMIT :most",
        row -> new Row(SqlQuery.uuid(row, "id"), AccountName.key(row.getString("username"))),
        "UPDATE app_user SET name_key = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = app_user.id");
  }
}
