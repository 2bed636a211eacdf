package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.settings.MasterSecret;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The months of the log: made ahead, filled, and taken out by the owner. */
class ActivityMonthsIT {
  private static final SealKeys KEYS =
      new SealKeys(new MasterSecret(TestSettings.MASTER, Optional.empty()));
  private static final UUID PATIENT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu_MM");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  /** When the first part ends, and the next month begins. */
  private ZonedDateTime border;

  @BeforeEach
  void empty() throws SQLException {
    database.reset();
    border =
        Instant.parse(
                asked(
                    "SELECT to_char(ends AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " FROM activity_month"))
            .atZone(ZoneOffset.UTC);
  }

  @Test
  void three_months_are_made_ahead_and_rows_lie_in_theirs() throws SQLException {
    assertThat(prepare()).isEqualTo(3);
    assertThat(prepare()).isZero();
    append("in time", border.minusNanos(1_000));
    append("next month", border);
    append("a clock is wrong", border.plusYears(9));
    assertThat(partOf("in time")).isEqualTo("activity_first");
    assertThat(partOf("next month")).isEqualTo("activity_" + border.format(NAME));
    assertThat(partOf("a clock is wrong")).isEqualTo("activity_other");
    assertThat(
            asked("SELECT tableoid::regclass FROM activity_patient ORDER BY at LIMIT 1 OFFSET 1"))
        .isEqualTo("activity_patient_" + border.format(NAME));
  }

  @Test
  void what_came_before_its_month_was_made_moves_there() throws SQLException {
    append("early", border.plusDays(3));
    assertThat(partOf("early")).isEqualTo("activity_other");
    prepare();
    assertThat(partOf("early")).isEqualTo("activity_" + border.format(NAME));
    assertThat(asked("SELECT count(*) FROM activity_patient_" + border.format(NAME)))
        .isEqualTo("1");
    seal();
    assertThat(verified()).startsWith("0 The chain holds: 1 seals over 1 rows");
  }

  @Test
  @DisplayName("16.4.2: after a month has left, the chain still shows whether the rest was changed")
  void a_month_leaves_and_the_chain_still_verifies() throws SQLException {
    twoMonths();
    assertThat(detach("--detach"))
        .startsWith("0 ")
        .contains("first has left with 3 rows, as the tables activity_first and");
    assertThat(asked("SELECT count(*) FROM activity WHERE action = 'changed'")).isEqualTo("2");
    assertThat(asked("SELECT count(*) FROM activity_patient")).isEqualTo("2");
    assertThat(asked("SELECT count(*) FROM activity_first")).isEqualTo("3");
    assertThat(asked("SELECT string_agg(actor_name, ' ') FROM activity_edge")).isEqualTo("late");
    assertThat(verified())
        .startsWith("0 The chain holds: 3 seals over 5 rows.")
        .contains("Detached with their months: 2 of these rows.")
        .contains("Not sealed yet: 1 rows");
    seal();
    assertThat(verified()).startsWith("0 The chain holds: 4 seals over 6 rows.");
    assertThat(detach("--detach")).startsWith("0 ").contains(": 0 months.");
  }

  @ParameterizedTest
  @DisplayName("16.4.2: what is left under a seal cannot be changed or taken away unnoticed")
  @ValueSource(
      strings = {
        "DELETE FROM activity_edge",
        "UPDATE activity_edge SET actor_name = 'other'",
        "DELETE FROM activity WHERE actor_name = 'early'",
        "UPDATE activity SET actor_name = 'other' WHERE actor_name = 'later'",
        "UPDATE activity_seal SET mac = sha256('x') WHERE seq = 1",
        "DELETE FROM activity_seal WHERE seq = 1",
        "DELETE FROM activity_month WHERE name = 'first'",
        "UPDATE activity_month SET last = 1 WHERE name = 'first'"
      })
  void a_change_is_found(String sql) throws SQLException {
    twoMonths();
    detach("--detach");
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
    assertThat(verified()).startsWith("1 BROKEN at seal");
  }

  @Test
  void a_month_that_is_attached_again_is_verified_in_full() throws SQLException {
    twoMonths();
    detach("--detach");
    owner(
        "ALTER TABLE activity ATTACH PARTITION activity_first FOR VALUES FROM (MINVALUE) TO ('%s')"
            .formatted(border.toInstant()));
    assertThat(verified())
        .startsWith("0 The chain holds: 3 seals over 5 rows.")
        .doesNotContain("Detached");
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("UPDATE activity SET actor_name = 'other' WHERE actor_name = 'first'");
    }
    assertThat(verified()).startsWith("1 BROKEN at seal 1");
  }

  @Test
  void without_being_told_to_nothing_leaves() throws SQLException {
    twoMonths();
    assertThat(detach()).startsWith("0 ").contains("first, which ended at", "say --detach");
    assertThat(asked("SELECT count(*) FROM activity WHERE action = 'changed'")).isEqualTo("5");
  }

  @Test
  void a_month_stays_while_its_rows_are_not_sealed() throws SQLException {
    prepare();
    append("waits", border.minusDays(1));
    assertThat(detach("--detach")).startsWith("1 ").contains("has rows that are not sealed");
    assertThat(asked("SELECT count(*) FROM activity")).isEqualTo("1");
  }

  @Test
  void a_month_that_is_not_over_or_not_the_oldest_stays() throws SQLException {
    prepare();
    for (String call :
        List.of(
            "detach_activity_month('first', '%s')".formatted(border.minusSeconds(1).toInstant()),
            "detach_activity_month('%s', '%s')"
                .formatted(border.format(NAME), border.plusYears(1).toInstant()))) {
      assertThatThrownBy(() -> owner("SELECT " + call))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(is not over|the oldest month).*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "many"})
  void a_wrong_setting_is_told(String months) {
    assertThat(run(Map.of("RETENTION_ACTIVITY_MONTHS", months), "--detach"))
        .startsWith("2 ")
        .contains("RETENTION_ACTIVITY_MONTHS must be a whole number");
  }

  @Test
  void without_the_setting_or_with_other_words_nothing_is_tried() {
    assertThat(run(Map.of(), "--detach")).startsWith("2 ").contains("kept for ever");
    assertThat(run(Map.of("RETENTION_ACTIVITY_MONTHS", "1"), "--now")).startsWith("2 usage");
  }

  /**
   * Seals over: two rows of the first month; one of each, the earlier of which came late; and one
   * of the second.
   */
  private void twoMonths() throws SQLException {
    prepare();
    append("first", border.minusDays(2));
    append("second", border.minusDays(1));
    seal();
    append("early", border.plusHours(1));
    append("late", border.minusHours(1));
    seal();
    append("later", border.plusHours(2));
    seal();
  }

  private int prepare() {
    return database.inTransaction(em -> Wired.get(em, ActivityMonths.class).prepare());
  }

  private void append(String name, ZonedDateTime at) throws SQLException {
    try (Connection connection = database.application().getConnection()) {
      new SqlQuery(
              """
              INSERT INTO activity (id, at, actor_name, action, outcome, subject_type, patient_id)
              VALUES (gen_random_uuid(), :at, :name, 'changed', 'success', 'appointment', :patient)
              """)
          .set("at", at.toInstant())
          .set("name", name)
          .set("patient", PATIENT)
          .execute(connection);
    }
  }

  /** Runs until all rows are sealed: the first leaves a horizon, the second seals. */
  private void seal() {
    for (int i = 0; i < 3; i++) {
      database.inTransaction(
          em -> {
            ActivitySeals seals = seals(em);
            return seals.seal(seals.highestDrawn(), border.plusHours(3).toInstant());
          });
    }
  }

  private static ActivitySeals seals(EntityManager em) {
    return new Wired(em, new Recorded<>(), TestSettings.defaults()).get(ActivitySeals.class);
  }

  private String partOf(String name) throws SQLException {
    return asked("SELECT tableoid::regclass FROM activity WHERE actor_name = '" + name + "'");
  }

  private static String asked(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection()) {
      return new SqlQuery(sql).first(connection, row -> row.getString(1)).orElseThrow();
    }
  }

  private static void owner(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String verified() throws SQLException {
    Map<String, String> environment = new TreeMap<>(database.environment());
    environment.put("JWT_SECRET", new String(TestSettings.MASTER.bytes(), StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status = VerifyActivity.run(environment, new String[0], new PrintStream(out));
    return status + " " + out.toString(StandardCharsets.UTF_8);
  }

  private String detach(String... arguments) {
    return run(Map.of("RETENTION_ACTIVITY_MONTHS", "1"), arguments);
  }

  private String run(Map<String, String> settings, String... arguments) {
    Map<String, String> environment = new TreeMap<>(database.environment());
    environment.putAll(settings);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        DetachActivity.run(
            environment,
            arguments,
            new PrintStream(out),
            Clock.fixed(
                border.plusMonths(1).toInstant().plus(Duration.ofHours(1)), ZoneOffset.UTC));
    return status + " " + out.toString(StandardCharsets.UTF_8);
  }
}
