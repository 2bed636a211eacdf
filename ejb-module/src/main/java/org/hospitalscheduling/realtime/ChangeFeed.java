package org.hospitalscheduling.realtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The feed's two tables in SQL: the inbox, where transactions leave their changes, and the feed,
 * where every committed change has its number. Works on a given connection, because the feed's
 * threads have their own.
 */
final class ChangeFeed {

  /** The NOTIFY channel on which every server learns that the feed has grown. */
  static final String CHANNEL = "change_feed";

  /** The advisory lock of the sequencer; an arbitrary constant, the same in every release. */
  static final long SEQUENCER_LOCK = 0x6665_6564_5f73_6571L;

  private static final String MOVE =
      """
      WITH batch AS (
        SELECT arrival FROM feed_inbox ORDER BY arrival LIMIT ?
      ), moved AS (
        DELETE FROM feed_inbox i USING batch b WHERE i.arrival = b.arrival RETURNING i.*
      )
      INSERT INTO change_feed (seq, type, subject_id, subject_version, at,
                               practitioner_id, left_practitioner_id, department_id, busy_changed,
                               owner_id, actor_id)
      SELECT ? + row_number() OVER (ORDER BY arrival), type, subject_id, subject_version, at,
             practitioner_id, left_practitioner_id, department_id, busy_changed,
             owner_id, actor_id
      FROM moved
      """;

  private static final String AFTER =
      """
      SELECT seq, type, subject_id, subject_version, at,
             practitioner_id, left_practitioner_id, department_id, busy_changed,
             owner_id, actor_id
      FROM change_feed WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?
      """;

  private ChangeFeed() {}

  /** When the change that has waited longest for its number was made; empty if none waits. */
  static Optional<Instant> oldestWaiting(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT at FROM feed_inbox ORDER BY arrival LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
    }
  }

  /**
   * Numbers up to {@code limit} committed changes and notifies every server once, in a transaction
   * of its own under the cluster's sequencer lock.
   *
   * <p>The lock and the highest number are read by separate statements: a snapshot taken before the
   * lock was granted would not contain the numbers that its last holder gave.
   *
   * @return how many were numbered; none if another server holds the lock
   */
  static int number(Connection connection, int limit) throws SQLException {
    connection.setAutoCommit(false);
    try {
      int numbered = 0;
      if (holdsLock(connection)) {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
          move.setInt(1, limit);
          move.setLong(2, last(connection));
          numbered = move.executeUpdate();
        }
        if (numbered > 0) {
          try (Statement notify = connection.createStatement()) {
            notify.execute("NOTIFY " + CHANNEL);
          }
        }
      }
      connection.commit();
      return numbered;
    } catch (SQLException e) {
      rollback(connection, e);
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  /** The highest number given; 0 before the first. */
  static long last(Connection connection) throws SQLException {
    return number(connection, "SELECT coalesce(max(seq), 0) FROM change_feed");
  }

  /** The lowest number that is still kept; 0 if there is none. */
  static long first(Connection connection) throws SQLException {
    return number(connection, "SELECT coalesce(min(seq), 0) FROM change_feed");
  }

  /** At most {@code limit} changes with {@code after < seq <= upTo}, in order. */
  static List<ChangeEvent> between(Connection connection, long after, long upTo, int limit)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(AFTER)) {
      select.setLong(1, after);
      select.setLong(2, upTo);
      select.setInt(3, limit);
      try (ResultSet row = select.executeQuery()) {
        List<ChangeEvent> changes = new ArrayList<>();
        while (row.next()) {
          changes.add(
              new ChangeEvent(
                  row.getLong(1),
                  ChangeType.of(row.getString(2)),
                  row.getObject(3, UUID.class),
                  row.getInt(4),
                  instant(row, 5),
                  row.getObject(6, UUID.class),
                  row.getObject(7, UUID.class),
                  row.getObject(8, UUID.class),
                  row.getBoolean(9),
                  row.getObject(10, UUID.class),
                  row.getObject(11, UUID.class)));
        }
        return changes;
      }
    }
  }

  private static boolean holdsLock(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, SEQUENCER_LOCK);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static void rollback(Connection connection, SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
