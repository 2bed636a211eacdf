package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.Credentials;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.shared.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Names that look alike, in a database that knew them as several. */
class AccountNamesIT {

  private static EmbeddedDatabase database;

  @BeforeAll
  static void migrate() throws SQLException {
    database = EmbeddedDatabase.withoutDurability();
    Flyway.configure()
        .dataSource(database.owner())
        .locations("classpath:db/migration")
        .placeholders(Map.of("app_role", EmbeddedDatabase.APPLICATION))
        .outOfOrder(true)
        .target("202611301435")
        .load()
        .migrate();
    user("admin", 1);
    user("\u0430dmin", 2);
    user("admin\u200b", 3);
    user("Nina", 4);
    for (int i = 1; i <= 3; i++) {
      owner(
          "INSERT INTO service_account (id, name, secret_hash, scopes, created_at, created_by)"
              + " SELECT gen_random_uuid(), '%s', sha256('x'), '', now() + interval '%d seconds', id"
                  .formatted(List.of("Engine", "\u0415ngine", "Nіna").get(i - 1), i)
              + " FROM app_user WHERE username = 'Nina'");
    }
    Schema.migrate(
        new Database(
            database.jdbcUrl(),
            new Credentials(EmbeddedDatabase.APPLICATION, new Secret("")),
            new Credentials(
                EmbeddedDatabase.OWNER,
                new Secret(database.environment().get("DB_MIGRATION_PASSWORD")))));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  @DisplayName("2.2.1: who looks alike is numbered, and the database takes nobody else who does")
  void nobody_is_renamed_and_who_looks_alike_is_numbered_until_one_changes() throws SQLException {
    String users =
        "SELECT left(username, 5) || ' ' || name_key || ' ' || name_twin FROM app_user ORDER BY created_at";
    assertThat(owner(users))
        .containsExactly("admin adrnln 0", "\u0430dmin adrnln 1", "admin adrnln 2", "Nina nlna 0");
    assertThat(owner("SELECT name_key || name_twin FROM service_account ORDER BY created_at"))
        .containsExactly("englne0", "englne1", "nlna0");

    // Whatever way it comes, no new row looks like one that is there.
    assertThatThrownBy(() -> user("ADMlN", "adrnln", 9))
        .hasMessageContaining("app_user_name_like_key");
    assertThatThrownBy(
            () -> application("UPDATE app_user SET name_key = 'adrnln' WHERE username = 'Nina'"))
        .hasMessageContaining("app_user_name_like_key");

    application("UPDATE app_user SET username = 'Ada', name_key = 'ada' WHERE username = 'admin'");
    assertThat(owner("SELECT name_key || name_twin FROM app_user ORDER BY created_at"))
        .containsExactly("ada0", "adrnln0", "adrnln2", "nlna0");

    application("UPDATE service_account SET revoked_at = now() WHERE name = 'Engine'");
    assertThat(owner("SELECT name_key || name_twin FROM service_account ORDER BY created_at"))
        .containsExactly("englne0", "englne0", "nlna0");
  }

  private static void user(String name, int second) throws SQLException {
    user(name, null, second);
  }

  private static void user(String name, String key, int second) throws SQLException {
    owner(
        ("INSERT INTO app_user (id, version, username, %s email, password_hash, role, status, created_at, updated_at)"
                + " VALUES (gen_random_uuid(), 0, '%s', %s 'user%d@example.com', 'x', 'USER', 'active',"
                + " now() + interval '%4$d seconds', now())")
            .formatted(
                key == null ? "" : "name_key,", name, key == null ? "" : "'" + key + "',", second));
  }

  private static List<String> owner(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection()) {
      return run(connection, sql);
    }
  }

  private static void application(String sql) throws SQLException {
    try (Connection connection = database.superuser().getConnection()) {
      run(connection, "SET ROLE " + EmbeddedDatabase.APPLICATION);
      run(connection, sql);
    }
  }

  private static List<String> run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> rows = new ArrayList<>();
      if (statement.execute(sql)) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            rows.add(result.getString(1));
          }
        }
      }
      return rows;
    }
  }
}
