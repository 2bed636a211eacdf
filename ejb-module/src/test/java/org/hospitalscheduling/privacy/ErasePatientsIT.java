package org.hospitalscheduling.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.directory.PatientPatch;
import org.hospitalscheduling.directory.PatientRequest;
import org.hospitalscheduling.directory.PatientService;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.RefusedException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner's command, on the real database, with everything that names a patient. */
class ErasePatientsIT {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  /** In whatever of the patient a text can be. */
  private static final String CANARY = "zzcanary";

  private static final String BORN = "1931-07-13";

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final UUID user = Ids.next();
  private final UUID department = Ids.next();
  private final UUID doctor = Ids.next();
  private final UUID patient = Ids.next();
  private final UUID former = Ids.next();
  private final UUID other = Ids.next();
  private final UUID shared = Ids.next();
  private final UUID visit = Ids.next();

  @BeforeEach
  void hospital() throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute(
          "TRUNCATE activity, patient_merge, identifier, calendar_mail, outbox_mail, invite_skip, invite, offer, waitlist_entry,"
              + " idempotency_key, appointment, patient, patient_word, practitioner, department, app_user CASCADE");
    }
    database.asOwner(
        HospitalRows.user(user, "admin", "ADMIN"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(doctor, "Dr. Adler", department),
        HospitalRows.patient(patient, "M-zzcanary", "Zzcanary, Olga"),
        HospitalRows.patient(former, "F-zzcanary", "Zzcanaryborn, Olga"),
        HospitalRows.patient(other, "M-2", "Other, Olga"),
        "UPDATE patient SET created_at = '2020-01-01', updated_at = '2020-01-01'",
        "UPDATE app_user SET patient_id = '" + patient + "' WHERE id = '" + user + "'",
        "UPDATE patient SET email = 'zzcanary@example.com', phone = 'zzcanary', name_key = 'zzcanary', birth_date = '"
            + BORN
            + "' WHERE id IN ('"
            + patient
            + "', '"
            + former
            + "')",
        "UPDATE patient SET active = false, merged_into = '"
            + patient
            + "' WHERE id = '"
            + former
            + "'",
        appointment(visit, patient, "fulfilled", "2026-06-17T09:00:00Z"),
        "UPDATE appointment SET reason = 'zzcanary', cancel_note = 'zzcanary', override_reason = 'zzcanary', override_by = '"
            + user
            + "' WHERE id = '"
            + visit
            + "'",
        identifier("patient_id", patient),
        identifier("appointment_id", visit),
        entry(patient, "left"),
        "INSERT INTO patient_note VALUES (gen_random_uuid(), '%s', 'other', 'zzcanary', '%s', now())"
            .formatted(former, user),
        "UPDATE patient SET alerts = '{other}' WHERE id = '" + patient + "'",
        "INSERT INTO calendar_mail VALUES ('%s', 'zzcanary@example.com', '%s', '%s', '2026-06-17T09:00:00Z', '2026-06-17T09:30:00Z', false)"
            .formatted(visit, patient, doctor),
        """
        INSERT INTO outbox_mail (id, kind, sealed, state, next_attempt_at, useful_until, created_at, subject_type, subject_id, patient_id)
        VALUES (gen_random_uuid(), 'appointment-changed', 'zzcanary', 'queued', now(), now(), now(), 'appointment', '%s', '%s')
        """
            .formatted(visit, patient),
        """
        INSERT INTO idempotency_key (caller, operation, key, body_hash, answer_id, answer, created_at)
        VALUES ('%s', 'book', 'zzcanary', 'x', gen_random_uuid(), '{"patient":{"id":"%s","name":"zzcanary"}}', now())
        """
            .formatted(user, patient),
        """
        INSERT INTO patient_merge (id, patient_id, into_id, reason, was_active, appointments, overlapping, entries, ended_entries,
          identifiers, followers, merged_by, merged_at)
        VALUES (gen_random_uuid(), '%s', '%s', 'zzcanary', true, '{}', '{}', '{}', '{}', '{}', '{}', '%s', now())
        """
            .formatted(former, patient, user));
  }

  @Test
  @DisplayName("14.2.7: nothing that names an erased patient is left in any table")
  void nothing_is_left_that_names_them() throws SQLException {
    assertThat(named().keySet())
        .contains(
            "appointment",
            "calendar_mail",
            "idempotency_key",
            "identifier",
            "outbox_mail",
            "patient",
            "patient_merge",
            "patient_note",
            "patient_word",
            "waitlist_entry");
    assertThat(erase("--mrn", "m-ZZCANARY", "--erase")).startsWith("0 ");
    assertThat(named()).isEmpty();
    assertThat(text("SELECT count(patient_id)::text FROM app_user")).isEqualTo("0");
    assertThat(text("SELECT count(*)::text FROM patient WHERE alerts <> '{}'")).isEqualTo("0");
  }

  @Test
  void visits_stay_as_statistics_and_the_log_says_what_happened() throws SQLException {
    assertThat(erase("--id", former.toString(), "--erase"))
        .contains("Erased: 1. Their visits, which stay without a name: 1.");
    assertThat(
            text(
                "SELECT status || ' ' || practitioner_id || ' ' || patient_id FROM appointment WHERE id = '"
                    + visit
                    + "'"))
        .isEqualTo("fulfilled " + doctor + " " + patient);
    assertThat(text("SELECT string_agg(name, ', ') FROM patient WHERE NOT active"))
        .isEqualTo("Erased patient, Erased patient");
    assertThat(
            text(
                "SELECT count(DISTINCT patient_id)::text FROM activity WHERE action = 'patient-erased'"
                    + " AND detail = '{\"why\": \"request\", \"visits\": \"1\"}'"))
        .isEqualTo("2");
  }

  @Test
  void without_being_told_to_erase_it_only_says_what_it_would_do() throws SQLException {
    Map<String, String> before = everything();
    assertThat(erase("--mrn", "M-zzcanary"))
        .startsWith("0 ")
        .contains("Zzcanary, Olga", "born 1931-07-13", "visits: 1", "Would be erased");
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "booked, 2026-11-23T08:00:00Z, has an appointment to come",
    "checked-in, 2026-11-23T06:55:00Z, has an appointment to come",
    "cancelled, 2026-11-23T08:00:00Z,",
    "booked, 2026-11-20T08:00:00Z,"
  })
  void whoever_is_to_come_is_not_erased(String status, String start, String refused)
      throws SQLException {
    database.asOwner(appointment(Ids.next(), former, status, start));
    Map<String, String> before = everything();
    String said = erase("--mrn", "F-zzcanary", "--erase");
    if (refused == null) {
      assertThat(said).startsWith("0 ");
    } else {
      assertThat(said).startsWith("1 ").contains(refused);
      assertThat(everything()).isEqualTo(before);
    }
  }

  @Test
  void who_waits_or_was_erased_is_not_erased() throws SQLException {
    database.asOwner(entry(other, "waiting"));
    assertThat(erase("--id", other.toString(), "--erase"))
        .startsWith("1 ")
        .contains("is on the waiting list");
    erase("--id", patient.toString(), "--erase");
    Map<String, String> before = everything();
    assertThat(erase("--id", patient.toString(), "--erase"))
        .startsWith("1 ")
        .contains("has been erased");
    assertThat(erase("--mrn", "M-zzcanary", "--erase")).startsWith("1 ").contains("no such");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void a_shared_mrn_names_nobody() throws SQLException {
    database.asOwner(
        """
        INSERT INTO patient (id, version, mrn, mrn_key, mrn_twin, search, name, created_at, updated_at)
        VALUES ('%s', 0, 'm-zzcanary', 'm-zzcanary', 1, 'shared', 'Shared', now(), now())
        """
            .formatted(shared));
    Map<String, String> before = everything();
    assertThat(erase("--mrn", "M-zzcanary", "--erase"))
        .startsWith("1 ")
        .contains(patient.toString(), shared.toString(), "name one with --id");
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--erase", "--mrn", "--id x --retention", "--all"})
  void what_is_not_understood_does_nothing(String arguments) throws SQLException {
    Map<String, String> before = everything();
    assertThat(erase(arguments.isEmpty() ? new String[0] : arguments.split(" "))).startsWith("2 ");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void a_word_that_somebody_else_has_stays() throws SQLException {
    database.asOwner("INSERT INTO patient_word VALUES ('maiden')");
    erase("--id", patient.toString(), "--erase");
    assertThat(text("SELECT string_agg(word, ' ' ORDER BY word) FROM patient_word"))
        .isEqualTo("olga other");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-11-23T06:59:59Z, 2016-01-01T00:00:00Z, true",
    "2016-11-23T06:59:59Z, 2016-11-24T00:00:00Z, false",
    "2016-11-24T00:00:00Z, 2016-01-01T00:00:00Z, false"
  })
  void whose_time_is_over_is_counted_from_the_last_contact(
      String registered, String lastVisit, boolean over) throws SQLException {
    database.asOwner(
        "UPDATE patient SET created_at = '" + registered + "' WHERE id = '" + other + "'",
        appointment(Ids.next(), other, "noshow", lastVisit));
    String said = run(Map.of("RETENTION_PATIENT_YEARS", "10"), "--retention", "--erase");
    assertThat(said).startsWith("0 ").contains(over ? "Erased: 1." : "Erased: 0.");
    assertThat(text("SELECT (erased_at IS NOT NULL)::text FROM patient WHERE id = '" + other + "'"))
        .isEqualTo(Boolean.toString(over));
    assertThat(text("SELECT name FROM patient WHERE id = '" + patient + "'"))
        .isEqualTo("Zzcanary, Olga");
  }

  @Test
  void without_a_term_nobodys_time_is_over() throws SQLException {
    assertThat(erase("--retention", "--erase")).startsWith("2 ").contains("kept for ever");
    assertThat(run(Map.of("RETENTION_PATIENT_YEARS", "0"), "--retention")).startsWith("2 ");
  }

  @Test
  void the_application_cannot_erase_anybody() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = database.application().getConnection()) {
                new PatientErasures(connection).erase(patient, "request", NOW);
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void an_erased_record_does_not_change_any_more() throws SQLException {
    erase("--id", patient.toString(), "--erase");
    PatientPatch back =
        new PatientPatch(
            Patch.keep(),
            Patch.to("Zzcanary, Olga"),
            Patch.keep(),
            Patch.keep(),
            Patch.keep(),
            Patch.to(true),
            Patch.keep(),
            Patch.keep());
    int version =
        Integer.parseInt(text("SELECT version::text FROM patient WHERE id = '" + patient + "'"));
    assertThatThrownBy(() -> patients().change(patient, version, back))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo("erased"));
    PatientRequest said =
        new PatientRequest("erased-" + patient, "Erased patient", null, null, null, List.of());
    assertThatThrownBy(() -> patients().register(said))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo("erased"));
  }

  private interface Patients {
    Object change(UUID id, int version, PatientPatch patch);

    Object register(PatientRequest request);
  }

  private Patients patients() {
    CurrentActor current = new CurrentActor();
    current.set(new Actor(user, "admin", Role.ADMIN, true, "192.0.2.1", "test"));
    return new Patients() {
      @Override
      public Object change(UUID id, int version, PatientPatch patch) {
        return database.inTransaction(em -> service(em).change(id, version, patch));
      }

      @Override
      public Object register(PatientRequest request) {
        return database.inTransaction(em -> service(em).register(request));
      }

      private PatientService service(EntityManager em) {
        return new Wired(
                em, new Recorded<>(), new MovableClock(NOW), TestSettings.defaults(), current)
            .get(PatientService.class);
      }
    };
  }

  private String appointment(UUID id, UUID whose, String status, String start) {
    return """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at, lane,
          created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', '%s', '%s', timestamptz '%s' + interval '30 minutes', 0, '%s', now(), now())
        """
        .formatted(id, doctor, whose, department, status, start, start, user);
  }

  private static String identifier(String column, UUID of) {
    return "INSERT INTO identifier (system, value, folded, %s) VALUES ('urn:x', 'zzcanary', 'zzcanary', '%s')"
        .formatted(column, of);
  }

  private String entry(UUID whose, String status) {
    return """
        INSERT INTO waitlist_entry (id, version, patient_id, department_id, minutes, priority, priority_reason, earliest, weekdays,
          from_minute, until_minute, email, status, created_by, joined_at, updated_at, ended_at)
        VALUES (gen_random_uuid(), 0, '%s', '%s', 30, 1, 'zzcanary', '2020-01-01', 127, 0, 1440, 'zzcanary@example.com', '%s', '%s',
          '2020-01-01', '2020-01-01', %s)
        """
        .formatted(
            whose, department, status, user, status.equals("waiting") ? "NULL" : "'2020-01-02'");
  }

  private String erase(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** The exit status and what was printed. */
  private String run(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.putAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        ErasePatients.run(
            environment,
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Clock.fixed(NOW, ZoneOffset.UTC));
    return status + " " + out.toString(StandardCharsets.UTF_8);
  }

  /** Where the patient is named, by table. */
  private static Map<String, String> named() throws SQLException {
    Map<String, String> named = new TreeMap<>();
    everything()
        .forEach(
            (table, rows) -> {
              String text = rows.toLowerCase(Locale.ROOT);
              String hex = HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));
              if (text.contains(CANARY) || text.contains(hex) || text.contains(BORN)) {
                named.put(table, rows);
              }
            });
    return named;
  }

  /** Every row of every table, as text. */
  private static Map<String, String> everything() throws SQLException {
    try (Connection connection = database.superuser().getConnection()) {
      Map<String, String> everything = new TreeMap<>();
      for (String table :
          column(
              connection,
              "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
        everything.put(
            table,
            String.join(
                "\n", column(connection, "SELECT t::text FROM " + table + " t ORDER BY t::text")));
      }
      return everything;
    }
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = database.superuser().getConnection()) {
      return column(connection, sql).get(0);
    }
  }
}
