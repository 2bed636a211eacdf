package org.hospitalscheduling.activity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The chain of seals over the activity log, on a given connection: the seal job's or a verifier's.
 *
 * <p>A row's number (arrival) is drawn before its transaction commits, so a lower number may appear
 * after a higher one. Therefore only rows up to a horizon are sealed. One run records it, first the
 * highest number drawn and then its own transaction id; the next run uses it. Every transaction
 * that drew a number up to the horizon has a lower id (a trigger assigns the id before the number
 * is drawn); once none of those transactions is running, the rows up to the horizon are complete
 * for good. A transaction that hangs delays the chain and nothing else.
 *
 * <p>Months leave the log with their rows. Of each seal there are either all rows, those of a month
 * that left being kept in {@code activity_edge} while a later month has others of the same seal; or
 * none, and then the seal shows by its place in the chain and by its key that it was made.
 *
 * <p>The seals are not read to the end if one is broken, and so by plain JDBC.
 */
final class ActivityChain {

  /** Rows under one seal; few, so that a broken seal narrows the search down. */
  static final int BATCH = 1_000;

  private static final Logger LOG = Logger.getLogger(ActivityChain.class.getName());

  private ActivityChain() {}

  /**
   * The highest number that had been drawn at some time, and whether the rows up to it are
   * complete.
   */
  record Horizon(long arrival, boolean complete) {}

  /**
   * The highest number drawn so far. Read it in a transaction that has not written yet: its id must
   * be later than those of all transactions that drew these numbers.
   *
   * @throws IllegalStateException if the transaction has an id already
   */
  static long highestDrawn(Connection connection) throws SQLException {
    record Drawn(long last, boolean unwritten) {}
    Drawn drawn =
        new SqlQuery(
                "SELECT last_value, pg_current_xact_id_if_assigned() IS NULL AS unwritten FROM activity_arrival_seq")
            .first(
                connection,
                row -> new Drawn(row.getLong("last_value"), row.getBoolean("unwritten")))
            .orElseThrow();
    if (!drawn.unwritten()) {
      throw new IllegalStateException("this transaction has written already");
    }
    return drawn.last();
  }

  /**
   * The horizon that the previous run left; empty before the first run, and if the database was
   * restored into a cluster whose transaction ids are lower.
   */
  static Optional<Horizon> horizon(Connection connection) throws SQLException {
    return new SqlQuery(
            """
            SELECT arrival, NOT EXISTS (
              SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS running WHERE running < xid) AS complete
            FROM activity_horizon WHERE xid < pg_current_xact_id()
            """)
        .first(connection, row -> new Horizon(row.getLong("arrival"), row.getBoolean("complete")));
  }

  /**
   * Leaves a horizon for the next run: the result of {@link #highestDrawn} and this transaction's
   * id.
   */
  static void leaveHorizon(Connection connection, long highestDrawn) throws SQLException {
    new SqlQuery(
            """
            INSERT INTO activity_horizon (arrival, xid) VALUES (:arrival, pg_current_xact_id())
            ON CONFLICT (only_row) DO UPDATE SET arrival = excluded.arrival, xid = excluded.xid
            """)
        .set("arrival", highestDrawn)
        .execute(connection);
  }

  /** The newest seal, or {@link Seal#NONE}. */
  static Seal newest(Connection connection) throws SQLException {
    return new SqlQuery("SELECT * FROM activity_seal ORDER BY seq DESC LIMIT 1")
        .first(connection, ActivityChain::seal)
        .orElse(Seal.NONE);
  }

