package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A schema that a command brings up to date, and a server that only checks it. */
class MigrateSchemaIT {

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.withoutDurability();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  @DisplayName("13.2.2: a server without the owner's password starts on its release's schema only")
  void a_server_without_the_owner_only_checks() throws SQLException {
    Map<String, String> server = new HashMap<>(database.environment());
    server.remove("DB_MIGRATION_USER");
    server.remove("DB_MIGRATION_PASSWORD");
    server.put("MIGRATE_AT_START", "false");
    assertThatThrownBy(() -> Schema.check(Settings.databaseFrom(server)))
        .isInstanceOf(SettingsException.class);

    ByteArrayOutputStream said = new ByteArrayOutputStream();
    assertThat(
            MigrateSchema.run(
                database.environment(), new PrintStream(said, true, StandardCharsets.UTF_8)))
        .as(said.toString(StandardCharsets.UTF_8))
        .isZero();
    String version = Schema.check(Settings.databaseFrom(server));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains(version);
    assertThat(Settings.databaseFrom(server).rolesAreSeparate()).isTrue();

    asOwner("CREATE TABLE kept AS SELECT * FROM flyway_schema_history");
    asOwner("DELETE FROM flyway_schema_history WHERE version = '710'");
    assertThatThrownBy(() -> Schema.check(Settings.databaseFrom(server)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("migrate.sh");
    asOwner("INSERT INTO flyway_schema_history SELECT * FROM kept WHERE version = '710'");
    asOwner("DROP TABLE kept");
    Schema.check(Settings.databaseFrom(server));

    server.put("DB_MIGRATION_USER", "hospital_owner");
    assertThatThrownBy(() -> Settings.databaseFrom(server))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("leave out DB_MIGRATION_USER");
  }

  private static void asOwner(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
