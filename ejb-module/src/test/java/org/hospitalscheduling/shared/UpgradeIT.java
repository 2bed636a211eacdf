package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.Credentials;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A hospital's database of the last release, with data in it, is brought up to date: nothing is
 * lost, and the result has the schema of a new database.
 *
 * <p>A release adds a folder under {@code releases}: the names of its migrations, and rows of each
 * table as {@code COPY} writes them (table and columns, rows, an empty line).
 */
class UpgradeIT {
  private static final String LAST_RELEASE = "releases/0.1/";

  /** Numbered by capability, before migrations were named after the time they were written. */
  private static final Set<String> NUMBERED = Set.of("V440__monitor_indexes.sql");

  private static EmbeddedDatabase old;
  private static EmbeddedDatabase fresh;
  private static Map<String, String> before;

  @BeforeAll
  static void upgrade(@TempDir Path scripts) throws Exception {
    for (String name : lines("migrations.txt")) {
      try (InputStream script = resource("db/migration/" + name)) {
        Files.copy(script, scripts.resolve(name));
      }
    }
    old = EmbeddedDatabase.withoutDurability();
    Flyway.configure()
        .dataSource(old.owner())
        .locations("filesystem:" + scripts)
        .placeholders(Map.of("app_role", EmbeddedDatabase.APPLICATION))
        .load()
        .migrate();
    fill();
    before = contents(columns(old));
    Schema.migrate(settings(old));
    fresh = EmbeddedDatabase.withoutDurability();
    Schema.migrate(settings(fresh));
  }

  @AfterAll
  static void stop() {
    Stream.of(old, fresh).filter(each -> each != null).forEach(EmbeddedDatabase::close);
  }

  @Test
  void every_row_is_as_it_was() throws SQLException {
    assertThat(before).hasSizeGreaterThan(10);
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (String table : before.keySet()) {
      List<String> words = List.of(table.split("[ (),]+"));
      asked.put(words.get(0), words.subList(1, words.size()));
    }
    assertThat(contents(asked)).isEqualTo(before);
  }

  @Test
  void an_upgraded_database_has_the_schema_of_a_new_one() throws SQLException {
    assertThat(schema(old)).isEqualTo(schema(fresh)).hasSizeGreaterThan(200);
  }

  @Test
  void a_new_migration_is_named_after_the_time_it_was_written() throws IOException {
    Set<String> released = Set.copyOf(lines("migrations.txt"));
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsAll(released)
          .filteredOn(name -> !released.contains(name) && !NUMBERED.contains(name))
          .allMatch(name -> name.matches("V20[0-9]{10}__[a-z0-9_]+\\.sql"));
    }
  }

  private static void fill() throws SQLException, IOException {
    try (Connection connection = old.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      // Rows come table by table: what they refer to may come later.
      statement.execute("SET session_replication_role = replica");
      CopyManager copy = new CopyManager(connection.unwrap(BaseConnection.class));
      String data = String.join("\n", lines("data.txt"));
      for (String table : data.split("\n\n")) {
        int end = table.indexOf('\n');
        // Migrations insert a few rows of their own.
        statement.execute("DELETE FROM " + table.substring(0, table.indexOf(' ')));
        copy.copyIn(
            "COPY " + table.substring(0, end) + " FROM STDIN",
            new StringReader(table.substring(end + 1)));
      }
    }
  }

  /** The columns of each table that holds rows. */
  private static Map<String, List<String>> columns(EmbeddedDatabase database) throws SQLException {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String row :
        rows(
            database,
            """
            SELECT table_name || ' ' || string_agg(column_name, ' ' ORDER BY column_name)
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
              AND table_name <> 'flyway_schema_history'
            GROUP BY table_name ORDER BY table_name
            """)) {
      List<String> words = List.of(row.split(" "));
      columns.put(words.get(0), words.subList(1, words.size()));
    }
    return columns;
  }

  /** A digest of each table's rows, under its name and columns; empty tables are left out. */
  private static Map<String, String> contents(Map<String, List<String>> columns)
      throws SQLException {
    Map<String, String> contents = new LinkedHashMap<>();
    for (var table : columns.entrySet()) {
      String selected = String.join(", ", table.getValue());
      String digest =
          rows(
                  old,
                  "SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, E'\\n' ORDER BY r::text)), '')"
                      + " FROM (SELECT "
                      + selected
                      + " FROM "
                      + table.getKey()
                      + ") AS r")
              .get(0);
      if (!digest.startsWith("0 ")) {
        contents.put(table.getKey() + " (" + selected + ")", digest);
      }
    }
    return contents;
  }

  /** Columns, constraints, indexes, triggers and rights, each as one line. */
  private static List<String> schema(EmbeddedDatabase database) throws SQLException {
    return rows(
        database,
        """
        SELECT line FROM (
          SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
            FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL
          SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
          UNION ALL
          SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
          UNION ALL
          SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
          UNION ALL
          SELECT format('%s may %s %s', grantee, privilege_type, table_name)
            FROM information_schema.role_table_grants WHERE table_schema = 'public'
        ) AS lines (line)
        WHERE line NOT LIKE '%flyway%' ORDER BY line
        """);
  }

  private static List<String> rows(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  private static Database settings(EmbeddedDatabase database) {
    return new Database(
        database.jdbcUrl(),
        new Credentials(EmbeddedDatabase.APPLICATION, new Secret("")),
        new Credentials(
            EmbeddedDatabase.OWNER,
            new Secret(database.environment().get("DB_MIGRATION_PASSWORD"))));
  }

  private static List<String> lines(String name) {
    try (InputStream file = resource(LAST_RELEASE + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return UpgradeIT.class.getClassLoader().getResourceAsStream(name);
  }
}
