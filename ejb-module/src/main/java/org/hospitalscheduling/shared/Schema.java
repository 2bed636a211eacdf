package org.hospitalscheduling.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.SettingsException;

/**
 * The schema of one database, migrated by the owning role, forward only. Plain JDBC, because it
 * works before there is an entity manager.
 */
public final class Schema {
  private static final int CONNECT_RETRIES = 5;

  private Schema() {}

  /**
   * Runs the missing migrations as the owning role. Several servers may do so at once: Flyway lets
   * one go first.
   *
   * @return the version of the schema afterwards
   * @throws SettingsException if the database cannot be reached or a migration fails
   */
  public static String migrate(Database database) {
    try {
      Flyway flyway = flyway(database, HospitalDataSource.ofOwner(database));
      flyway.migrate();
      return flyway.info().current().getVersion().getVersion();
    } catch (FlywayException e) {
      throw new SettingsException(
          "The database at "
              + database.url().replaceFirst("\\?.*", "")
              + " could not be brought up to date as '"
              + database.owner().user()
              + "': "
              + reason(e),
          e);
    }
  }

  /**
   * Checks as the application's role that all migrations of this release have been run, and no
   * others.
   *
   * @return the version of the schema
   * @throws SettingsException if they have not, or the role owns the tables, so that it could
   *     change what is append-only
   */
  public static String check(Database database) {
    HospitalDataSource application = HospitalDataSource.ofApplication(database);
    try (Connection connection = application.getConnection()) {
      if (ownsActivity(connection)) {
        throw new SettingsException(
            "MIGRATE_AT_START=false, but '"
                + database.application().user()
                + "' owns the tables: the application has to be another role.");
      }
      Flyway flyway = flyway(database, application);
      flyway.validate();
      return flyway.info().current().getVersion().getVersion();
    } catch (FlywayException e) {
      throw new SettingsException(
          "The schema is not that of this release; migrate.sh brings it up to date: " + reason(e),
          e);
    } catch (SQLException e) {
      throw new SettingsException("The database could not be read: " + e.getMessage(), e);
    }
  }

  private static boolean ownsActivity(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM pg_tables WHERE tablename = 'activity' AND tableowner ="
                    + " current_user)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static Flyway flyway(Database database, HospitalDataSource as) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(as)
        .locations("classpath:db/migration")
        .javaMigrations(inJava())
        .placeholders(Map.of("app_role", identifier(database.application().user())))
        // The first migrations are numbered by capability, not by date: 120 may be newer than 610.
        .outOfOrder(true)
        .connectRetries(CONNECT_RETRIES)
        .connectRetriesInterval(2)
        .load();
  }

  /** What SQL cannot compute; capabilities offer theirs as services. */
  private static JavaMigration[] inJava() {
    return ServiceLoader.load(JavaMigration.class, Schema.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toArray(JavaMigration[]::new);
  }

  /**
   * Whether this database was filled by the demonstration.
   *
   * @throws SettingsException if the database cannot be read
   */
  public static boolean bearsDemoMarker(Database database) {
    try (Connection connection = HospitalDataSource.ofOwner(database).getConnection()) {
      return exists(connection, "demo_marker");
    } catch (SQLException e) {
      throw new SettingsException("The database could not be read: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet known =
            statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
      known.next();
      if (!known.getBoolean(1)) {
        return false;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + table + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** The role's name as an SQL identifier: quoted unless it is plain. */
  private static String identifier(String role) {
    return role.matches("[a-z_][a-z0-9_]*") ? role : '"' + role.replace("\"", "\"\"") + '"';
  }

  private static String reason(FlywayException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null
        ? e.toString()
        : cause.getMessage().strip().lines().limit(3).collect(Collectors.joining(" "));
  }
}