  /**
   * Seals the next rows up to {@code horizon}, at most {@link #BATCH}.
   *
   * @return the new seal; empty if there is nothing to seal, or if the database finds that the seal
   *     does not continue the chain, which is then a row {@code seal-refused} in the log
   */
  static Optional<Seal> sealNext(
      Connection connection, SealKeys.Key key, Seal newest, long horizon, Instant now)
      throws SQLException {
    long first = newest.last() + 1;
    Covered covered =
        cover(
            connection,
            newest.hash(),
            new SqlQuery("SELECT " + CanonicalForm.COLUMNS + " FROM activity")
                .add("WHERE arrival BETWEEN :first AND :last ORDER BY activity.arrival LIMIT :most")
                .set("first", first)
                .set("last", horizon)
                .set("most", BATCH),
            first);
    if (covered.rows() == 0) {
      return Optional.empty();
    }
    long seq = newest.seq() + 1;
    byte[] hash = covered.form().hash(seq, first, covered.last(), covered.rows(), now);
    byte[] mac = key.mac(hash);
    boolean accepted =
        new SqlQuery(
                """
                SELECT append_activity_seal(:seq, :first, :last, :rows, :at, :previous, :hash, :key, :mac) AS accepted
                """)
            .set("seq", seq)
            .set("first", first)
            .set("last", covered.last())
            .set("rows", covered.rows())
            .set("at", now)
            .set("previous", newest.hash())
            .set("hash", hash)
            .set("key", key.id())
            .set("mac", mac)
            .first(connection, row -> row.getBoolean("accepted"))
            .orElseThrow();
    if (!accepted) {
      LOG.log(
          Level.SEVERE,
          "Seal {0} on the activity log was refused: another hand wrote into the chain",
          Long.toString(seq));
      return Optional.empty();
    }
    return Optional.of(
        new Seal(
            seq, first, covered.last(), covered.rows(), now, newest.hash(), hash, key.id(), mac));
  }

  /** That seal as it is now; empty if it is gone. */
  static Optional<Seal> find(Connection connection, long seq) throws SQLException {
    return new SqlQuery("SELECT * FROM activity_seal WHERE seq = :seq")
        .set("seq", seq)
        .first(connection, ActivityChain::seal);
  }

  /** When the oldest row that no seal covers was written. */
  static Optional<Instant> oldestUnsealed(Connection connection) throws SQLException {
    return new SqlQuery(
            """
            SELECT at FROM activity
            WHERE arrival > coalesce((SELECT last FROM activity_seal ORDER BY seq DESC LIMIT 1), 0)
            ORDER BY arrival LIMIT 1
            """)
        .first(connection, row -> SqlQuery.instant(row, "at"));
  }

