package org.hospitalscheduling.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every server receives every committed change once and in one order, whatever fails. */
@Timeout(60)
class ChangeFeedIT {

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final List<UUID> accounts = new CopyOnWriteArrayList<>();
  private final List<FeedWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM feed_inbox");
      statement.execute("ALTER TABLE change_feed DISABLE TRIGGER change_feed_append_only");
      statement.execute("DELETE FROM change_feed");
      statement.execute("ALTER TABLE change_feed ENABLE TRIGGER change_feed_append_only");
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    workers.forEach(FeedWorker::stop);
    for (Thread thread : threads) {
      thread.join(5_000);
      assertThat(thread.isAlive()).as("a stopped worker's thread ends").isFalse();
    }
  }

  @Test
  void a_transaction_that_commits_late_is_not_lost() throws Exception {
    try (Connection slow = transaction();
        Connection fast = transaction()) {
      UUID first = change(slow);
      UUID second = change(fast);
      fast.commit();
      assertThat(number()).isEqualTo(1);
      assertThat(subjects(after(0))).containsExactly(second);

      slow.commit();
      assertThat(number()).isEqualTo(1);
      assertThat(subjects(after(1))).containsExactly(first);
      assertThat(after(0)).extracting(ChangeEvent::seq).containsExactly(1L, 2L);
    }
  }

  @Test
  void what_is_rolled_back_was_never_there() throws Exception {
    List<ChangeEvent> heard = new CopyOnWriteArrayList<>();
    listener(heard);
    Wakeups wakeups = sequencer();
    try (Connection undone = transaction();
        Connection done = transaction()) {
      change(undone);
      undone.rollback();
      UUID kept = change(done);
      done.commit();
      wakeups.wake();
      eventually(() -> !heard.isEmpty());
      assertThat(subjects(heard)).containsExactly(kept);
      assertThat(heard.get(0).seq()).isEqualTo(1);
    }
  }

  @Test
  void numbers_have_no_gaps_and_no_doubles_with_writers_and_two_sequencers() throws Exception {
    int writers = 8;
    int each = 60;
    List<ChangeEvent> one = new CopyOnWriteArrayList<>();
    List<ChangeEvent> other = new CopyOnWriteArrayList<>();
    listener(one);
    listener(other);
    sequencer();
    sequencer();
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    List<UUID> written = new CopyOnWriteArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      running.add(
          pool.submit(
              () -> {
                try (Connection connection = transaction()) {
                  for (int i = 0; i < each; i++) {
                    UUID subject = change(connection);
                    if (i % 7 == 3) {
                      connection.rollback();
                    } else {
                      connection.commit();
                      written.add(subject);
                    }
                  }
                }
                return null;
              }));
    }
    for (Future<?> writer : running) {
      writer.get();
    }
    pool.shutdown();
    eventually(() -> one.size() >= written.size() && other.size() >= written.size());

    List<Long> expected = LongStream.rangeClosed(1, written.size()).boxed().toList();
    assertThat(one).extracting(ChangeEvent::seq).containsExactlyElementsOf(expected);
    assertThat(subjects(one)).containsExactlyInAnyOrderElementsOf(written);
    assertThat(other).isEqualTo(one);
  }

  @Test
  void changes_of_one_subject_keep_the_order_of_their_versions() throws Exception {
    UUID subject = Ids.next();
    try (Connection connection = transaction()) {
      // Another server's clock may be behind: neither the id nor the time of a row gives its order.
      Instant now = Instant.now();
      for (int version = 0; version < 20; version++) {
        write(connection, UUID.randomUUID(), subject, version, now.minusSeconds(version));
        connection.commit();
      }
    }
    number();
    assertThat(after(0))
        .extracting(ChangeEvent::subjectVersion)
        .containsExactlyElementsOf(LongStream.range(0, 20).mapToObj(v -> (int) v).toList());
  }

  @Test
  void a_listener_whose_backend_is_killed_catches_up() throws Exception {
    List<ChangeEvent> heard = new CopyOnWriteArrayList<>();
    FeedListener listener = listener(heard);
    sequencer();
    List<UUID> written = new ArrayList<>();
    try (Connection connection = transaction()) {
      for (int i = 0; i < 30; i++) {
        written.add(change(connection));
        connection.commit();
        if (i % 10 == 5) {
          assertThat(kill("test listener")).isEqualTo(1);
          eventually(() -> !listener.isConnected());
        }
        if (i % 10 == 9) {
          eventually(listener::isConnected);
        }
      }
    }
    eventually(() -> heard.size() >= written.size());
    assertThat(subjects(heard)).containsExactlyElementsOf(written);
  }

  @Test
  void another_servers_sequencer_takes_over_from_a_killed_one() throws Exception {
    UUID subject;
    try (Connection holder = holdingTheLock()) {
      try (Connection connection = transaction()) {
        subject = change(connection);
        connection.commit();
      }
      assertThat(number()).as("somebody else numbers").isZero();
    }
    eventually(() -> number() == 1);
    assertThat(subjects(after(0))).containsExactly(subject);
  }

  @Test
  void a_change_is_heard_soon_even_when_nobody_wakes_the_sequencer() throws Exception {
    List<ChangeEvent> heard = new CopyOnWriteArrayList<>();
    listener(heard);
    sequencer();
    Duration slowest = Duration.ZERO;
    try (Connection connection = transaction()) {
      for (int i = 1; i <= 20; i++) {
        change(connection);
        connection.commit();
        long committed = System.nanoTime();
        int expected = i;
        eventually(() -> heard.size() == expected);
        Duration took = Duration.ofNanos(System.nanoTime() - committed);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
    }
    assertThat(slowest).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void lag_is_the_age_of_the_oldest_change_that_waits() throws Exception {
    try (Connection lock = holdingTheLock()) {
      Wakeups wakeups = new Wakeups();
      Sequencer sequencer = new Sequencer(connector("test sequencer"), wakeups, Clock.systemUTC());
      run(sequencer);
      try (Connection connection = transaction()) {
        write(connection, Ids.next(), Ids.next(), 0, Instant.now().minusSeconds(40));
        connection.commit();
      }
      eventually(() -> sequencer.lag().toSeconds() >= 40);
      lock.rollback();
      eventually(() -> sequencer.lag().isZero());
    }
  }

  @Test
  void a_changed_account_is_heard_beside_the_feed() throws Exception {
    List<ChangeEvent> heard = new CopyOnWriteArrayList<>();
    listener(heard);
    UUID user = Ids.next();
    as(database.application(), "SELECT pg_notify('hospital_account', '" + user + "')");
    eventually(() -> accounts.contains(user));
    assertThat(heard).isEmpty();
  }

  @Test
  void the_application_cannot_rewrite_the_feed() throws Exception {
    try (Connection connection = transaction()) {
      change(connection);
      connection.commit();
    }
    number();
    for (String attempt :
        List.of(
            "DELETE FROM change_feed",
            "UPDATE change_feed SET type = 'x'",
            "TRUNCATE change_feed",
            "SELECT prune_change_feed(now())")) {
      assertThatThrownBy(() -> as(database.application(), attempt))
          .as(attempt)
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> as(database.owner(), "DELETE FROM change_feed"))
        .hasMessageContaining("append-only");
  }

  @Test
  void a_pruned_feed_goes_on_from_its_last_number() throws Exception {
    try (Connection connection = transaction()) {
      for (int i = 0; i < 3; i++) {
        change(connection);
      }
      connection.commit();
      number();
      as(database.owner(), "SELECT prune_change_feed(now() + interval '1 day')");
      assertThat(after(0)).extracting(ChangeEvent::seq).containsExactly(3L);
      change(connection);
      connection.commit();
      number();
      assertThat(after(3)).extracting(ChangeEvent::seq).containsExactly(4L);
      assertThat(ChangeFeed.first(connection)).isEqualTo(3);
    }
  }

  private FeedListener listener(List<ChangeEvent> heard) {
    FeedListener listener =
        new FeedListener(connector("test listener"), heard::addAll, accounts::add);
    run(listener);
    eventually(() -> listener.seq() >= 0);
    return listener;
  }

  private Wakeups sequencer() {
    Wakeups wakeups = new Wakeups();
    run(new Sequencer(connector("test sequencer"), wakeups, Clock.systemUTC()));
    return wakeups;
  }

  private void run(FeedWorker worker) {
    workers.add(worker);
    Thread thread = new Thread(worker, worker.getClass().getSimpleName());
    threads.add(thread);
    thread.start();
  }

  private static FeedWorker.Connector connector(String name) {
    return () -> {
      Connection connection = database.application().getConnection();
      connection.setClientInfo("ApplicationName", name);
      return connection;
    };
  }

  private static Connection transaction() throws SQLException {
    Connection connection = database.application().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static Connection holdingTheLock() throws SQLException {
    Connection connection = transaction();
    execute(connection, "SELECT pg_advisory_xact_lock(" + ChangeFeed.SEQUENCER_LOCK + ")");
    return connection;
  }

  private static UUID change(Connection connection) throws SQLException {
    UUID subject = Ids.next();
    write(connection, Ids.next(), subject, 0, Instant.now());
    return subject;
  }

  private static void write(Connection connection, UUID id, UUID subject, int version, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO feed_inbox (id, type, subject_id, subject_version, at)"
                + " VALUES (?, 'schedule:updated', ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setObject(2, subject);
      insert.setInt(3, version);
      insert.setObject(4, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static int number() {
    try (Connection connection = database.application().getConnection()) {
      return ChangeFeed.number(connection, 500);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ChangeEvent> after(long seq) throws SQLException {
    try (Connection connection = database.application().getConnection()) {
      return ChangeFeed.between(connection, seq, Long.MAX_VALUE, 1_000);
    }
  }

  private static List<UUID> subjects(List<ChangeEvent> changes) {
    return changes.stream().map(ChangeEvent::subjectId).toList();
  }

  private static int kill(String application) throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        PreparedStatement terminate =
            connection.prepareStatement(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE application_name = ?")) {
      terminate.setString(1, application);
      try (ResultSet row = terminate.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void as(DataSource role, String sql) throws SQLException {
    try (Connection connection = role.getConnection()) {
      execute(connection, sql);
    }
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(10)).until(condition);
  }
}
