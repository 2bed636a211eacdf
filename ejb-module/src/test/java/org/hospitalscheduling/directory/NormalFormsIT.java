package org.hospitalscheduling.directory;

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
import org.junit.jupiter.api.Test;

/** MRNs that are one by their normal form, in a database that knew them as several. */
class NormalFormsIT {

  private static EmbeddedDatabase database;

  @BeforeAll
  static void migrate() throws SQLException {
    database = EmbeddedDatabase.withoutDurability();
    Flyway.configure()
        .dataSource(database.owner())
        .locations("classpath:db/migration")
        .placeholders(Map.of("app_role", EmbeddedDatabase.APPLICATION))
        .outOfOrder(true)
        .target("202611300810")
        .load()
        .migrate();
    String patients =
        "INSERT INTO patient (id, version, mrn, name, created_at, updated_at) VALUES ";
    String row = "(gen_random_uuid(), 0, '%s', '%s', now() + interval '%d seconds', now())";
    owner(patients + row.formatted("4711", "First, Fay", 1));
    owner(patients + row.formatted("4711\u00a0", "Second, Sam", 2));
    owner(patients + row.formatted("\uff14711", "Third, Tom", 3));
    owner(patients + row.formatted("ab 1", "Alone, Ann", 4));
    owner(
        "INSERT INTO identifier (system, value, patient_id)"
            + " SELECT 'urn:x', CASE name WHEN 'First, Fay' THEN 'AB' ELSE 'ab ' END, id"
            + " FROM patient WHERE name IN ('First, Fay', 'Second, Sam')");
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
  void nobody_is_merged_and_who_collides_is_numbered_until_corrected() throws SQLException {
    String twins =
        "SELECT name || ' ' || mrn_key || ' ' || mrn_twin FROM patient ORDER BY created_at";
    assertThat(owner(twins))
        .containsExactly(
            "First, Fay 4711 0", "Second, Sam 4711 1", "Third, Tom 4711 2", "Alone, Ann ab 1 0");
    assertThat(owner("SELECT value || twin FROM identifier ORDER BY twin"))
        .containsExactly("AB0", "ab 1");
    assertThat(owner("SELECT name_key FROM patient ORDER BY created_at"))
        .containsExactly("fay first", "sam second", "third tom", "alone ann");

    assertThatThrownBy(
            () ->
                owner(
                    "INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)"
                        + " VALUES (gen_random_uuid(), 0, '4711', '4711', 'New, Ned', now(), now())"))
        .hasMessageContaining("patient_mrn_key");

    application("UPDATE patient SET mrn = '4712', mrn_key = '4712' WHERE name = 'First, Fay'");
    assertThat(owner(twins))
        .containsExactly(
            "First, Fay 4712 0", "Second, Sam 4711 0", "Third, Tom 4711 2", "Alone, Ann ab 1 0");
    application("UPDATE patient SET mrn = '4713', mrn_key = '4713' WHERE name = 'Third, Tom'");
    assertThat(owner("SELECT count(*) FROM patient WHERE mrn_twin > 0")).containsExactly("0");

    application("DELETE FROM identifier WHERE value = 'AB'");
    assertThat(owner("SELECT value || twin FROM identifier")).containsExactly("ab 0");
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
