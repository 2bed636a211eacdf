package org.hospitalscheduling.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A directory from a file, on the real database. */
class ImportIT {
  private static final String[] FILE = {
    "Cardiology,Dr Adler,Mo,08:00,16:00",
    "Cardiology,Dr Adler,Tu,08:00,12:00",
    "cardiology,Dr Baker,Mo,08:00,12:00",
    "Neurology"
  };

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T07:00:00Z"));
  private final Recorded<Object> events = new Recorded<>();

  @BeforeEach
  void nobody() {
    database.asOwner(
        "DELETE FROM idempotency_key",
        "DELETE FROM appointment",
        "DELETE FROM working_hours",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department");
  }

  @Test
  void a_file_makes_a_directory_and_the_same_file_again_changes_nothing() {
    ImportOutcome first = take(FILE);
    assertThat(first.written()).isTrue();
    assertThat(first.plan().departments()).allMatch(each -> each.id().isEmpty());
    assertThat(number("SELECT count(*) FROM department")).isEqualTo(2);
    assertThat(number("SELECT count(DISTINCT colour) FROM department")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM practitioner")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM working_hours")).isEqualTo(3);
    assertThat(events.events)
        .extracting(each -> ((DirectoryChanged) each).subject())
        .containsExactlyInAnyOrder(
            "department", "department", "doctor", "doctor", "working-hours", "working-hours");
    events.events.clear();
    long written = number("SELECT sum(xmin::text::bigint) FROM practitioner");
    ImportOutcome second = take(FILE);
    assertThat(second.plan().doctors()).noneMatch(ImportPlan.Doctor::changed);
    assertThat(events.events).isEmpty();
    assertThat(number("SELECT sum(xmin::text::bigint) FROM practitioner")).isEqualTo(written);
    assertThat(number("SELECT count(*) FROM working_hours")).isEqualTo(3);
  }

  @Test
  void with_one_line_at_fault_nothing_is_written() {
    assertThatThrownBy(() -> take("New", "Newer,Dr X", "Newer,Dr X,nix,08:00,16:00"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.LINES_AT_FAULT);
              assertThat(((FaultyLines) refused.facts().get()).lines()).hasSize(1);
            });
    assertThat(number("SELECT count(*) FROM department")).isZero();
    assertThat(look("Newer,Dr X,nix,08:00,16:00").plan().faults()).hasSize(1);
  }

  @Test
  void a_look_writes_nothing_and_counts_who_would_stand_outside() {
    take(FILE);
    UUID doctor = UUID.fromString(text("SELECT id FROM practitioner WHERE name = 'Dr Adler'"));
    UUID patient = Ids.next();
    database.asOwner(
        "INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)"
            + " VALUES ('%s', 0, 'M', 'm', 'Osei, Kwame', now(), now())".formatted(patient),
        appointment(doctor, patient, "2026-11-30T08:00:00Z"),
        appointment(doctor, patient, "2026-11-30T14:00:00Z"),
        appointment(doctor, patient, "2026-12-01T09:00:00Z"),
        appointment(doctor, patient, "2026-11-16T14:00:00Z"));
    events.events.clear();
    ImportOutcome look = look("Cardiology,Dr Adler,Mo,08:00,12:00");
    assertThat(look.written()).isFalse();
    assertThat(look.outside())
        .as("Monday's second, and the one on Tuesday; not what is over")
        .isEqualTo(Map.of(doctor, 2));
    assertThat(number("SELECT count(*) FROM working_hours")).isEqualTo(3);
    assertThat(events.events).isEmpty();
  }

  @Test
  void two_at_once_do_not_add_the_same_twice() throws SQLException {
    try (Connection other = database.owner().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('directory-import', 9))");
      assertThatThrownBy(() -> take(FILE))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.IN_PROGRESS));
      other.rollback();
    }
    assertThat(take(FILE).written()).isTrue();
    assertThat(number("SELECT count(*) FROM practitioner")).isEqualTo(2);
  }

  private ImportOutcome take(String... lines) {
    AtomicReference<ImportOutcome> outcome = new AtomicReference<>();
    return database.inTransaction(
        em -> {
          wired(em)
              .get(ImportService.class)
              .take(
                  read(lines),
                  List.of(),
                  Optional.empty(),
                  each -> {
                    outcome.set(each);
                    return "";
                  });
          return outcome.get();
        });
  }

  private ImportOutcome look(String... lines) {
    return database.inTransaction(
        em -> wired(em).get(ImportService.class).look(read(lines), List.of()));
  }

  private Wired wired(jakarta.persistence.EntityManager em) {
    CurrentActor actor = new CurrentActor();
    actor.set(
        new Actor(
            Ids.next(), "admin", Role.ADMIN, true, Optional.empty(), Set.of(), "192.0.2.1", "t"));
    return new Wired(em, events, clock, TestSettings.defaults(), actor);
  }

  private static List<ImportLine> read(String... lines) {
    List<ImportLine> read = new ArrayList<>();
    for (String line : lines) {
      Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
      String[] parts = line.split(",");
      for (int i = 0; i < parts.length; i++) {
        cells.put(ImportColumn.values()[i], parts[i]);
      }
      read.add(new ImportLine(read.size() + 2, cells));
    }
    return read;
  }

  private static String appointment(UUID doctor, UUID patient, String start) {
    return """
    INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
      lane, created_by, created_at, updated_at)
    SELECT gen_random_uuid(), 0, id, '%s', department_id, 'booked', '%s', '%s'::timestamptz + interval '30 minutes',
      0, '%s', now(), now() FROM practitioner WHERE id = '%s'
    """
        .formatted(patient, start, start, Ids.next(), doctor);
  }

  private static long number(String sql) {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
