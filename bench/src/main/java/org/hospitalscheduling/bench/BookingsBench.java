package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hospitalscheduling.bench.Arena.Place;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.Ids;

/**
 * Bookings per second over HTTP, compared with the least that any program must do in the same
 * database.
 *
 * <p>The two take turns, so that other load on the machine affects both alike. During the turns of
 * raw JDBC the server does not number its changes, because raw JDBC has no such work to do.
 */
final class BookingsBench {

  /** The lock that {@code realtime.ChangeFeed} takes to number changes. */
  private static final long SEQUENCER_LOCK = 0x6665_6564_5f73_6571L;

  private static final Duration TURN = Duration.ofSeconds(4);

  private static final int TURNS = 3;

  private final Rig rig;
  private final Arena arena;
  private final UUID actor;

  BookingsBench(Rig rig, Arena arena) {
    this.rig = rig;
    this.arena = arena;
    this.actor = UUID.randomUUID();
  }

  void run() throws Exception {
    warmUp(rig, arena);
    raw(16, Duration.ofSeconds(2));
    for (int clients : new int[] {1, 16, 64}) {
      double http = 0;
      double keyed = 0;
      double raw = 0;
      for (int turn = 0; turn < TURNS; turn++) {
        raw += raw(clients, TURN);
        http += overHttp(rig, arena, clients, TURN, false, false);
        keyed += overHttp(rig, arena, clients, TURN, true, false);
      }
      Report.result(
          "Bookings, %2d connections: HTTP %5.0f/s, raw JDBC %5.0f/s, ratio %.2f%s;"
              + " with Idempotency-Key %5.0f/s, ratio %.2f",
          clients,
          http / TURNS,
          raw / TURNS,
          http / raw,
          clients > 1 ? " (aim 0.4)" : "",
          keyed / TURNS,
          keyed / raw);
    }
  }

  /** Warms the server up as if it had run for an hour. */
  static void warmUp(Rig rig, Arena arena) throws Exception {
    Report.say("Warming up");
    try (Compiler compiler = new Compiler(rig.pid())) {
      compiler.settle(
          turn -> {
            overHttp(rig, arena, 16, turn.dividedBy(2), false, true);
            overHttp(rig, arena, 16, turn.dividedBy(2), true, true);
          });
    }
  }

  /**
   * Books for the given time; returns the bookings per second.
   *
   * @param keyed whether each request has an Idempotency-Key, as those of programs do
   * @param cold whether the server may still be so slow that it asks some clients to retry
   */
  static double overHttp(
      Rig rig, Arena arena, int clients, Duration turn, boolean keyed, boolean cold) {
    rig.token();
    long begun = System.nanoTime();
    int done =
        Clients.together(
                clients,
                number -> {
                  try (Wire wire = rig.connect()) {
                    int count = 0;
                    for (; System.nanoTime() - begun < turn.toNanos(); count++) {
                      String key = keyed ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
                      Wire.Answer answer = wire.post("/api/schedules", arena.next().json(), key);
                      if (answer.status() != 201 && !(cold && answer.status() == 503)) {
                        throw new IllegalStateException(answer.status() + " " + answer.body());
                      }
                    }
                    return count;
                  }
                })
            .stream()
            .mapToInt(Integer::intValue)
            .sum();
    return done / Report.seconds(begun);
  }

  private double raw(int clients, Duration turn) throws SQLException {
    try (Connection silence = rig.database.owner().getConnection();
        Statement statement = silence.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + SEQUENCER_LOCK + ")");
      Connection[] connections = new Connection[clients];
      for (int i = 0; i < clients; i++) {
        connections[i] = rig.database.application().getConnection();
        connections[i].setAutoCommit(false);
      }
      long begun = System.nanoTime();
      int done =
          Clients.together(
                  clients,
                  number -> {
                    int count = 0;
                    for (; System.nanoTime() - begun < turn.toNanos(); count++) {
                      book(connections[number], arena.next());
                    }
                    return count;
                  })
              .stream()
              .mapToInt(Integer::intValue)
              .sum();
      double rate = done / Report.seconds(begun);
      for (Connection each : connections) {
        each.close();
      }
      statement.execute("DELETE FROM feed_inbox");
      return rate;
    }
  }

  private void book(Connection connection, Place place) throws SQLException {
    Object now = Instant.now().atOffset(ZoneOffset.UTC);
    Object start = place.start().atOffset(ZoneOffset.UTC);
    Object end = place.end().atOffset(ZoneOffset.UTC);
    UUID id = Ids.next();
    ask(connection, "SELECT id FROM practitioner WHERE id = ? FOR NO KEY UPDATE", place.doctor());
    ask(
        connection,
        """
        SELECT id, starts_at, ends_at, lane FROM appointment
        WHERE practitioner_id = ? AND during && tstzrange(?, ?)
          AND %s
        """
            .formatted(BookSql.ACTIVE),
        place.doctor(),
        start,
        end);
    write(
        connection,
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status,
                                 starts_at, ends_at, lane, created_by, created_at, updated_at)
        VALUES (?, 0, ?, ?, ?, 'booked', ?, ?, 0, ?, ?, ?)
        """,
        id,
        place.doctor(),
        place.patient(),
        place.department(),
        start,
        end,
        actor,
        now,
        now);
    write(
        connection,
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
                              subject_id, patient_id, address, request_id, detail)
        VALUES (?, ?, ?, 'bench', 'appointment-booked', 'success', 'appointment', ?, ?,
                '127.0.0.1', 'bench', '{"action": "booked"}')
        """,
        Ids.next(),
        now,
        actor,
        id,
        place.patient());
    write(
        connection,
        """
        INSERT INTO feed_inbox (id, type, subject_id, subject_version, at, practitioner_id,
                                department_id, owner_id, actor_id)
        VALUES (?, 'schedule:created', ?, 0, ?, ?, ?, ?, ?)
        """,
        Ids.next(),
        id,
        now,
        place.doctor(),
        place.department(),
        actor,
        actor);
    connection.commit();
  }

  private static void ask(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        row.getObject(1);
      }
    }
  }

  private static void write(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      statement.executeUpdate();
    }
  }

  /** The driver caches prepared statements by their text. */
  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
