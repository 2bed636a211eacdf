package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.hospitalscheduling.identity.SealedSecrets;
import org.hospitalscheduling.settings.MasterSecret;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivitySealIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int RUNS = 20;
  private static final SealKeys KEYS =
      new SealKeys(new MasterSecret(TestSettings.MASTER, Optional.empty()));

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute(
          "TRUNCATE activity, activity_seal, activity_key, activity_horizon RESTART IDENTITY");
    }
  }

  @Test
  void rows_are_sealed_in_batches_and_the_chain_holds() throws SQLException {
    appendMany(2 * ActivityChain.BATCH + 7);
    sealAll();
    ActivityChain.Verdict.Whole whole = whole();
    assertThat(whole.head().seq()).isEqualTo(3);
    assertThat(whole.rows()).isEqualTo(2 * ActivityChain.BATCH + 7);
    assertThat(whole.unsealed()).isZero();
  }

  @Test
  void what_came_after_the_last_seal_is_told() throws SQLException {
    append("a");
    sealAll();
    append("b");
    ActivityChain.Verdict.Whole whole = whole();
    assertThat(whole.rows()).isEqualTo(1);
    assertThat(whole.unsealed()).isEqualTo(1);
    assertThat(whole.oldestUnsealed()).contains(NOON);
    assertThat(verified()).contains("1 seals over 1 rows", "Not sealed yet: 1 rows");
  }

  @Test
  void a_rolled_back_change_leaves_a_gap_that_breaks_nothing() throws SQLException {
    append("a");
    try (Connection connection = database.application().getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, "never");
      connection.rollback();
    }
    append("b");
    sealAll();
    assertThat(whole().rows()).isEqualTo(2);
  }

  @Test
  void a_row_that_commits_late_is_waited_for() throws SQLException {
    try (Connection slow = database.application().getConnection()) {
      slow.setAutoCommit(false);
      insert(slow, "late");
      append("early");
      sealAll();
      assertThat(whole().rows()).isZero();
      assertThat(whole().unsealed()).isEqualTo(1);
      slow.commit();
    }
    sealAll();
    assertThat(whole().rows()).isEqualTo(2);
  }

  @Test
  void a_row_whose_number_is_not_drawn_yet_holds_nothing_up() throws SQLException {
    append("early");
    try (Connection reader = database.application().getConnection();
        Connection later = database.application().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      later.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM activity");
      run();
      run();
      insert(later, "later");
      run();
      assertThat(whole().rows()).isEqualTo(1);
      later.commit();
    }
    sealAll();
    assertThat(whole().rows()).isEqualTo(2);
  }

  /** The control: a job that does not wait for the horizon fails the same verification. */
  @Test
  void without_waiting_a_late_row_would_look_like_a_forged_one() throws SQLException {
    try (Connection slow = database.application().getConnection()) {
      slow.setAutoCommit(false);
      insert(slow, "late");
      append("early");
      try (Connection hasty = database.application().getConnection()) {
        ActivityChain.sealNext(hasty, KEYS.current(hasty, NOON), Seal.NONE, Long.MAX_VALUE, NOON);
      }
      slow.commit();
    }
    assertThat(verify()).isInstanceOf(ActivityChain.Verdict.Broken.class);
  }

  @Test
  void many_writers_at_once_and_the_chain_holds() throws SQLException {
    HospitalDatabase.atOnce(
        4,
        () -> {
          for (int i = 0; i < 50; i++) {
            try (Connection connection = database.application().getConnection()) {
              connection.setAutoCommit(false);
              insert(connection, "crowd");
              if (i % 7 == 0) {
                Thread.sleep(20);
              }
              if (i % 5 == 0) {
                connection.rollback();
              } else {
                connection.commit();
              }
            }
            if (i % 3 == 0) {
              run();
            }
          }
          return null;
        });
    sealAll();
    assertThat(whole().rows()).isEqualTo(4 * 40);
  }

  @Test
  void a_backup_that_was_restored_into_a_younger_cluster_is_sealed_on() throws SQLException {
    append("before");
    sealAll();
    database.asOwner("UPDATE activity_horizon SET xid = '9000000000'");
    append("after");
    sealAll();
    assertThat(whole().rows()).isEqualTo(2);
  }

  @DisplayName("16.4.2: what was changed below the application's rights is found, and where")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE activity SET at = at + interval '1 microsecond' WHERE arrival = 1500",
        "UPDATE activity SET actor_id = gen_random_uuid() WHERE arrival = 1500",
        "UPDATE activity SET actor_name = 'somebody else' WHERE arrival = 1500",
        "UPDATE activity SET action = 'patient-created' WHERE arrival = 1500",
        "UPDATE activity SET outcome = 'refused' WHERE arrival = 1500",
        "UPDATE activity SET subject_type = 'patient' WHERE arrival = 1500",
        "UPDATE activity SET subject_id = NULL WHERE arrival = 1500",
        "UPDATE activity SET patient_id = NULL WHERE arrival = 1500",
        "UPDATE activity SET address = '' WHERE arrival = 1500",
        "UPDATE activity SET request_id = 'another' WHERE arrival = 1500",
        "UPDATE activity SET detail = detail || '{\"reason\": \"\"}' WHERE arrival = 1500",
        "UPDATE activity SET id = gen_random_uuid() WHERE arrival = 1500",
        "DELETE FROM activity WHERE arrival = 1500",
        "INSERT INTO activity (id, at, actor_name, action, outcome, subject_type, arrival)"
            + " OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), now(), 'x', 'x', 'success', 'x', 1050)",
        "UPDATE activity_seal SET rows = rows - 1 WHERE seq = 2",
        "UPDATE activity_seal SET at = at + interval '1 hour' WHERE seq = 2",
        "UPDATE activity_seal SET hash = sha256(hash) WHERE seq = 2",
        "UPDATE activity_seal SET previous = sha256(previous) WHERE seq = 2",
        "UPDATE activity_seal SET mac = sha256(mac) WHERE seq = 2",
        "UPDATE activity_seal SET mac = NULL, key_id = NULL WHERE seq = 2"
      })
  void tampering_is_found(String sql) throws SQLException {
    appendWithGap();
    sealAll();
    assertThat(verify()).isInstanceOf(ActivityChain.Verdict.Whole.class);
    tamper(sql);
    assertThat(verify())
        .isInstanceOfSatisfying(
            ActivityChain.Verdict.Broken.class,
            broken -> assertThat(broken.seal().seq()).isEqualTo(2));
    assertThat(verified()).startsWith("BROKEN at seal 2 (rows 1001 to ");
  }

  @Test
  @DisplayName("16.4.2: a seal that is gone is missed")
  void a_missing_seal_is_found() throws SQLException {
    appendWithGap();
    sealAll();
    tamper("DELETE FROM activity_seal WHERE seq = 2");
    assertThat(verified()).startsWith("BROKEN at seal 3").contains("seals 2 to 2 are missing");
  }

  @Test
  @DisplayName(
      "16.4.2: a chain that was cut or rewritten as a whole differs from the head that was noted")
  void a_noted_head_finds_what_the_chain_alone_cannot() throws SQLException {
    appendWithGap();
    sealAll();
    String head = whole().head().head();
    assertThat(verified("--expect", head)).startsWith("The chain holds");
    tamper(
        "DELETE FROM activity_seal WHERE seq = 3",
        "DELETE FROM activity WHERE arrival > (SELECT max(last) FROM activity_seal)");
    assertThat(verified()).startsWith("The chain holds");
    assertThat(verified("--expect", head)).startsWith("BROKEN").contains(head);
    tamper("UPDATE activity SET actor_name = 'somebody else'", "DELETE FROM activity_seal");
    // By the application itself, so that the keys are right.
    sealAll();
    assertThat(verified()).startsWith("The chain holds");
    assertThat(verified("--expect", head)).startsWith("BROKEN");
  }

  @Test
  void the_command_says_when_it_cannot_verify() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> nowhere = Map.of("DATABASE_URL", "postgres://a:b@127.0.0.1:1/none");
    assertThat(VerifyActivity.run(nowhere, new String[0], new PrintStream(out))).isEqualTo(2);
    assertThat(VerifyActivity.run(Map.of(), new String[] {"--help"}, new PrintStream(out)))
        .isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("could not be verified", "usage:");
  }

  @Test
  void the_bytes_under_a_seal_are_those_that_are_documented() throws Exception {
    Activity row =
        new Activity(
            UUID.fromString("01a203fa-13b0-7bd2-9dfd-752e2e95e3a5"),
            Instant.parse("2026-11-22T08:00:01.1234Z"),
            null,
            "Jörg",
            "appointment-created",
            Activity.Outcome.SUCCESS,
            "appointment",
            UUID.fromString("01a203fa-13b0-7bd2-9dfd-752e2e95e3a6"),
            null,
            "192.0.2.1",
            "",
            new TreeMap<>(Map.of("start", "2026-11-23T09:00:00Z", "b", "x")));
    database.inTransaction(
        em -> {
          Wired.get(em, Activities.class).append(row);
          return null;
        });
    sealAll();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[32]);
    bytes.write(
        ("1:1,36:01a203fa-13b0-7bd2-9dfd-752e2e95e3a5,27:2026-11-22T08:00:01.123400Z,-5:Jörg,"
                + "19:appointment-created,7:success,11:appointment,"
                + "36:01a203fa-13b0-7bd2-9dfd-752e2e95e3a6,-9:192.0.2.1,0:,"
                + "1:2,1:b,1:x,5:start,20:2026-11-23T09:00:00Z,"
                + "1:1,1:1,1:1,1:1,27:2026-11-22T12:00:00.000000Z,")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(whole().head().head())
        .isEqualTo(
            "1:"
                + HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray())));
  }

  @DisplayName("16.4.2: the application cannot change a seal")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE activity_seal SET rows = 1",
        "DELETE FROM activity_seal",
        "TRUNCATE activity_seal",
        "INSERT INTO activity_seal SELECT 2, 2, 2, 1, at, hash, hash, key_id, mac FROM activity_seal",
        "INSERT INTO activity (id, at, actor_name, action, outcome, subject_type, arrival)"
            + " OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), now(), 'x', 'x', 'success', 'x', 1)"
      })
  void append_only_for_the_application(String sql) throws SQLException {
    append("a");
    sealAll();
    assertThatThrownBy(() -> execute(database.application(), sql)).isInstanceOf(SQLException.class);
  }

  /** What the application's role can try, which an intruder in the application can. */
  @DisplayName(
      "16.4.2: a seal that does not continue the chain is refused, recorded, and stops nothing")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999, 999999, 999999, 1, now(), head.hash, head.hash",
        "2, 2, 999999, 1, now(), head.hash, head.hash",
        "2, 2, 2, 0, now(), head.hash, head.hash",
        "2, 1, 2, 2, now(), head.hash, head.hash",
        "2, 2, 2, 1, now(), sha256(head.hash), head.hash",
        "1, 1, 1, 1, now(), head.previous, head.hash",
        "2, 2, 2, 1, NULL, head.hash, head.hash",
        "NULL, 2, 2, 1, now(), head.hash, head.hash"
      })
  void a_seal_out_of_turn_is_refused(String values) throws SQLException {
    append("a");
    sealAll();
    append("b");
    execute(
        database.application(),
        "SELECT append_activity_seal(%s, key_id, mac) FROM activity_seal head".formatted(values));
    assertThat(newest().seq()).isEqualTo(1);
    sealAll();
    assertThat(whole().rows()).as("a, b and the row about the refused seal").isEqualTo(3);
    assertThat(condition(Seal.NONE).refused()).isEqualTo(1);
    assertThat(condition(Seal.NONE).fault()).isEmpty();
    List<String> roles =
        database.inTransaction(
            em ->
                new SqlQuery(
                        "SELECT detail ->> 'role' AS role FROM activity WHERE action = 'seal-refused'")
                    .list(em, row -> row.getString("role")));
    assertThat(roles).containsExactly("hospital_app");
  }

  @Test
  @DisplayName("16.4.2: a seal in turn that was made without the key is seen at once, and verified")
  void a_seal_without_the_key_is_seen() throws SQLException {
    append("a");
    sealAll();
    append("b");
    execute(
        database.application(),
        """
        SELECT append_activity_seal(2, 2, 2, 1, now(), head.hash, sha256(head.hash), key_id, mac)
        FROM activity_seal head
        """);
    assertThat(newest().seq()).isEqualTo(2);
    assertThat(condition(Seal.NONE).fault())
        .hasValueSatisfying(why -> assertThat(why).contains("key"));
    assertThat(verify()).isInstanceOf(ActivityChain.Verdict.Broken.class);
  }

  @Test
  @DisplayName("16.4.2: what a server saw cannot be taken back by rewriting the database")
  void a_server_misses_what_it_has_seen() throws SQLException {
    append("a");
    sealAll();
    Seal seen = newest();
    assertThat(condition(seen).fault()).isEmpty();
    tamper("UPDATE activity SET actor_name = 'somebody else'", "DELETE FROM activity_seal");
    sealAll();
    assertThat(verify()).isInstanceOf(ActivityChain.Verdict.Whole.class);
    assertThat(condition(seen).fault()).contains("seal " + seen.head() + " is gone");
  }

  @Test
  void the_oldest_row_without_a_seal_is_known() throws SQLException {
    assertThat(condition(Seal.NONE).oldestUnsealed()).isEmpty();
    append("a");
    assertThat(condition(Seal.NONE).oldestUnsealed()).contains(NOON);
    sealAll();
    assertThat(condition(Seal.NONE).oldestUnsealed()).isEmpty();
  }

  @Test
  @DisplayName("16.4.2: whoever computes the chain anew in the database lacks the key")
  void a_chain_computed_anew_is_found() throws SQLException {
    append("a");
    sealAll();
    tamper("UPDATE activity SET actor_name = 'somebody else'", "DELETE FROM activity_seal");
    SealKeys forger =
        new SealKeys(
            new MasterSecret(new Secret("the forger's own secret, 32 bytes"), Optional.empty()));
    try (Connection connection = database.owner().getConnection()) {
      SealKeys.Key key = forger.current(connection, NOON);
      assertThat(ActivityChain.sealNext(connection, key, Seal.NONE, 1, NOON)).isPresent();
    }
    assertThat(verified())
        .startsWith("BROKEN at seal 1")
        .contains("JWT_SECRET does not open its key");
  }

  @Test
  void seals_of_an_earlier_release_keep_verifying() throws SQLException {
    appendWithGap();
    sealAll();
    tamper("UPDATE activity_seal SET mac = NULL, key_id = NULL");
    append("after the update");
    assertThat(condition(Seal.NONE).fault()).isEmpty();
    assertThat(verified()).contains("No seal has a key");
    sealAll();
    assertThat(verified()).startsWith("The chain holds").contains("Keyed from seal 4 on");
  }

  @Test
  void without_the_secret_the_command_says_what_it_did_not_verify() throws SQLException {
    append("a");
    sealAll();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(VerifyActivity.run(database.environment(), new String[0], new PrintStream(out)))
        .isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("The chain holds")
        .contains("NOT VERIFIED: the keys of the seals");
  }

  @Test
  @DisplayName("11.1.1: after JWT_SECRET has changed, seals have another key, and old ones verify")
  void the_master_secret_is_renewed() throws SQLException {
    Secret next = new Secret("another master secret, of thirty-two bytes");
    append("a");
    sealAll();
    try (Connection connection = database.application().getConnection()) {
      SealKeys both = new SealKeys(new MasterSecret(next, Optional.of(TestSettings.MASTER)));
      assertThat(both.renew(connection, NOON)).isEqualTo(new SealedSecrets.Renewal(1, 0));
      assertThat(both.renew(connection, NOON)).isEqualTo(new SealedSecrets.Renewal(0, 0));
      append("b");
      SealKeys after = new SealKeys(new MasterSecret(next, Optional.empty()));
      Seal first = ActivityChain.newest(connection);
      Seal second =
          ActivityChain.sealNext(connection, after.current(connection, NOON), first, 2, NOON)
              .orElseThrow();
      assertThat(second.keyId()).isNotEqualTo(first.keyId());
      connection.setAutoCommit(false);
      assertThat(ActivityChain.verify(connection, Optional.of(after), Optional.empty()))
          .isInstanceOf(ActivityChain.Verdict.Whole.class);
      assertThat(ActivityChain.verify(connection, Optional.of(KEYS), Optional.empty()))
          .isInstanceOf(ActivityChain.Verdict.Broken.class);
    }
  }

  @DisplayName("16.4.2: where both roles are one the triggers refuse")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE activity_seal SET rows = 1",
        "DELETE FROM activity_seal",
        "TRUNCATE activity_seal"
      })
  void triggers_stand_below_the_rights(String sql) {
    assertThatThrownBy(() -> execute(database.owner(), sql)).hasMessageContaining("append-only");
  }

  /** Two full batches and a part, with a number missing in the second. */
  private void appendWithGap() throws SQLException {
    appendMany(1_049);
    try (Connection connection = database.application().getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, "never");
      connection.rollback();
    }
    appendMany(1_200);
  }

  private void appendMany(int rows) throws SQLException {
    execute(
        database.application(),
        """
        INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
          subject_id, patient_id, address, request_id, detail)
        SELECT gen_random_uuid(), now(), gen_random_uuid(), 'Desk', 'appointment-created', 'success',
          'appointment', gen_random_uuid(), gen_random_uuid(), '192.0.2.1', 'request', '{"reason": "x"}'
        FROM generate_series(1, %d)
        """
            .formatted(rows));
  }

  private void append(String name) throws SQLException {
    try (Connection connection = database.application().getConnection()) {
      insert(connection, name);
    }
  }

  private static void insert(Connection connection, String name) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO activity (id, at, actor_name, action, outcome, subject_type)"
                + " VALUES (?, ?, ?, 'appointment-created', 'success', 'appointment')")) {
      insert.setObject(1, Ids.next());
      insert.setObject(2, java.sql.Timestamp.from(NOON));
      insert.setString(3, name);
      insert.executeUpdate();
    }
  }

  /** As many runs as the job needs, if nothing is in its way. */
  private void sealAll() {
    for (int i = 0; i < RUNS; i++) {
      run();
    }
  }

  private void run() {
    database.inTransaction(
        em -> {
          ActivitySeals seals = seals(em);
          long highest = seals.highestDrawn();
          // Like the job: one at a time, and what it writes assigns the transaction's id.
          boolean alone =
              new SqlQuery("SELECT pg_try_advisory_xact_lock(7) AS alone")
                  .first(em, row -> row.getBoolean("alone"))
                  .orElseThrow();
          return alone ? seals.seal(highest, NOON) : Optional.empty();
        });
  }

  private static ActivitySeals seals(EntityManager em) {
    return new Wired(em, new Recorded<>(), TestSettings.defaults()).get(ActivitySeals.class);
  }

  private ActivitySeals.Condition condition(Seal known) {
    return database.inTransaction(em -> seals(em).condition(known));
  }

  private Seal newest() throws SQLException {
    try (Connection connection = database.application().getConnection()) {
      return ActivityChain.newest(connection);
    }
  }

  private void tamper(String... statements) throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (String sql : statements) {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      }
    }
  }

  private ActivityChain.Verdict.Whole whole() throws SQLException {
    return (ActivityChain.Verdict.Whole) verify();
  }

  private ActivityChain.Verdict verify() throws SQLException {
    try (Connection connection = database.application().getConnection()) {
      connection.setAutoCommit(false);
      return ActivityChain.verify(connection, Optional.of(KEYS), Optional.empty());
    }
  }

  /** The command's output. */
  private String verified(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        VerifyActivity.run(environment(TestSettings.MASTER), arguments, new PrintStream(out));
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(text).isEqualTo(text.startsWith("The chain holds") ? 0 : 1);
    return text;
  }

  private static Map<String, String> environment(Secret secret) {
    Map<String, String> environment = new TreeMap<>(database.environment());
    environment.put("JWT_SECRET", new String(secret.bytes(), StandardCharsets.UTF_8));
    return environment;
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
