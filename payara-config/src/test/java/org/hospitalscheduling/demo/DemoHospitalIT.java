package org.hospitalscheduling.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.hospitalscheduling.demo.DemoHospital.Loaded;
import org.hospitalscheduling.identity.Passwords;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.settings.Credentials;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DemoHospitalIT {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 14);
  private static final Instant NOW = TODAY.atTime(10, 20).atZone(ZONE).toInstant();
  private static final String OF_THE_DESK =
      "created_by = (SELECT id FROM app_user WHERE username = 'front-desk')";

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.withoutDurability();
    String password = database.environment().get("DB_MIGRATION_PASSWORD");
    Schema.migrate(
        new Database(
            database.jdbcUrl(),
            new Credentials(EmbeddedDatabase.APPLICATION, new Secret("")),
            new Credentials(EmbeddedDatabase.OWNER, new Secret(password))));
    database.snapshot();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  /** Restores the snapshot: an empty database, or in {@link Full} the whole demonstration. */
  @BeforeEach
  void again() {
    database.reset();
  }

  @Test
  void what_is_near_has_a_history() throws SQLException {
    String ownHistory =
        "SELECT count(*) FROM appointment a WHERE ends_at > %s AND version + 1 <>"
            + " (SELECT count(*) FROM activity WHERE subject_id = a.id AND patient_id = a.patient_id)";
    at(NOW).load(6_000);
    assertThat(number(ownHistory.formatted(sql(NOW.minus(Duration.ofDays(3)))))).isZero();
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    at(tomorrow).load(6_000);
    assertThat(number(ownHistory.formatted(sql(NOW)))).isZero();
    assertThat(number("SELECT count(*) FROM activity WHERE action = 'appointment-no-show'"))
        .isPositive();
  }

  @Test
  void the_same_instant_makes_the_same_hospital_and_twice_is_once() throws SQLException {
    at(NOW).load(3_000);
    String once = fingerprint();
    assertThat(at(NOW).load(3_000)).isEqualTo(new Loaded(false, 0, 0));
    assertThat(fingerprint()).isEqualTo(once);
    again();
    at(NOW).load(3_000);
    assertThat(fingerprint()).isEqualTo(once);
  }

  @Test
  void small_ones_are_exact_and_grow_around_today() throws SQLException {
    assertThat(at(NOW).load(1_500).added()).isEqualTo(1_500).isEqualTo(count("appointment"));
    assertThat(
            number(
                "SELECT count(*) FROM appointment WHERE starts_at::date = DATE "
                    + "'"
                    + TODAY
                    + "'"))
        .isGreaterThan(300);
    assertThat(at(NOW.plus(Duration.ofDays(1))).load(1_500).added()).isGreaterThan(1_000);
    assertRules();
  }

  @Test
  void larger_ones_reach_further_back() throws SQLException {
    long begun = System.nanoTime();
    assertThat(at(NOW).load(55_000).added()).isEqualTo(55_000);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("55,000 demonstration appointments: %d ms%n", taken.toMillis());
    // About 6 s on two idle cores; the bound allows for whatever else the machine does.
    assertThat(taken).isLessThan(Duration.ofSeconds(60));
    assertThat(LocalDate.parse(text("SELECT min(starts_at)::date FROM appointment")))
        .isBefore(TODAY.minusDays(56));
    assertRules();
  }

  @Test
  void the_night_shift_is_right_when_the_clock_changes() throws SQLException {
    Instant sunday = ZonedDateTime.of(2026, 10, 25, 9, 0, 0, 0, ZONE).toInstant();
    at(sunday).load(3_000);
    assertRules();
    assertThat(
            number(
                "SELECT count(*) FROM appointment WHERE starts_at BETWEEN '2026-10-24 22:00Z' AND '2026-10-25 05:00Z'"))
        .isPositive();
  }

  @Test
  void a_database_with_people_in_it_is_refused_and_left_alone() throws SQLException {
    run(
        "INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)"
            + " VALUES (gen_random_uuid(), 0, '1', '1', 'Real, Person', now(), now())");
    assertThatThrownBy(() -> at(NOW).load())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("not filled by the demonstration");
    assertThat(count("patient")).isEqualTo(1);
    assertThat(count("app_user")).isZero();
  }

  /** Tests of the whole demonstration, which is filled once. */
  @Nested
  class Full {

    private static Loaded full;

    @BeforeAll
    static void fill() {
      database.reset();
      full = at(NOW).load();
      database.snapshot();
    }

    @Test
    void the_hospital_has_its_size_and_its_accounts() throws SQLException {
      assertThat(full.first()).isTrue();
      assertThat(full.added()).isBetween(25_000L, 60_000L).isEqualTo(count("appointment"));
      assertThat(count("department")).isEqualTo(12);
      assertThat(count("practitioner")).isEqualTo(60);
      assertThat(count("patient")).isEqualTo(5_000);
      assertThat(number("SELECT count(DISTINCT name) FROM patient")).isGreaterThan(3_500);
      assertThat(number("SELECT count(DISTINCT name) FROM practitioner")).isEqualTo(60);
      assertThat(number("SELECT count(DISTINCT colour) FROM department")).isEqualTo(12);
      String admin = text("SELECT password_hash FROM app_user WHERE email = 'admin@example.com'");
      assertThat(new Passwords().match("password", admin).isRight()).isTrue();
      assertThat(text("SELECT role || status FROM app_user WHERE email = 'admin@example.com'"))
          .isEqualTo("ADMINactive");
      assertThat(text("SELECT role || may_override FROM app_user WHERE email = 'user@example.com'"))
          .isEqualTo("USERtrue");
      assertThat(count("demo_marker")).isEqualTo(1);
      LocalDate first = LocalDate.parse(text("SELECT min(starts_at)::date FROM appointment"));
      LocalDate last = LocalDate.parse(text("SELECT max(starts_at)::date FROM appointment"));
      assertThat(first).isEqualTo(TODAY.minusDays(56));
      assertThat(last).isBetween(TODAY.plusDays(27), TODAY.plusDays(29));
    }

    @Test
    void it_looks_like_a_hospital_and_breaks_no_rule() throws SQLException {
      assertRules();

      double past = shareOf("status <> 'cancelled'", "ends_at < " + sql(NOW.minusSeconds(3600)));
      assertThat(past).isBetween(0.88, 0.96);
      assertThat(shareOf("status = 'noshow'", "status <> 'cancelled' AND ends_at < " + sql(TODAY)))
          .isBetween(0.08, 0.15);
      String longLead = "created_at < starts_at - interval '15 days'";
      assertThat(
              shareOf("status = 'noshow'", longLead + " AND ends_at < " + sql(TODAY))
                  / shareOf(
                      "status = 'noshow'", "NOT " + longLead + " AND ends_at < " + sql(TODAY)))
          .isGreaterThan(1.4);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE status = 'booked' AND ends_at < "
                      + sql(TODAY)))
          .isZero();
      assertThat(
              number("SELECT count(*) FROM appointment WHERE status IN ('arrived', 'checked-in')"))
          .isBetween(20L, 80L);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE status IN ('arrived', 'checked-in') AND starts_at NOT BETWEEN "
                      + sql(NOW.minus(Duration.ofHours(2)))
                      + " AND "
                      + sql(NOW.plus(Duration.ofHours(1)))))
          .isZero();
      long[] weeks = new long[4];
      for (int week = 0; week < 4; week++) {
        weeks[week] =
            number(
                "SELECT count(*) FROM appointment WHERE status = 'booked' AND starts_at >= "
                    + sql(TODAY.plusDays(1 + 7L * week))
                    + " AND starts_at < "
                    + sql(TODAY.plusDays(8 + 7L * week)));
      }
      assertThat(weeks[0]).isGreaterThan(weeks[1]);
      assertThat(weeks[1]).isGreaterThan(weeks[2]);
      assertThat(weeks[2]).isGreaterThan(weeks[3]);
      assertThat(weeks[3]).isBetween(weeks[0] / 10, weeks[0] / 2);
      assertThat(shareOf("overbooked", "true")).isBetween(0.01, 0.05);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE created_at >= starts_at OR created_at > "
                      + sql(NOW)))
          .isZero();
    }

    @Test
    void a_week_later_it_is_alive_again_and_keeps_what_people_did() throws SQLException {
      assertThat(waitingAnywhere()).isEqualTo(12);
      run("UPDATE waitlist_entry SET status = 'left', ended_at = now() WHERE minutes < 20");
      run("UPDATE overbooking_config SET version = 2, enabled = false");
      run(
          """
        UPDATE appointment SET version = version + 1, reason = 'moved by hand',
               starts_at = starts_at + interval '40 days', ends_at = ends_at + interval '40 days'
        WHERE id = (SELECT id FROM appointment WHERE status = 'booked' ORDER BY starts_at DESC, id LIMIT 1);
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status,
                                 starts_at, ends_at, lane, created_by, created_at, updated_at)
        SELECT gen_random_uuid(), 7, d.id, p.id, d.department_id, 'booked',
               %1$s + n * interval '1 day', %1$s + n * interval '1 day' + interval '4 hours', 5,
               (SELECT id FROM app_user WHERE username = 'user'), %2$s, %2$s
        FROM (SELECT id, department_id, row_number() OVER (ORDER BY id) AS r FROM practitioner) d
        JOIN (SELECT id, row_number() OVER (ORDER BY mrn DESC) AS r FROM patient) p USING (r)
        CROSS JOIN generate_series(29, 33) AS n
        """
              .formatted(sql(TODAY.atTime(8, 0).atZone(ZONE).toInstant()), sql(NOW)));
      String people = fingerprintOf("NOT (" + OF_THE_DESK + ") OR reason = 'moved by hand'");

      Instant later = NOW.plus(Duration.ofDays(7)).plusSeconds(3 * 3600);
      Loaded loaded = at(later).load();

      assertThat(loaded.first()).isFalse();
      assertThat(loaded.added()).isGreaterThan(2_000);
      assertThat(loaded.changed()).isGreaterThan(2_000);
      assertThat(count("feed_inbox")).isEqualTo(loaded.added() + loaded.changed());
      assertThat(fingerprintOf("NOT (" + OF_THE_DESK + ") OR reason = 'moved by hand'"))
          .isEqualTo(people);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE status = 'booked' AND ends_at < "
                      + sql(later.minusSeconds(3600))
                      + " AND "
                      + OF_THE_DESK))
          .isZero();
      assertThat(
              LocalDate.parse(
                  text(
                      "SELECT max(starts_at)::date FROM appointment WHERE reason IS DISTINCT FROM 'moved by hand' AND "
                          + OF_THE_DESK)))
          .isBetween(TODAY.plusDays(34), TODAY.plusDays(36));
      assertThat(
              number("SELECT count(*) FROM appointment WHERE status IN ('arrived', 'checked-in')"))
          .isBetween(10L, 80L);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE "
                      + OF_THE_DESK
                      + " AND starts_at >= "
                      + sql(TODAY.plusDays(7))
                      + " AND starts_at < "
                      + sql(TODAY.plusDays(14))))
          .as("the week that was far away is full now")
          .isGreaterThan(2_000);
      assertRules();
      assertThat(waitingAnywhere()).isEqualTo(12);
      assertThat(number("SELECT count(*) FROM waitlist_entry WHERE status = 'waiting'"))
          .isBetween(20L, 30L);
      assertThat(text("SELECT enabled FROM overbooking_config"))
          .as("as people left it")
          .isEqualTo("f");
      String once = fingerprint();
      assertThat(at(later).load()).isEqualTo(new Loaded(false, 0, 0));
      assertThat(fingerprint()).isEqualTo(once);
    }

    @Test
    void whatever_is_cancelled_tomorrow_is_for_somebody_who_waits() throws SQLException {
      assertThat(number("SELECT count(*) FROM waitlist_entry WHERE status = 'waiting'"))
          .isBetween(20L, 30L);
      assertThat(number("SELECT count(*) FROM waitlist_entry WHERE email NOT LIKE '%@example.org'"))
          .isZero();
      assertThat(waitingAnywhere()).isEqualTo(12);
      assertThat(
              number(
                  """
                  SELECT count(*) FROM appointment a WHERE status = 'booked'
                    AND (starts_at AT TIME ZONE 'Europe/Berlin')::date = DATE '%s'
                    AND NOT EXISTS (
                      SELECT FROM waitlist_entry w
                      WHERE w.status = 'waiting' AND w.department_id = a.department_id AND w.patient_id <> a.patient_id
                        AND (w.practitioner_id IS NULL OR w.practitioner_id = a.practitioner_id)
                        AND w.minutes * interval '1 minute' <= a.ends_at - a.starts_at
                        AND w.earliest <= a.starts_at AND w.latest > a.starts_at
                        AND w.weekdays = 127 AND w.from_minute = 0 AND w.until_minute = 1440
                        AND NOT EXISTS (SELECT FROM appointment b
                          WHERE b.patient_id = w.patient_id AND b.status = 'booked' AND b.during && a.during))
                  """
                      .formatted(TODAY.plusDays(1))))
          .isZero();
      assertThat(number("SELECT count(*) FROM invite_config WHERE offer_freed")).isEqualTo(1);
      assertThat(
              number(
                  """
                  SELECT count(*) FROM waitlist_entry w JOIN appointment a ON a.id = w.appointment_id
                  WHERE a.patient_id = w.patient_id AND a.status = 'booked' AND a.starts_at > w.latest
                  """))
          .as("who has a later appointment gives it up")
          .isEqualTo(3);
    }

    @Test
    void overbooking_pays_in_two_departments_in_the_coming_days_and_has_a_past()
        throws SQLException {
      assertThat(number("SELECT count(*) FROM overbooking_config WHERE enabled")).isEqualTo(1);
      assertThat(number("SELECT count(*) FROM overbooking_opt_in WHERE allowed")).isEqualTo(3);
      Map<String, Integer> suggested = Suggested.in(database, ZONE, NOW, Duration.ofDays(4));
      System.out.println("suggested in the demonstration: " + suggested);
      assertThat(suggested).hasSizeGreaterThanOrEqualTo(2);
      assertThat(suggested.values()).allSatisfy(number -> assertThat(number).isGreaterThan(2));
      assertThat(
              number(
                  """
                  SELECT count(DISTINCT to_char(starts_at, 'YYYY-MM')) FROM suggestion
                  WHERE status = 'accepted' AND session_ends_at < %s
                  """
                      .formatted(sql(NOW))))
          .as("months in the ledger")
          .isGreaterThanOrEqualTo(2);
      assertThat(
              number(
                  """
                  SELECT count(*) FROM suggestion s JOIN appointment a ON a.id = s.appointment_id
                  WHERE a.overbooked AND a.practitioner_id = s.practitioner_id AND a.starts_at = s.starts_at
                    AND s.decided_at = a.created_at AND s.expected_missed > 0
                  """))
          .isEqualTo(count("suggestion"))
          .isGreaterThan(50);
    }

    /** In how many departments two patients wait who would come at any time. */
    private static long waitingAnywhere() throws SQLException {
      return number(
          """
          SELECT count(*) FROM (
            SELECT FROM waitlist_entry
            WHERE status = 'waiting' AND weekdays = 127 AND from_minute = 0 AND until_minute = 1440
            GROUP BY department_id HAVING count(*) >= 2) AS department
          """);
    }
  }

  /** What the constraints do not enforce: limits of overbooking, lanes, hours and time off. */
  private static void assertRules() throws SQLException {
    assertThat(
            number(
                """
                WITH active AS (
                  SELECT * FROM appointment WHERE status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')
                ), step AS (
                  SELECT practitioner_id, starts_at AS at, 1 AS n FROM active
                  UNION ALL SELECT practitioner_id, ends_at, -1 FROM active
                )
                SELECT count(*) FROM (
                  SELECT sum(n) OVER (PARTITION BY practitioner_id ORDER BY at, n ROWS UNBOUNDED PRECEDING) AS busy FROM step
                ) AS counted WHERE busy > 2
                """))
        .as("at no instant more than two")
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM appointment WHERE overbooked <> (lane = 1) AND "
                    + OF_THE_DESK))
        .isZero();
    assertThat(
            number(
                """
                SELECT count(*) FROM appointment a WHERE a.reason IS DISTINCT FROM 'moved by hand' AND lane < 2
                AND NOT EXISTS (
                  SELECT FROM working_hours h
                  CROSS JOIN generate_series(-1, 0) AS back
                  CROSS JOIN LATERAL (
                    SELECT (a.starts_at AT TIME ZONE 'Europe/Berlin')::date + back AS day) d
                  WHERE h.practitioner_id = a.practitioner_id
                    AND h.weekday = extract(isodow FROM d.day)
                    AND (d.day + h.starts) AT TIME ZONE 'Europe/Berlin' <= a.starts_at
                    AND (d.day + h.starts + h.length_minutes * interval '1 minute')
                        AT TIME ZONE 'Europe/Berlin' >= a.ends_at)
                """))
        .as("outside of working hours")
        .isZero();
    assertThat(
            number(
                """
                SELECT count(*) FROM appointment a JOIN time_off t USING (practitioner_id)
                WHERE a.lane < 2 AND a.during && tstzrange(t.starts_at, t.ends_at)
                  AND a.reason IS DISTINCT FROM 'moved by hand'
                """))
        .as("in time off")
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM appointment WHERE extract(epoch FROM starts_at)::bigint % 300 <> 0"))
        .isZero();
  }

  private static String fingerprint() throws SQLException {
    return fingerprintOf("true")
        + text("SELECT md5(string_agg(w::text, '|' ORDER BY id)) FROM waitlist_entry w")
        + text("SELECT md5(string_agg(s::text, '|' ORDER BY id)) FROM suggestion s");
  }

  private static String fingerprintOf(String condition) throws SQLException {
    return text(
        "SELECT md5(string_agg(a::text, '|' ORDER BY id)) FROM appointment a WHERE " + condition);
  }

  private static double shareOf(String condition, String of) throws SQLException {
    return Double.parseDouble(
        text("SELECT avg((" + condition + ")::int) FROM appointment WHERE " + of));
  }

  private static DemoHospital at(Instant now) {
    return new DemoHospital(database.owner(), ZONE, Clock.fixed(now, ZONE));
  }

  private static String sql(Instant instant) {
    return "TIMESTAMPTZ '" + instant + "'";
  }

  private static String sql(LocalDate day) {
    return sql(day.atStartOfDay(ZONE).toInstant());
  }

  private static long count(String table) throws SQLException {
    return number("SELECT count(*) FROM " + table);
  }

  private static long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
