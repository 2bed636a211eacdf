package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.UserFlagged;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten changes a minute, three failed sign-ins, 60 patients and ten exports an hour are usual. */
class ActivityMonitorIT {
  /** 15:00 in Berlin. */
  private static final Instant AFTERNOON = Instant.parse("2026-11-22T14:00:00Z");

  /** 00:30 in Berlin. */
  private static final Instant NIGHT = Instant.parse("2026-11-22T23:30:00Z");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(AFTERNOON);
  private final Recorded<UserFlagged> events = new Recorded<>();
  private UUID ann;
  private UUID bob;

  @BeforeEach
  void hire() {
    database.emptyActivity();
    database.asOwner(
        "TRUNCATE person_shown, monitored_user, known_address, job",
        "DELETE FROM service_account",
        "DELETE FROM app_user");
    ann = user("ann");
    bob = user("bob");
  }

  @Test
  void eleven_changes_within_a_minute_flag_and_ten_do_not() {
    for (int i = 0; i < 10; i++) {
      note(ann, "appointment-booked", i * 5);
      note(bob, "appointment-booked", i * 5);
    }
    note(ann, "patient-changed", 59);
    clock.advance(Duration.ofSeconds(70));
    look();
    assertThat(events.events)
        .extracting(UserFlagged::userId, UserFlagged::pattern)
        .containsExactly(tuple(ann, "many-changes"));
    MonitoredUserView flag = standing().get(0);
    assertThat(flag.count()).isEqualTo(11);
    assertThat(flag.limit()).isEqualTo(10);
    assertThat(flag.reason()).isEqualTo("11 changes within a minute; up to 10 is normal.");
    assertThat(flag.lastSeenAt()).isEqualTo(AFTERNOON.plusSeconds(59));
    assertThat(flag.user().username()).isEqualTo("ann");
  }

  @Test
  void a_burst_is_seen_wherever_its_minute_begins_but_not_across_two() {
    for (int i = 0; i < 6; i++) {
      note(ann, "appointment-booked", 25 + i);
      note(ann, "appointment-booked", 80 + i);
      note(bob, "appointment-booked", 20 + i);
      note(bob, "appointment-booked", 90 + i);
    }
    clock.advance(Duration.ofSeconds(150));
    look();
    assertThat(standing()).extracting(flag -> flag.user().username()).containsExactly("ann");
  }

  @Test
  void what_one_request_changes_of_many_is_one_change_but_cancelling_them_is_as_many() {
    for (int i = 0; i < 11; i++) {
      request("a doctor's day", ann, "appointment-moved");
      request("called off", bob, "appointment-cancelled");
    }
    clock.advance(Duration.ofSeconds(30));
    look();
    assertThat(standing()).extracting(flag -> flag.user().username()).containsExactly("bob");
    for (int i = 0; i < 10; i++) {
      request("one of ten more " + i, ann, "appointment-moved");
    }
    clock.advance(Duration.ofSeconds(20));
    look();
    assertThat(standing())
        .extracting(flag -> flag.user().username())
        .containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void reading_signing_in_and_being_refused_are_no_changes() {
    for (int i = 0; i < 20; i++) {
      note(ann, "patient-data-read", i);
      note(ann, "signed-in", i);
      append(ann, "POST schedules", Activity.Outcome.REFUSED, i, null, null, "10.0.0.1");
      // What the system does has no account.
      note(Ids.next(), "appointment-booked", i);
    }
    clock.advance(Duration.ofSeconds(30));
    look();
    assertThat(standing()).isEmpty();
  }

  @Test
  void three_failed_sign_ins_within_a_minute_flag_the_account() {
    for (int i = 0; i < 3; i++) {
      append(ann, "sign-in-failed", Activity.Outcome.FAILURE, i * 20, ann, null, "203.0.113.9");
      append(bob, "sign-in-failed", Activity.Outcome.FAILURE, i * 40, bob, null, "203.0.113.9");
    }
    clock.advance(Duration.ofSeconds(90));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("ann", "failed-sign-ins", 3));
  }

