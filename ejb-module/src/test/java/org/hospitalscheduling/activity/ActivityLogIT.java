package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityLogIT {
  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @Test
  void a_row_is_read_as_it_was_written_newest_first() {
    UUID subject = Ids.next();
    Activity older = row(subject, "2026-11-22T08:00:00Z", Map.of());
    Activity newer =
        row(
            subject,
            "2026-11-22T08:00:01.123456Z",
            Map.of("start", "2026-11-23T09:00:00Z", "reason", "quote \" brace } '; DROP"));
    append(older);
    append(newer);
    assertThat(history(subject, 100))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("actor")
        .containsExactly(newer, older);
    assertThat(history(subject, 1)).extracting(Activity::id).containsExactly(newer.id());
  }

  @Test
  void a_change_that_is_rolled_back_leaves_no_row() {
    UUID subject = Ids.next();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    em -> {
                      Wired.get(em, Activities.class)
                          .append(row(subject, "2026-11-22T08:00:00Z", Map.of()));
                      throw new IllegalStateException("the change failed");
                    }))
        .hasMessage("the change failed");
    assertThat(history(subject, 100)).isEmpty();
  }

  @DisplayName("16.4.2: the application cannot change what was written")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE activity SET outcome = 'success'",
        "DELETE FROM activity",
        "TRUNCATE activity",
        "ALTER TABLE activity DISABLE TRIGGER activity_append_only",
        "DROP TABLE activity",
        "UPDATE activity_patient SET patient_id = gen_random_uuid()",
        "DELETE FROM activity_patient",
        "TRUNCATE activity_patient",
        "DROP TABLE activity_patient",
        "INSERT INTO activity_first SELECT * FROM activity",
        "DELETE FROM activity_first",
        "DELETE FROM activity_edge",
        "UPDATE activity_month SET detached_at = now(), rows = 0",
        "SELECT detach_activity_month('first', now())",
        "SELECT add_activity_part('mine', now(), now() + interval '1 day')",
        "INSERT INTO activity SELECT * FROM activity"
      })
  void append_only_for_the_application(String sql) {
    append(row(Ids.next(), "2026-11-22T08:00:00Z", Map.of()));
    assertThatThrownBy(() -> run(database.application(), sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE activity SET outcome = 'success'",
        "DELETE FROM activity",
        "TRUNCATE activity",
        "UPDATE activity_patient SET patient_id = gen_random_uuid()",
        "DELETE FROM activity_patient",
        "TRUNCATE activity_patient",
        "UPDATE activity_first SET outcome = 'success'",
        "DELETE FROM activity_patient_first",
        "TRUNCATE activity_other"
      })
  void where_both_roles_are_one_the_triggers_refuse(String sql) {
    assertThatThrownBy(() -> run(database.owner(), sql)).hasMessageContaining("append-only");
  }

  private static List<Activity> history(UUID subject, int most) {
    return database.inTransaction(em -> Wired.get(em, Activities.class).ofSubject(subject, most));
  }

  private static void append(Activity activity) {
    database.inTransaction(
        em -> {
          Wired.get(em, Activities.class).append(activity);
          return null;
        });
  }

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Activity row(UUID subject, String at, Map<String, String> detail) {
    return new Activity(
        Ids.next(),
        Instant.parse(at),
        null,
        "system",
        "appointment-created",
        Activity.Outcome.SUCCESS,
        "appointment",
        subject,
        Ids.next(),
        "192.0.2.1",
        "request-1",
        detail);
  }
}
