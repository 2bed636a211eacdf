package org.hospitalscheduling.serviceaccounts;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.shared.ColumnMigration;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes what the names of the service accounts that a database has are
 * compared by, with the same {@link AccountName#key} as for new ones.
 */
public final class ServiceAccountNamesMigration extends ColumnMigration {

  public ServiceAccountNamesMigration() {
    super("202611301437", "compute keys of service accounts names");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    fill(
        context.getConnection(),
        "SELECT id, name FROM service_account WHERE id > :last ORDER BY id LIMIT :most",
        row -> new Row(SqlQuery.uuid(row, "id"), AccountName.key(row.getString("name"))),
        "UPDATE service_account SET name_key = key FROM unnest(:ids, :keys) AS k (id, key) WHERE k.id = service_account.id");
  }
}