  /**
   * Recomputes the seals in order, up to the first that does not match.
   *
   * @param connection in a transaction that sees one snapshot of the database
   * @param keys empty: only hashes are verified, which whoever can write to the database can
   *     compute as well
   * @param expected a head that was recorded earlier ({@link Seal#head}); empty for none
   */
  static Verdict verify(Connection connection, Optional<SealKeys> keys, Optional<String> expected)
      throws SQLException {
    boolean met = expected.isEmpty();
    Map<UUID, Optional<SealKeys.Key>> known = new HashMap<>();
    long detachedTo = lastDetached(connection);
    long detached = 0;
    Seal last = Seal.NONE;
    long rows = 0;
    Optional<Seal> firstKeyed = Optional.empty();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM activity_seal ORDER BY seq")) {
      select.setFetchSize(BATCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Seal seal = seal(row);
          Optional<String> fault = misplaced(last, seal);
          if (fault.isEmpty()) {
            Covered covered = cover(connection, seal, last.hash());
            if (covered.rows() == 0 && seal.last() <= detachedTo) {
              detached += seal.rows();
            } else {
              fault = changed(seal, covered);
            }
          }
          if (fault.isEmpty() && keys.isPresent()) {
            UUID id = seal.keyId();
            if (id != null && !known.containsKey(id)) {
              known.put(id, keys.get().find(connection, id));
            }
            fault =
                wrongKey(
                    seal, id == null ? Optional.empty() : known.getOrDefault(id, Optional.empty()));
          }
          if (fault.isPresent()) {
            return new Verdict.Broken(seal, fault.get());
          }
          met = met || expected.get().equals(seal.head());
          firstKeyed =
              firstKeyed.isPresent() || seal.mac() == null ? firstKeyed : Optional.of(seal);
          last = seal;
          rows += seal.rows();
        }
      }
    }
    if (!met) {
      return new Verdict.Broken(
          last,
          "the chain holds, but it is not the one for which " + expected.get() + " was noted");
    }
    return tail(connection, last, rows, detached, firstKeyed);
  }

  /** The number of the last row that left the log with its month; 0 if none did. */
  private static long lastDetached(Connection connection) throws SQLException {
    return new SqlQuery("SELECT coalesce(max(last), 0) AS last FROM activity_month")
        .first(connection, row -> row.getLong("last"))
        .orElseThrow();
  }

  private static Optional<String> misplaced(Seal before, Seal seal) {
    if (seal.seq() != before.seq() + 1) {
      return Optional.of(
          "seals " + (before.seq() + 1) + " to " + (seal.seq() - 1) + " are missing");
    }
    if (seal.first() != before.last() + 1 || !Arrays.equals(seal.previous(), before.hash())) {
      return Optional.of("it does not follow from the seal before it");
    }
    return seal.mac() == null && before.mac() != null
        ? Optional.of("it has no key, though the seal before it has one")
        : Optional.empty();
  }

  private static Optional<String> changed(Seal seal, Covered covered) {
    if (covered.rows() != seal.rows()) {
      return Optional.of(
          "it covers %d rows, but there are %d".formatted(seal.rows(), covered.rows()));
    }
    byte[] hash =
        covered.form().hash(seal.seq(), seal.first(), seal.last(), seal.rows(), seal.at());
    return Arrays.equals(hash, seal.hash())
        ? Optional.empty()
        : Optional.of("the rows that it covers have been changed");
  }

  private static Optional<String> wrongKey(Seal seal, Optional<SealKeys.Key> key) {
    if (seal.mac() == null) {
      return Optional.empty();
    }
    if (key.isEmpty()) {
      return Optional.of(
          "JWT_SECRET does not open its key " + seal.keyId() + ": it is another, or the key is");
    }
    return key.get().made(seal)
        ? Optional.empty()
        : Optional.of("it was not made with the key of the application");
  }

  private static Verdict tail(
      Connection connection, Seal last, long rows, long detached, Optional<Seal> firstKeyed)
      throws SQLException {
    return new SqlQuery(
            "SELECT count(*) AS rows, min(at) AS oldest FROM activity WHERE arrival > :last")
        .set("last", last.last())
        .first(
            connection,
            row ->
                new Verdict.Whole(
                    last,
                    rows,
                    detached,
                    firstKeyed,
                    row.getLong("rows"),
                    Optional.ofNullable(SqlQuery.instantOrNull(row, "oldest"))))
        .orElseThrow();
  }

  private record Covered(CanonicalForm form, int rows, long last) {}

  /** What there is of a seal's rows. */
  private static Covered cover(Connection connection, Seal seal, byte[] previous)
      throws SQLException {
    return cover(
        connection,
        previous,
        new SqlQuery("SELECT " + CanonicalForm.COLUMNS)
            .add("FROM (SELECT * FROM activity WHERE arrival BETWEEN :first AND :last")
            .add("  UNION SELECT * FROM activity_edge WHERE arrival BETWEEN :first AND :last")
            .add(") AS activity ORDER BY activity.arrival")
            .set("first", seal.first())
            .set("last", seal.last()),
        seal.first());
  }

  /**
   * @param query of {@link CanonicalForm#COLUMNS}, in the order of arrival
   */
  private static Covered cover(Connection connection, byte[] previous, SqlQuery query, long first)
      throws SQLException {
    CanonicalForm form = new CanonicalForm(previous);
    List<Long> arrivals = new ArrayList<>();
    query.each(
        connection,
        BATCH,
        row -> {
          form.add(row);
          return row.getLong(1);
        },
        arrivals::add);
    int rows = arrivals.size();
    return new Covered(form, rows, rows == 0 ? first - 1 : arrivals.get(rows - 1));
  }

  private static Seal seal(ResultSet row) throws SQLException {
    return new Seal(
        row.getLong("seq"),
        row.getLong("first"),
        row.getLong("last"),
        row.getInt("rows"),
        row.getTimestamp("at").toInstant(),
        row.getBytes("previous"),
        row.getBytes("hash"),
        SqlQuery.uuidOrNull(row, "key_id"),
        row.getBytes("mac"));
  }

  /** The result of a verification. */
  sealed interface Verdict {
    /**
     * Every seal matches.
     *
     * @param head the newest seal
     * @param detached how many of these rows left the log with their months, and so were not seen
     * @param firstKeyed the first seal with a key; those before it are of an earlier release
     * @param unsealed the number of rows after it
     * @param oldestUnsealed when the oldest of these was written
     */
    record Whole(
        Seal head,
        long rows,
        long detached,
        Optional<Seal> firstKeyed,
        long unsealed,
        Optional<Instant> oldestUnsealed)
        implements Verdict {}

    /** The first seal that does not match, and why. */
    record Broken(Seal seal, String why) implements Verdict {}
  }
}
