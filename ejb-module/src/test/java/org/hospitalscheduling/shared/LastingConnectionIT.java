package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections in a pool while the database goes away. */
class LastingConnectionIT {
  private static EmbeddedDatabase database;
  private static DataSource pool;

  @BeforeAll
  static void start() throws SQLException {
    database = EmbeddedDatabase.temporary();
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("JWT_SECRET", "a secret of thirty-two bytes or more");
    pool = HospitalDataSource.ofPool(Settings.from(environment).database());
    try (Connection owner = database.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE note (word text)");
      statement.execute("GRANT SELECT, INSERT ON note TO " + EmbeddedDatabase.APPLICATION);
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void a_connection_outlives_a_restart_with_its_settings()
      throws SQLException, InterruptedException {
    try (Connection connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      write(connection, "before");
      connection.commit();

      database.kill();
      database.restart();
      // A session used within the last half second would be assumed alive: a restart can be that
      // quick.
      Thread.sleep(600);

      write(connection, "rolled back");
      connection.rollback();
      assertThat(ask(connection, "SHOW transaction_isolation")).isEqualTo("repeatable read");
      assertThat(ask(connection, "SELECT string_agg(word, ' ') FROM note WHERE word <> 'lost'"))
          .isEqualTo("before");
      connection.commit();
    }
  }

  @Test
  void a_transaction_under_way_fails_and_the_next_one_works() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      write(connection, "lost");
      end(connection);
      assertThatThrownBy(() -> write(connection, "lost")).isInstanceOf(SQLException.class);
      assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);

      assertThat(ask(connection, "SELECT count(*) FROM note WHERE word = 'lost'")).isEqualTo("0");
    }
  }

  @Test
  void a_session_that_was_used_a_moment_ago_is_found_dead_once_at_most() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      ask(connection, "SELECT 1");
      end(connection);
      int failures = 0;
      for (int i = 0; i < 3; i++) {
        try {
          ask(connection, "SELECT 1");
        } catch (SQLException e) {
          failures++;
        }
      }
      assertThat(failures).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void when_one_is_found_dead_the_others_are_asked_before_they_are_used() throws SQLException {
    try (Connection one = pool.getConnection();
        Connection other = pool.getConnection()) {
      one.setAutoCommit(false);
      other.setAutoCommit(false);
      ask(one, "SELECT 1");
      end(other);
      end(one);
      assertThatThrownBy(() -> ask(one, "SELECT 1")).isInstanceOf(SQLException.class);
      assertThatThrownBy(one::rollback).isInstanceOf(SQLException.class);

      assertThat(ask(other, "SELECT 'works'")).isEqualTo("works");
    }
  }

  private static void write(Connection connection, String word) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO note VALUES ('" + word + "')");
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Terminates the session behind the connection, as an administrator or a failover does. */
  private static void end(Connection connection) throws SQLException {
    int pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    try (Connection superuser = database.superuser().getConnection()) {
      ask(superuser, "SELECT pg_terminate_backend(" + pid + ", 5000)");
    }
  }
}
