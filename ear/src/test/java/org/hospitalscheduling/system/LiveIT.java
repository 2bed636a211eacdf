package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What one user books, the others see: at once, exactly once, in order, and only those who may. */
class LiveIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(9))
          .plus(Duration.ofHours(9));
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));
  private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));

  /** Users who book and move at once, and the number of messages that causes. */
  private static final int DESKS = 4;

  private static final int MOVES = 20;
  private static final int MESSAGES = DESKS * (1 + MOVES);

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID doctor = admin.doctor("Dr Live", admin.department("Radiology"));

  @Test
  void another_desk_sees_a_booking_its_move_and_its_end() {
    try (LiveLine other = LiveLine.of(SchedulingApi.scheduler())) {
      Answer booked = desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
      JsonNode created = other.about(booked);
      assertThat(created.path("type").asText()).isEqualTo("schedule:created");
      assertThat(created.path("data")).isEqualTo(booked.json());

      Answer moved = desk.move(booked, TEN, ELEVEN).expect(200);
      JsonNode updated = other.about(booked);
      assertThat(updated.path("type").asText()).isEqualTo("schedule:updated");
      assertThat(updated.path("data")).isEqualTo(moved.json());

      Answer cancelled = desk.cancel(moved).expect(200);
      JsonNode deleted = other.about(booked);
      assertThat(deleted.path("type").asText()).isEqualTo("schedule:deleted");
      assertThat(deleted.path("data")).isEqualTo(cancelled.json());
      assertThat(deleted.path("seq").asLong())
          .isGreaterThan(updated.path("seq").asLong())
          .isGreaterThan(created.path("seq").asLong());
    }
  }

  @Test
  void what_is_refused_is_never_heard_of() {
    Answer first = desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
    try (LiveLine other = LiveLine.of(SchedulingApi.scheduler())) {
      desk.book(doctor, desk.patient("Novak, Jan"), NINE, TEN).refused(409, "doctor-busy");
      desk.cancel(first).expect(200);
      assertThat(other.next().path("data").path("id").asText()).isEqualTo(first.id().toString());
    }
  }

  @Test
  void who_comes_back_gets_what_was_missed_once_and_in_order() throws Exception {
    ExecutorService desks = Executors.newFixedThreadPool(DESKS);
    List<Long> numbers = new ArrayList<>();
    long first;
    try {
      LiveLine line = LiveLine.since(admin, 0);
      first = line.next().path("seq").asLong();
      line.close();
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < DESKS; i++) {
        UUID busy = admin.doctor("Dr Busy", admin.department("Ward"));
        UUID patient = desk.patient("Busy, Bea");
        writing.add(
            desks.submit(
                () -> {
                  Answer now = desk.book(busy, patient, NINE, TEN).expect(201);
                  for (int move = 1; move <= MOVES; move++) {
                    now =
                        desk.move(
                                now,
                                NINE.plus(Duration.ofHours(move)),
                                TEN.plus(Duration.ofHours(move)))
                            .expect(200);
                  }
                }));
      }
      // An unreliable connection: it breaks again and again while the others work, and once more
      // when they are done.
      boolean more = true;
      while (more) {
        more = writing.stream().anyMatch(desk -> !desk.isDone());
        long since = numbers.isEmpty() ? first : numbers.get(numbers.size() - 1);
        try (LiveLine again = LiveLine.since(admin, since)) {
          again.expect("hello");
          while (!more && numbers.size() < MESSAGES) {
            numbers.add(again.next().path("seq").asLong());
          }
          Thread.sleep(150);
          again.unread().forEach(message -> numbers.add(message.path("seq").asLong()));
        }
      }
      for (Future<?> each : writing) {
        each.get();
      }
    } finally {
      desks.shutdownNow();
    }
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(MESSAGES);
    assertThat(numbers)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(first + 1, first + numbers.size()).boxed().toList());
  }

  @Test
  void a_number_that_the_feed_never_had_is_told_to_reload() {
    try (LiveLine line = LiveLine.since(admin, 999_999_999L)) {
      long now = line.expect("hello").path("seq").asLong();
      assertThat(line.expect("reload").path("seq").asLong()).isEqualTo(now);
    }
  }

  @Test
  void a_listener_whose_connection_is_killed_catches_up() throws Exception {
    try (LiveLine line = LiveLine.of(admin)) {
      assertThat(
              ask(
                  TestBed.running().database().superuser(),
                  "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                      + " WHERE application_name = 'hospital-scheduling feed'"))
          .isEqualTo("1");
      Answer booked = desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
      assertThat(line.about(booked).path("type").asText()).isEqualTo("schedule:created");
    }
  }

  @DisplayName("4.4.3: a ticket opens one socket and not for long")
  @Test
  void a_ticket_opens_one_socket_and_not_for_long() throws Exception {
    String ticket = LiveLine.ticket(desk);
    assertThat(LiveLine.handshake("?ticket=" + ticket)).isEqualTo(101);
    assertThat(LiveLine.handshake("?ticket=" + ticket)).isEqualTo(401);
    assertThat(LiveLine.handshake("?ticket=made-up")).isEqualTo(401);
    assertThat(LiveLine.handshake("")).isEqualTo(401);

    String old = LiveLine.ticket(desk);
    run("UPDATE realtime_ticket SET expires_at = '" + HospitalClock.now().minusSeconds(1) + "'");
    assertThat(LiveLine.handshake("?ticket=" + old)).isEqualTo(401);
    SchedulingApi.anonymous().post("realtime/ticket", null).expect(401);
  }

  @Test
  void the_database_does_not_know_the_ticket_itself() throws Exception {
    String ticket = LiveLine.ticket(desk);
    assertThat(
            ask(
                TestBed.running().owner(),
                "SELECT string_agg(t::text, ' ') FROM realtime_ticket t"))
        .isNotBlank()
        .doesNotContain(ticket);
  }

  @DisplayName("4.4.2: a page of another site gets no socket")
  @Test
  void a_page_of_another_site_gets_no_socket() {
    assertThat(
            LiveLine.handshake(
                "?ticket=" + LiveLine.ticket(desk), "Origin", "https://elsewhere.example"))
        .isEqualTo(403);
    String own = TestBed.running().address().toString().replaceFirst("(://[^/]+).*", "$1");
    assertThat(LiveLine.handshake("?ticket=" + LiveLine.ticket(desk), "Origin", own))
        .isEqualTo(101);
  }

  @Test
  void a_malformed_since_is_refused_before_there_is_a_socket() {
    for (String since : List.of("x", "-1", "1e3", "99999999999999999999", "1&since=2")) {
      assertThat(LiveLine.handshake("?ticket=" + LiveLine.ticket(desk) + "&since=" + since))
          .as(since)
          .isEqualTo(400);
    }
  }

  @DisplayName("7.4.1: who signs out hears nothing more")
  @Test
  void who_signs_out_hears_nothing_more() {
    SchedulingApi leaving = SchedulingApi.scheduler();
    try (LiveLine line = LiveLine.of(leaving)) {
      leaving.post("auth/logout", null).expect(204);
      assertThat(line.closeCode()).isEqualTo(4401);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
