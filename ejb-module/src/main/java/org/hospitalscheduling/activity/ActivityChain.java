package org.hospitalscheduling.activity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * The chain of seals over the activity log, on a connection that it is given: the sealer's, or that
 * of somebody who verifies it.
 *
 * <p>A row's number (arrival) is drawn before its transaction commits, so a lower one may appear
 * after a higher. Therefore only rows up to a horizon are sealed. It is taken in two steps, a run
 * apart: the highest number drawn, and afterwards a transaction id. Every transaction that drew a
 * number up to that one has a lower id (a trigger assigns it before the number is drawn); when none
 * of those runs any more, the rows up to the horizon are complete for good. A transaction that
 * hangs holds the chain up, and nothing else.
 */
final class ActivityChain {

  /** Rows under one seal, so that a broken one points at few. */
  static final int BATCH = 1_000;

  private ActivityChain() {}

  /** How far numbers had been drawn at some time. */
  record Horizon(long arrival, boolean complete) {}

  /**
   * The highest number drawn so far. To be read in a transaction that has not written yet: its id
   * must be younger than those of all that drew them.
   *
   * @throws IllegalStateException if the transaction has an id already
   */
  static long highestDrawn(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "SELECT last_value, pg_current_xact_id_if_assigned() IS NULL FROM activity_arrival_seq")) {
      row.next();
      if (!row.getBoolean(2)) {
        throw new IllegalStateException("this transaction has written already");
      }
      return row.getLong(1);
    }
  }

  /**
   * The horizon that the run before left; empty before the first run, and where the database was
   * restored into a cluster whose transaction ids are lower.
   */
  static Optional<Horizon> horizon(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                """
                SELECT arrival, NOT EXISTS (
                  SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS running WHERE running < xid)
                FROM activity_horizon WHERE xid < pg_current_xact_id()
                """)) {
      return row.next()
          ? Optional.of(new Horizon(row.getLong(1), row.getBoolean(2)))
          : Optional.empty();
    }
  }

  /**
   * Leaves a horizon for a later run: what {@link #highestDrawn} gave, and this transaction's id.
   */
  static void leaveHorizon(Connection connection, long highestDrawn) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO activity_horizon (arrival, xid) VALUES (?, pg_current_xact_id())
            ON CONFLICT (only_row) DO UPDATE SET arrival = excluded.arrival, xid = excluded.xid
            """)) {
      upsert.setLong(1, highestDrawn);
      upsert.executeUpdate();
    }
  }

  /** The newest seal, or {@link Seal#NONE}. */
  static Seal newest(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery("SELECT * FROM activity_seal ORDER BY seq DESC LIMIT 1")) {
      return row.next() ? seal(row) : Seal.NONE;
    }
  }

  /**
   * Seals the next rows up to {@code horizon}, at most {@link #BATCH}.
   *
   * @return the new seal; empty when there is nothing to seal
   */
  static Optional<Seal> sealNext(Connection connection, Seal newest, long horizon, Instant now)
      throws SQLException {
    long first = newest.last() + 1;
    Covered covered = cover(connection, newest.hash(), first, horizon, BATCH);
    if (covered.rows() == 0) {
      return Optional.empty();
    }
    long seq = newest.seq() + 1;
    byte[] hash = covered.form().hash(seq, first, covered.last(), covered.rows(), now);
    Seal next = new Seal(seq, first, covered.last(), covered.rows(), now, newest.hash(), hash);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO activity_seal (seq, first, last, rows, at, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, next.seq());
      insert.setLong(2, next.first());
      insert.setLong(3, next.last());
      insert.setInt(4, next.rows());
      insert.setObject(5, next.at().atOffset(ZoneOffset.UTC));
      insert.setBytes(6, next.previous());
      insert.setBytes(7, next.hash());
      insert.executeUpdate();
    }
    return Optional.of(next);
  }

  /**
   * Computes every seal again, from the first to the first that does not hold.
   *
   * @param connection in a transaction that sees one state of the database
   * @param expected a head that somebody wrote down earlier: {@link Seal#head}; empty for none
   */
  static Verdict verify(Connection connection, Optional<String> expected) throws SQLException {
    boolean met = expected.isEmpty();
    Seal last = Seal.NONE;
    long rows = 0;
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM activity_seal ORDER BY seq")) {
      select.setFetchSize(BATCH);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Seal seal = seal(row);
          Optional<String> fault = fault(connection, last, seal);
          if (fault.isPresent()) {
            return new Verdict.Broken(seal, fault.get());
          }
          met = met || expected.get().equals(seal.head());
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
    return tail(connection, last, rows);
  }

  private static Optional<String> fault(Connection connection, Seal before, Seal seal)
      throws SQLException {
    if (seal.seq() != before.seq() + 1) {
      return Optional.of(
          "seals " + (before.seq() + 1) + " to " + (seal.seq() - 1) + " are missing");
    }
    if (seal.first() != before.last() + 1 || !Arrays.equals(seal.previous(), before.hash())) {
      return Optional.of("it does not follow from the seal before it");
    }
    Covered covered =
        cover(connection, before.hash(), seal.first(), seal.last(), Integer.MAX_VALUE);
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

  private static Verdict tail(Connection connection, Seal last, long rows) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*), min(at) FROM activity WHERE arrival > ?")) {
      select.setLong(1, last.last());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        Timestamp oldest = row.getTimestamp(2);
        return new Verdict.Whole(
            last, rows, row.getLong(1), Optional.ofNullable(oldest).map(Timestamp::toInstant));
      }
    }
  }

  private record Covered(CanonicalForm form, int rows, long last) {}

  private static Covered cover(
      Connection connection, byte[] previous, long first, long last, int most) throws SQLException {
    CanonicalForm form = new CanonicalForm(previous);
    int rows = 0;
    long reached = first - 1;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT "
                + CanonicalForm.COLUMNS
                + " FROM activity WHERE arrival BETWEEN ? AND ? ORDER BY activity.arrival LIMIT ?")) {
      select.setFetchSize(BATCH);
      select.setLong(1, first);
      select.setLong(2, last);
      select.setInt(3, most);
      try (ResultSet row = select.executeQuery()) {
        for (; row.next(); rows++) {
          form.add(row);
          reached = row.getLong(1);
        }
      }
    }
    return new Covered(form, rows, reached);
  }

  private static Seal seal(ResultSet row) throws SQLException {
    return new Seal(
        row.getLong("seq"),
        row.getLong("first"),
        row.getLong("last"),
        row.getInt("rows"),
        row.getTimestamp("at").toInstant(),
        row.getBytes("previous"),
        row.getBytes("hash"));
  }

  /** What a verification found. */
  sealed interface Verdict {
    /**
     * Every seal holds.
     *
     * @param head the newest seal
     * @param unsealed rows after it
     * @param oldestUnsealed when the oldest of these was written
     */
    record Whole(Seal head, long rows, long unsealed, Optional<Instant> oldestUnsealed)
        implements Verdict {}

    /** This seal is the first that does not hold, and why. */
    record Broken(Seal seal, String why) implements Verdict {}
  }
}
