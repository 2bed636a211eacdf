package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A log of 250,000 rows, of which a few are worth finding. */
class ActivitySearchIT {
  private static final UUID ANN = UUID.fromString("01a203fa-0000-7000-8000-000000000001");
  private static final UUID VISIT = UUID.fromString("01a203fa-0000-7000-8000-000000000002");
  private static final UUID PATIENT = UUID.fromString("01a203fa-0000-7000-8000-000000000003");
  private static final ActivityFilter ALL = ActivityFilter.ALL;
  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @BeforeAll
  static void fill() {
    // Indexes are built after the table is full: maintaining them row by row took most of the time.
    database.asOwner(
        """
        CREATE TABLE index_left_out AS
        SELECT indexname, replace(indexdef, ' ON ONLY ', ' ON ') AS indexdef FROM pg_indexes WHERE tablename = 'activity' AND indexname LIKE '%\\_ix';
        DO $$ DECLARE name text; BEGIN
          FOR name IN SELECT indexname FROM index_left_out LOOP EXECUTE 'DROP INDEX ' || name; END LOOP;
        END $$
        """,
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
          subject_id, patient_id, address, request_id, detail)
        SELECT gen_random_uuid(), timestamptz '2026-01-01 00:00Z' + n / 2 * interval '1 minute',
          md5((n % 40)::text)::uuid, 'desk' || n % 40,
          (ARRAY['appointment-booked', 'appointment-moved', 'patient-data-read', 'signed-in'])[n % 4 + 1],
          CASE WHEN n % 5000 = 0 THEN 'refused' ELSE 'success' END, 'appointment',
          md5('s' || n % 9000)::uuid, md5('p' || n % 3000)::uuid, '10.0.0.' || n % 250, 'request-' || n,
          jsonb_build_object('reason', 'r' || n)
        FROM generate_series(1, 250000) AS n
        """,
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
          subject_id, patient_id, address, request_id, detail)
        SELECT gen_random_uuid(), timestamptz '2026-01-01 12:00Z' + n * interval '1 hour', '%s', 'Ann',
          'appointment-cancelled', 'failure', 'appointment', '%s', '%s', '192.0.2.99', 'needle', '{"reason": "a Needle"}'
        FROM generate_series(1, 3) AS n
        """
            .formatted(ANN, VISIT, PATIENT),
        """
        DO $$ DECLARE definition text; BEGIN
          FOR definition IN SELECT indexdef FROM index_left_out LOOP EXECUTE definition; END LOOP;
        END $$
        """,
        "DROP TABLE index_left_out",
        "ANALYZE activity",
        "ANALYZE activity_patient");
  }

  @Test
  void each_filter_finds_the_three() {
    Optional<UUID> nobody = Optional.empty();
    Optional<String> nothing = Optional.empty();
    List<ActivityFilter> filters =
        List.of(
            filter(
                Optional.of(ANN), nothing, List.of(), nobody, nobody, Set.of(), nothing, nothing),
            filter(
                nobody, Optional.of("aNN"), List.of(), nobody, nobody, Set.of(), nothing, nothing),
            filter(
                nobody,
                nothing,
                List.of("appointment-cancelled"),
                nobody,
                nobody,
                Set.of(),
                nothing,
                nothing),
            filter(
                nobody,
                nothing,
                List.of("appointment-cancelled", "x"),
                nobody,
                nobody,
                Set.of(),
                nothing,
                nothing),
            filter(
                nobody, nothing, List.of(), Optional.of(VISIT), nobody, Set.of(), nothing, nothing),
            filter(
                nobody,
                nothing,
                List.of(),
                nobody,
                Optional.of(PATIENT),
                Set.of(),
                nothing,
                nothing),
            filter(
                nobody,
                nothing,
                List.of(),
                nobody,
                nobody,
                Set.of(Activity.Outcome.FAILURE),
                nothing,
                nothing),
            filter(
                nobody,
                nothing,
                List.of(),
                nobody,
                nobody,
                Set.of(),
                Optional.of("192.0.2.99"),
                nothing),
            filter(
                nobody,
                nothing,
                List.of(),
                nobody,
                nobody,
                Set.of(),
                nothing,
                Optional.of("needle")));
    for (ActivityFilter filter : filters) {
      assertThat(all(filter, 2))
          .as("%s", filter)
          .hasSize(3)
          .allMatch(row -> row.actorId().equals(ANN));
    }
  }

  @Test
  void a_range_is_half_open() {
    Instant one = Instant.parse("2026-01-01T13:00:00Z");
    Instant two = Instant.parse("2026-01-01T14:00:00Z");
    ActivityFilter hour =
        new ActivityFilter(
            Optional.of(ANN),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.of(one),
            Optional.of(two),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(all(hour, 10)).extracting(Activity::at).containsExactly(one);
  }

  @Test
  void pages_are_in_order_and_have_everything_once() {
    List<Activity> rows = all(text(Optional.empty(), List.of("signed-in")), 500, 6);
    assertThat(rows).hasSize(3_000);
    assertThat(new HashSet<>(rows.stream().map(Activity::id).toList())).hasSize(3_000);
    assertThat(rows.stream().map(Activity::at).toList())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void a_text_is_found_in_pages_that_may_be_empty() {
    int pages = 0;
    List<Activity> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Activity> page = page(text(Optional.of("NEEDLE"), List.of()), 100, cursor);
      found.addAll(page.items());
      cursor = page.next();
      pages++;
    } while (cursor.isPresent());
    assertThat(pages).isEqualTo(3);
    assertThat(found).hasSize(3);
    assertThat(page(text(Optional.of("100%_\\"), List.of()), 100, Optional.empty()).items())
        .isEmpty();
  }

  @Test
  void the_actions_are_found_without_reading_the_log() throws SQLException {
    List<String> actions = database.inTransaction(em -> Wired.get(em, Activities.class).actions());
    assertThat(actions)
        .containsExactly(
            "appointment-booked",
            "appointment-cancelled",
            "appointment-moved",
            "patient-data-read",
            "signed-in");
  }

  @Test
  void an_export_hands_out_everything_once() {
    List<UUID> ids = new ArrayList<>();
    database.inTransaction(
        em -> {
          Wired.get(em, Activities.class)
              .each(text(Optional.empty(), List.of("signed-in")), 1_000, row -> ids.add(row.id()));
          return null;
        });
    assertThat(ids).hasSize(62_500).doesNotHaveDuplicates();
  }

  @Test
  void a_page_takes_its_rows_from_an_index() throws SQLException {
    for (String condition :
        List.of(
            "true",
            "actor_id = md5('7')::uuid",
            "lower(actor_name) = 'desk7'",
            "action = 'signed-in'",
            "subject_id = md5('s7')::uuid",
            "address = '10.0.0.7'",
            "request_id = 'request-7' AND request_id <> ''",
            "outcome = ANY (ARRAY['refused']) AND outcome <> 'success'")) {
      String plan =
          ask(
              "EXPLAIN (FORMAT JSON) SELECT * FROM activity WHERE "
                  + condition
                  + " ORDER BY at DESC, id DESC LIMIT 101");
      assertThat(wholeTables(plan)).as(condition + plan).isEmpty();
    }
  }

  @Test
  void the_rows_of_a_patient_are_taken_newest_first_and_not_sorted() throws SQLException {
    String plan =
        ask(
            "EXPLAIN (FORMAT JSON) SELECT * FROM activity JOIN ("
                + "SELECT activity_id, at AS shown_at FROM activity_patient"
                + " WHERE patient_id = md5('p7')::uuid) AS concerned"
                + " ON activity.id = activity_id AND activity.at >= shown_at AND activity.at <= shown_at"
                + " ORDER BY shown_at DESC, activity_id DESC LIMIT 11");
    assertThat(wholeTables(plan)).as(plan).isEmpty();
    assertThat(plan).contains("activity_patient_first_newest_ix").doesNotContain("Hash Join");
    // What is read of the first table is in order already.
    assertThat(plan.split("\"Sort\"", -1)).as(plan).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("16.2.1: who acted is known by the id, whatever they are called now")
  void who_acted_under_another_name_is_found_by_the_present_one_and_shown_with_both() {
    database.asOwner(HospitalRows.user(ANN, "Ann Now", "USER"));
    try {
      for (String name : List.of("ann NOW", "Ann")) {
        List<Activity> found =
            all(
                filter(
                    Optional.empty(),
                    Optional.of(name),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty()),
                10);
        assertThat(found).as(name).hasSize(3);
        assertThat(found)
            .extracting(Activity::actor)
            .containsOnly(new ActorRef(ANN, "person", "Ann", "Ann Now"));
      }
    } finally {
      database.asOwner("DELETE FROM app_user");
    }
  }

  @Test
  void a_name_is_looked_up_in_indexes() throws SQLException {
    String plan =
        ask(
            """
            EXPLAIN (FORMAT JSON) SELECT * FROM activity WHERE (lower(actor_name) = lower('Ann')
              OR actor_id = ANY ('{%s}'::uuid[]))
            ORDER BY at DESC, id DESC LIMIT 101
            """
                .formatted(ANN));
    assertThat(wholeTables(plan)).as(plan).isEmpty();
  }

  /** The tables that are read as a whole, but those for rows of no month, which are empty. */
  private static List<String> wholeTables(String plan) {
    return Pattern.compile("\"Seq Scan\"[^}]*?\"Relation Name\": \"(\\w+)\"")
        .matcher(plan)
        .results()
        .map(found -> found.group(1))
        .filter(table -> !table.endsWith("_other"))
        .toList();
  }

  private static ActivityFilter filter(
      Optional<UUID> actorId,
      Optional<String> name,
      List<String> actions,
      Optional<UUID> subject,
      Optional<UUID> patient,
      Set<Activity.Outcome> outcomes,
      Optional<String> address,
      Optional<String> request) {
    return new ActivityFilter(
        actorId,
        name,
        actions,
        subject,
        patient,
        outcomes,
        Optional.empty(),
        Optional.empty(),
        address,
        request,
        Optional.empty());
  }

  private static ActivityFilter text(Optional<String> text, List<String> actions) {
    return new ActivityFilter(
        Optional.empty(),
        Optional.empty(),
        actions,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        text);
  }

  private static List<Activity> all(ActivityFilter filter, int limit) {
    return all(filter, limit, Integer.MAX_VALUE);
  }

  private static List<Activity> all(ActivityFilter filter, int limit, int pages) {
    List<Activity> rows = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Activity> page = page(filter, limit, cursor);
      rows.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent() && --pages > 0);
    return rows;
  }

  private static Page<Activity> page(ActivityFilter filter, int limit, Optional<String> cursor) {
    return database.inTransaction(
        em -> Wired.get(em, Activities.class).page(filter, limit, cursor));
  }

  private static String ask(String sql) throws SQLException {
    try (Connection connection = database.application().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
