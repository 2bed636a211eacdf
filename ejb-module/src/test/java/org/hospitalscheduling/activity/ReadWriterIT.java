package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadWriterIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
  private static final Actor ANN =
      new Actor(Ids.next(), "ann", Role.USER, false, "192.0.2.7", "request-7");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final AtomicBoolean away = new AtomicBoolean();
  private final ReadWriter writer =
      new ReadWriter(
          () -> {
            if (away.get()) {
              throw new SQLException("away", "08006");
            }
            return database.application().getConnection();
          },
          new MovableClock(NOON));

  @BeforeEach
  void empty() {
    database.emptyActivity();
  }

  @Test
  @DisplayName("16.2.1: a read is written with who, what, whose, when, from where, within a second")
  void a_read_is_written_within_a_second() throws Exception {
    Thread thread = new Thread(writer);
    thread.start();
    UUID patient = Ids.next();
    UUID appointment = Ids.next();
    writer.offer(read(1, appointment, patient));
    await()
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> count() > 0);
    writer.stop();
    thread.join();
    Activity row =
        database.inTransaction(
            em ->
                Wired.get(em, Activities.class)
                    .page(ActivityFilter.ALL, 10, Optional.empty())
                    .items()
                    .get(0));
    assertThat(row.at()).isEqualTo(NOON);
    assertThat(row.actorId()).isEqualTo(ANN.id());
    assertThat(row.actorName()).isEqualTo("ann");
    assertThat(row.action()).isEqualTo("patient-data-read");
    assertThat(row.outcome()).isEqualTo(Activity.Outcome.SUCCESS);
    assertThat(row.subjectId()).isEqualTo(appointment);
    assertThat(row.patientId()).isEqualTo(patient);
    assertThat(row.address()).isEqualTo("192.0.2.7");
    assertThat(row.requestId()).isEqualTo("request-7");
    assertThat(row.detail())
        .containsEntry("route", "schedules")
        .containsEntry("filter", "department=x&q=…")
        .containsEntry("count", "1");
  }

  @Test
  void a_list_is_one_row_that_is_found_by_each_of_its_patients() throws Exception {
    Set<UUID> patients =
        Stream.generate(Ids::next).limit(12_345).collect(Collectors.toUnmodifiableSet());
    writer.offer(read(12_345, null, patients));
    writer.offer(read(1, null, Ids.next()));
    writer.stop();
    writer.run();
    assertThat(count()).isEqualTo(2);
    for (UUID patient : patients.stream().limit(20).toList()) {
      Activity found = only(patient);
      assertThat(found.patientId()).isNull();
      assertThat(found.detail()).containsEntry("patients", "12345");
    }
    assertThat(ask("SELECT count(*) FROM activity_patient JOIN activity ON id = activity_id"))
        .isEqualTo("12346");
  }

  @Test
  @DisplayName("16.2.1: one patient of a list that is written twice is there once")
  void an_answer_that_was_lost_is_no_second_row() throws Exception {
    DataRead read = read(2, null, Set.of(Ids.next(), Ids.next()));
    for (int attempt = 0; attempt < 2; attempt++) {
      writer.offer(read);
    }
    writer.stop();
    writer.run();
    assertThat(count()).isEqualTo(1);
    read.patients().forEach(patient -> assertThat(only(patient).id()).isEqualTo(read.id()));
  }

  @Test
  void reads_of_more_patients_than_fit_in_memory_are_lost_and_counted() throws Exception {
    int many = ReadWriter.ROOM_FOR_PATIENTS / 4;
    Set<UUID> patients =
        Stream.generate(Ids::next).limit(many).collect(Collectors.toUnmodifiableSet());
    for (int i = 0; i < 5; i++) {
      writer.offer(read(many, null, patients));
    }
    assertThat(writer.lost()).isEqualTo(1);
    writer.offer(read(1, null, Ids.next()));
    assertThat(writer.lost()).isEqualTo(2);
  }

  @Test
  void a_list_of_nobody_has_no_patient_and_many_reads_are_written_at_once() throws Exception {
    for (int i = 0; i < 1_200; i++) {
      writer.offer(read(i, null, Set.of()));
    }
    writer.stop();
    writer.run();
    assertThat(count()).isEqualTo(1_200);
  }

  @Test
  void while_the_database_is_away_nobody_waits_and_nothing_is_lost() throws Exception {
    away.set(true);
    Thread thread = new Thread(writer);
    thread.start();
    long begun = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      writer.offer(read(i, null, Set.of()));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
    Thread.sleep(600);
    assertThat(count()).isZero();
    away.set(false);
    await().atMost(Duration.ofSeconds(5)).until(() -> count() == 1_000);
    writer.stop();
    thread.join();
  }

  @Test
  void what_no_room_is_left_for_is_lost_and_the_log_says_how_many() throws Exception {
    for (int i = 0; i < ReadWriter.ROOM + 17; i++) {
      writer.offer(read(i, null, Set.of()));
    }
    assertThat(writer.lost()).isEqualTo(17);
    writer.stop();
    writer.run();
    assertThat(count()).isEqualTo(ReadWriter.ROOM + 1);
    assertThat(ask("SELECT detail ->> 'count' FROM activity WHERE action = 'reads-lost'"))
        .isEqualTo("17");
    assertThat(writer.lost()).isZero();
  }

  private static Activity only(UUID patient) {
    ActivityFilter theirs =
        new ActivityFilter(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of(patient),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<Activity> found =
        database.inTransaction(
            em -> Wired.get(em, Activities.class).page(theirs, 10, Optional.empty()).items());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static DataRead read(long count, UUID subject, UUID patient) {
    return read(count, subject, patient == null ? Set.of() : Set.of(patient));
  }

  private static DataRead read(long count, UUID subject, Set<UUID> patients) {
    return new DataRead(
        Ids.next(),
        NOON,
        ANN,
        DataRead.Kind.PATIENT_DATA_READ,
        "schedules",
        "department=x&q=…",
        count,
        subject,
        "",
        patients);
  }

  private static long count() throws SQLException {
    return Long.parseLong(ask("SELECT count(*) FROM activity"));
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
