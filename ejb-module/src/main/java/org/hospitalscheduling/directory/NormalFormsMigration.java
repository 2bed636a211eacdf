package org.hospitalscheduling.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The migration that computes the normal forms of the MRNs and identifiers that a database has,
 * with the same {@link Folding#key} that computes those of new ones: PostgreSQL's own functions
 * follow another version of Unicode, and its collation.
 */
public final class NormalFormsMigration implements JavaMigration {

  private static final int AT_A_TIME = 5_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** A row, and the form that is computed of it. */
  record Row(UUID id, String key) {}

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("202611300811");
  }

  @Override
  public String getDescription() {
    return "compute normal forms of identifiers";
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

  /**
   * Fills a column of many rows.
   *
   * @param select reads at most {@code :most} rows after {@code :last}, in the order of their ids
   * @param update writes {@code :keys} to the rows {@code :ids}
   */
  static void fill(
      Connection connection, String select, SqlQuery.RowMapper<Row> mapper, String update)
      throws SQLException {
    UUID last = BEFORE_ALL;
    List<Row> rows;
    do {
      rows = new SqlQuery(select).set("last", last).set("most", AT_A_TIME).list(connection, mapper);
      if (!rows.isEmpty()) {
        new SqlQuery(update)
            .setIds("ids", rows.stream().map(Row::id).toList())
            .setTexts("keys", rows.stream().map(Row::key).toList())
            .execute(connection);
        last = rows.get(rows.size() - 1).id();
      }
    } while (rows.size() == AT_A_TIME);
  }
}
