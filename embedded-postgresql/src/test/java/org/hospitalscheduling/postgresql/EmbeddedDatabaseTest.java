package org.hospitalscheduling.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @Test
  void what_was_written_survives_a_kill_and_a_new_start(@TempDir Path home) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.keptIn(home.resolve("db"))) {
      assertThat(ask(database.superuser(), "SHOW fsync")).isEqualTo("on");
      run(database.owner(), "CREATE EXTENSION btree_gist");
      run(database.owner(), "CREATE EXTENSION pg_trgm");
      run(database.owner(), "CREATE TABLE kept (word text)");
      run(database.owner(), "INSERT INTO kept VALUES ('still here')");
      database.kill();
      database.restart();
      assertThat(ask(database.owner(), "SELECT word FROM kept")).isEqualTo("still here");
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.keptIn(home.resolve("db"))) {
      assertThat(ask(again.owner(), "SELECT word FROM kept")).isEqualTo("still here");
      assertThat(again.environment().get("DATABASE_URL"))
          .startsWith("postgres://hospital_app:")
          .contains("@127.0.0.1:" + again.port() + "/hospital_schedule");
    }
  }

  @Test
  void the_application_is_no_superuser_and_creates_nothing() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      for (DataSource role : new DataSource[] {database.owner(), database.application()}) {
        assertThat(ask(role, "SHOW is_superuser")).isEqualTo("off");
      }
      run(database.owner(), "CREATE TABLE mine (n int)");
      assertThatThrownBy(() -> run(database.application(), "CREATE TABLE yours (n int)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> ask(database.application(), "SELECT count(*) FROM mine"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.jdbcUrl(), "hospital_app", "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