  @Test
  void sixty_one_different_patients_within_an_hour_flag_and_one_again_and_again_does_not() {
    UUID patient = Ids.next();
    for (int i = 0; i < 61; i++) {
      append(
          ann, "patient-data-read", Activity.Outcome.SUCCESS, i * 50, null, Ids.next(), "10.0.0.1");
      append(bob, "patient-data-read", Activity.Outcome.SUCCESS, i * 50, null, patient, "10.0.0.2");
    }
    clock.advance(Duration.ofMinutes(55));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("ann", "many-patients", 61));
  }

  @Test
  @DisplayName("16.3.3: whom a list or a file shows counts, once each")
  void whom_a_list_or_a_file_shows_counts_and_whoever_is_shown_again_counts_once() {
    List<UUID> many = patients(201);
    list(ann, "patient-data-read", 0, many.subList(0, 101));
    list(ann, "patient-data-exported", 60, many.subList(100, 201));
    for (int i = 0; i < 20; i++) {
      list(bob, "patient-data-read", i * 60, many.subList(0, 200));
    }
    clock.advance(Duration.ofMinutes(21));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("ann", "bulk-reading", 201));
    assertThat(standing().get(0).limit()).isEqualTo(200);
  }

  @Test
  void whoever_reads_slowly_is_seen_within_the_day_and_a_day_later_it_is_forgotten() {
    for (int i = 0; i < 6; i++) {
      list(ann, "patient-data-read", seconds(), patients(90));
      list(bob, "patient-data-read", seconds(), patients(83));
      clock.advance(Duration.ofSeconds(20));
      look();
      clock.advance(Duration.ofHours(2));
    }
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("ann", "slow-scraping", 540));
    clock.advance(Duration.ofHours(14).plusMinutes(10));
    list(bob, "patient-data-read", seconds(), patients(83));
    clock.advance(Duration.ofSeconds(20));
    look();
    assertThat(standing()).as("the first two of bob's seven were longer ago").hasSize(1);
    clock.advance(Duration.ofDays(2));
    look();
    assertThat(
            database.<Boolean>inTransaction(
                em -> new SqlQuery("SELECT FROM person_shown").exists(em)))
        .as("also when nobody does anything")
        .isFalse();
  }

  @Test
  void whom_somebody_was_shown_before_a_flag_was_cleared_counts_no_more() {
    list(ann, "patient-data-read", 0, patients(201));
    clock.advance(Duration.ofSeconds(20));
    look();
    clear(standing().get(0).id());
    list(ann, "patient-data-read", seconds() + 1, patients(200));
    clock.advance(Duration.ofSeconds(20));
    look();
    assertThat(standing()).isEmpty();
    list(ann, "patient-data-read", seconds(), patients(1));
    clock.advance(Duration.ofSeconds(20));
    look();
    assertThat(standing()).extracting(MonitoredUserView::count).containsExactly(201);
  }

  @Test
  void requests_that_rights_do_not_allow_flag_and_those_that_rules_do_not_allow_do_not() {
    for (int i = 0; i < 21; i++) {
      refused(ann, i % 3 == 0 ? "403" : i % 3 == 1 ? "not-allowed" : "not-found", i * 60);
      refused(bob, "doctor-busy", i * 60);
    }
    clock.advance(Duration.ofMinutes(22));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("ann", "refused-rights", 21));
  }

  @Test
  void a_service_account_is_watched_with_limits_of_its_own() {
    UUID engine = serviceAccount("engine");
    UUID quiet = serviceAccount("quiet");
    changes(engine, 601);
    changes(quiet, 600);
    for (int i = 0; i < 10; i++) {
      append(null, "token-refused", Activity.Outcome.FAILURE, i * 5, quiet, null, "203.0.113.9");
    }
    clock.advance(Duration.ofSeconds(60));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(),
            flag -> flag.user().role(),
            MonitoredUserView::pattern,
            MonitoredUserView::count)
        .containsExactlyInAnyOrder(
            tuple("engine", "SERVICE", "many-changes", 601),
            tuple("quiet", "SERVICE", "failed-sign-ins", 10));
  }

  @Test
  void eleven_exports_within_an_hour_flag() {
    for (int i = 0; i < 11; i++) {
      note(ann, i % 2 == 0 ? "patient-data-exported" : "activity-exported", i * 300);
    }
    clock.advance(Duration.ofMinutes(56));
    look();
    assertThat(standing()).extracting(MonitoredUserView::pattern).containsExactly("export-burst");
  }

  @Test
  void a_new_address_flags_at_night_only() {
    append(ann, "signed-in", Activity.Outcome.SUCCESS, 0, ann, null, "10.0.0.1");
    append(bob, "signed-in", Activity.Outcome.SUCCESS, 0, bob, null, "10.0.0.2");
    clock.advance(Duration.ofSeconds(10));
    look();
    append(ann, "signed-in", Activity.Outcome.SUCCESS, 11, ann, null, "203.0.113.9");
    clock.advance(Duration.ofSeconds(10));
    look();
    assertThat(standing()).as("the first address, and another by day").isEmpty();

    long night = Duration.between(AFTERNOON, NIGHT).toSeconds();
    append(ann, "signed-in", Activity.Outcome.SUCCESS, night, ann, null, "203.0.113.9");
    append(bob, "sign-in-failed", Activity.Outcome.FAILURE, night, bob, null, "203.0.113.9");
    append(
        bob, "password-reset-requested", Activity.Outcome.SUCCESS, night, bob, null, "203.0.113.9");
    clock.advance(Duration.between(clock.instant(), NIGHT.plusSeconds(5)));
    look();
    assertThat(standing()).as("a known address, and a stranger's attempt").isEmpty();

    append(bob, "signed-in", Activity.Outcome.SUCCESS, night + 6, bob, null, "203.0.113.9");
    clock.advance(Duration.ofSeconds(10));
    look();
    look();
    assertThat(standing())
        .extracting(flag -> flag.user().username(), MonitoredUserView::pattern)
        .containsExactly(tuple("bob", "night-address"));
    assertThat(standing().get(0).reason()).contains("203.0.113.9");
  }

  @Test
  void a_run_sees_what_was_written_late_and_counts_back_over_what_an_earlier_run_saw() {
    burst(0, 6);
    clock.advance(Duration.ofSeconds(10));
    look();
    clock.advance(Duration.ofSeconds(10));
    look();
    // Written before either run, but committed after both.
    burst(6, 5);
    clock.advance(Duration.ofSeconds(10));
    look();
    assertThat(standing()).extracting(MonitoredUserView::count).containsExactly(11);
  }

  @Test
  void what_a_run_missed_while_no_server_ran_the_next_one_sees() {
    look();
    burst(60, 11);
    clock.advance(Duration.ofMinutes(5));
    look();
    assertThat(standing()).hasSize(1);
  }

  @Test
  void who_is_flagged_stays_so_once_and_the_count_grows() {
    burst(0, 11);
    clock.advance(Duration.ofSeconds(20));
    look();
    burst(20, 5);
    clock.advance(Duration.ofSeconds(20));
    look();
    assertThat(events.events).hasSize(1);
    assertThat(standing()).extracting(MonitoredUserView::count).containsExactly(16);
    assertThat(standing().get(0).reason()).startsWith("16 changes");
  }

  @Test
  void what_was_cleared_does_not_flag_again_and_what_comes_does() {
    burst(0, 11);
    clock.advance(Duration.ofSeconds(20));
    look();
    UUID flag = standing().get(0).id();
    assertThat(clear(flag)).isTrue();
    assertThat(clear(flag)).isFalse();
    clock.advance(Duration.ofSeconds(10));
    look();
    assertThat(standing()).isEmpty();
    burst(40, 10);
    clock.advance(Duration.ofSeconds(30));
    look();
    assertThat(standing()).as("ten more are usual").isEmpty();
    burst(61, 11);
    clock.advance(Duration.ofSeconds(30));
    look();
    assertThat(standing()).hasSize(1);
    assertThat(events.events).hasSize(2);
  }

  @Test
  void one_server_looks_at_a_time() {
    burst(0, 11);
    clock.advance(Duration.ofSeconds(20));
    HospitalDatabase.atOnce(
        4,
        () -> {
          look();
          return null;
        });
    assertThat(events.events).hasSize(1);
  }

  private void burst(int from, int changes) {
    for (int i = 0; i < changes; i++) {
      note(ann, "appointment-booked", from + i);
    }
  }

  private void note(UUID actor, String action, long second) {
    append(actor, action, Activity.Outcome.SUCCESS, second, null, null, "10.0.0.1");
  }

  private void append(
      UUID actor,
      String action,
      Activity.Outcome outcome,
      long second,
      UUID subject,
      UUID patient,
      String address) {
    append(actor, action, outcome, second, subject, patient, address, "");
  }

  /** One of the changes of a request with this id. */
  private void request(String request, UUID actor, String action) {
    append(actor, action, Activity.Outcome.SUCCESS, 0, null, null, "10.0.0.1", request);
  }

  private void append(
      UUID actor,
      String action,
      Activity.Outcome outcome,
      long second,
      UUID subject,
      UUID patient,
      String address,
      String request) {
    database.inTransaction(
        em -> {
          Wired.get(em, Activities.class)
              .append(
                  new Activity(
                      Ids.next(),
                      AFTERNOON.plusSeconds(second),
                      actor,
                      "somebody",
                      action,
                      outcome,
                      "account",
                      subject,
                      patient,
                      address,
                      request,
                      Map.of()));
          return null;
        });
  }

  private long seconds() {
    return Duration.between(AFTERNOON, clock.instant()).toSeconds();
  }

  private static List<UUID> patients(int many) {
    return Stream.generate(Ids::next).limit(many).toList();
  }

  /** One request that shows all of them. */
  private void list(UUID actor, String action, long second, List<UUID> patients) {
    UUID id = Ids.next();
    Instant at = AFTERNOON.plusSeconds(second);
    database.inTransaction(
        em -> {
          Wired.get(em, Activities.class)
              .append(
                  new Activity(
                      id,
                      at,
                      actor,
                      "somebody",
                      action,
                      Activity.Outcome.SUCCESS,
                      "patient-data",
                      null,
                      null,
                      "10.0.0.1",
                      "",
                      Map.of()));
          return new SqlQuery(
                  """
                  INSERT INTO activity_patient (activity_id, patient_id, at)
                  SELECT :id, patient_id, :at FROM unnest(:patients) AS shown (patient_id)
                  """)
              .set("id", id)
              .set("at", at)
              .setIds("patients", patients)
              .execute(em);
        });
  }

  @Test
  void whoever_opens_their_own_record_is_flagged_by_the_link_and_by_the_address() {
    UUID linked = patient("Owl, Olga", "");
    UUID known = patient("Owl, Otto", "BOB@hospital.example");
    UUID former = patient("Oldname, Olga", "");
    database.asOwner(
        "UPDATE patient SET merged_into = '%s', active = false WHERE id = '%s'"
            .formatted(linked, former),
        "UPDATE app_user SET patient_id = '%s' WHERE id = '%s'".formatted(former, ann),
        "UPDATE app_user SET email = 'bob@hospital.example' WHERE id = '%s'".formatted(bob));
    opened(ann, linked, 1);
    opened(bob, known, 2);
    opened(bob, patient("Somebody, Else", ""), 3);
    clock.advance(Duration.ofSeconds(30));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::reason)
        .containsExactlyInAnyOrder(
            tuple("ann", "own-record", "Opened their own patient record."),
            tuple("bob", "own-record", "Opened their own patient record."));
  }

  @Test
  void three_colleagues_within_a_day_flag_and_two_do_not_nor_does_one_again_and_again() {
    List<UUID> colleagues = List.of(colleague("c1"), colleague("c2"), colleague("c3"));
    for (int i = 0; i < 3; i++) {
      opened(ann, colleagues.get(i), i * 7L * 3_600);
      opened(bob, colleagues.get(i % 2), i * 7L * 3_600);
    }
    clock.advance(Duration.ofHours(14).plusSeconds(5));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("ann", "colleagues", 3));
    assertThat(clear(standing().get(0).id())).isTrue();
    opened(ann, colleagues.get(0), seconds() + 1);
    clock.advance(Duration.ofSeconds(20));
    look();
    assertThat(standing()).isEmpty();
  }

  @Test
  void four_patients_with_the_users_family_name_flag() {
    database.asOwner("UPDATE app_user SET username = 'Anna Müller' WHERE id = '%s'".formatted(ann));
    for (int i = 0; i < 4; i++) {
      opened(ann, patient(i % 2 == 0 ? "MUELLER-Ott, Max" : "Muller, Max", ""), i);
      opened(bob, patient("Müller, Max", ""), i);
    }
    clock.advance(Duration.ofSeconds(30));
    look();
    assertThat(standing())
        .extracting(
            flag -> flag.user().username(), MonitoredUserView::pattern, MonitoredUserView::count)
        .containsExactly(tuple("Anna Müller", "namesakes", 4));
  }

  private UUID colleague(String name) {
    UUID record = patient("Colleague, " + name, "");
    database.asOwner(
        "UPDATE app_user SET patient_id = '%s' WHERE id = '%s'".formatted(record, user(name)));
    return record;
  }

  private static UUID patient(String name, String email) {
    UUID id = Ids.next();
    database.asOwner(
        HospitalRows.patient(id, "M-" + id, name),
        "UPDATE patient SET email = nullif('%s', '') WHERE id = '%s'".formatted(email, id));
    return id;
  }

  private void opened(UUID actor, UUID patient, long second) {
    append(actor, "patient-data-read", Activity.Outcome.SUCCESS, second, null, patient, "10.0.0.1");
  }

  private void refused(UUID actor, String rule, long second) {
    database.inTransaction(
        em -> {
          Wired.get(em, Activities.class)
              .append(
                  new Activity(
                      Ids.next(),
                      AFTERNOON.plusSeconds(second),
                      actor,
                      "somebody",
                      "GET admin/users",
                      Activity.Outcome.REFUSED,
                      "request",
                      null,
                      null,
                      "10.0.0.1",
                      "",
                      Map.of("rule", rule)));
          return null;
        });
  }

  /** So many within fifty seconds. */
  private static void changes(UUID actor, int many) {
    database.asOwner(
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type)
        SELECT gen_random_uuid(), timestamptz '%s' + n * interval '0.08 seconds', '%s', 'engine', 'appointment-booked',
          'success', 'appointment' FROM generate_series(1, %d) AS n
        """
            .formatted(AFTERNOON, actor, many));
  }

  private UUID serviceAccount(String name) {
    UUID id = Ids.next();
    database.asOwner(
        """
        INSERT INTO service_account (id, name, name_key, secret_hash, scopes, created_at, created_by)
        VALUES ('%s', '%s', '%s', sha256('x'), 'schedules:write', now(), '%s')
        """
            .formatted(id, name, name, ann));
    return id;
  }

  private void look() {
    database.inTransaction(
        em -> {
          new Wired(em, events, clock, TestSettings.defaults())
              .get(ActivityMonitorJob.class)
              .look();
          return null;
        });
  }

  private boolean clear(UUID flag) {
    return database.inTransaction(
        em ->
            new Wired(em, events, clock, TestSettings.defaults())
                .get(MonitoredUsers.class)
                .clear(flag, bob, clock.instant()));
  }

  private static List<MonitoredUserView> standing() {
    return database.inTransaction(
        em ->
            new Wired(em, new Recorded<>())
                .get(MonitoredUsers.class)
                .page(false, 10, Optional.empty())
                .items());
  }

  private static UUID user(String name) {
    UUID id = Ids.next();
    database.asOwner(
        """
        INSERT INTO app_user (id, version, username, name_key, email, password_hash, role, status, created_at, updated_at)
        VALUES ('%1$s', 0, '%2$s', '%2$s', '%2$s@hospital.test', '', 'USER', 'active', now(), now())
        """
            .formatted(id, name));
    return id;
  }
}
