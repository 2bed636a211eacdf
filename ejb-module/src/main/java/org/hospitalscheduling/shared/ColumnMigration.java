package org.hospitalscheduling.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;

/** A migration that fills a column with what the application computes. */
public abstract class ColumnMigration implements JavaMigration {

  private static final int AT_A_TIME = 5_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /** A row, and what is computed of it. */
  public record Row(UUID id, String key) {}

  private final MigrationVersion version;
  private final String description;

  protected ColumnMigration(String version, String description) {
    this.version = MigrationVersion.fromVersion(version);
    this.description = description;
  }

  @Override
  public final MigrationVersion getVersion() {
    return version;
  }

  @Override
  public final String getDescription() {
    return description;
  }

  @Override
  public final Integer getChecksum() {
    return 1;
  }

  @Override
  public final boolean canExecuteInTransaction() {
    return true;
  }

  /**
   * Fills a column of many rows.
   *
   * @param select reads at most {@code :most} rows after {@code :last}, in the order of their ids
   * @param update writes {@code :keys} to the rows {@code :ids}
   */
  protected static void fill(
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
