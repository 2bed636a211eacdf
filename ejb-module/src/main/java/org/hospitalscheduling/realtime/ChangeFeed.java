package org.hospitalscheduling.realtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.shared.SqlQuery;

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
        SELECT arrival FROM feed_inbox ORDER BY arrival LIMIT :limit
      ), moved AS (
        DELETE FROM feed_inbox i USING batch b WHERE i.arrival = b.arrival RETURNING i.*
      )
      INSERT INTO change_feed (seq, type, subject_id, subject_version, at,
                               practitioner_id, left_practitioner_id, department_id, busy_changed,
                               owner_id, actor_id)
      SELECT :last + row_number() OVER (ORDER BY arrival), type, subject_id, subject_version, at,
             practitioner_id, left_practitioner_id, department_id, busy_changed,
             owner_id, actor_id
      FROM moved
      """;

  private static final String AFTER =
      """
      SELECT seq, type, subject_id, subject_version, at,
             practitioner_id, left_practitioner_id, department_id, busy_changed,
             owner_id, actor_id
      FROM change_feed WHERE seq > :after AND seq <= :upTo ORDER BY seq LIMIT :limit
      """;

  private ChangeFeed() {}

  /** When the change that has waited longest for its number was made; empty if none waits. */
  static Optional<Instant> oldestWaiting(Connection connection) throws SQLException {
    return new SqlQuery("SELECT at FROM feed_inbox ORDER BY arrival LIMIT 1")
        .first(connection, row -> SqlQuery.instant(row, "at"));
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
        numbered =
            new SqlQuery(MOVE)
                .set("limit", limit)
                .set("last", last(connection))
                .execute(connection);
        if (numbered > 0) {
          new SqlQuery("NOTIFY " + CHANNEL).execute(connection);
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
    return number(connection, "SELECT coalesce(max(seq), 0) AS n FROM change_feed");
  }

  /** The lowest number that is still kept; 0 if there is none. */
  static long first(Connection connection) throws SQLException {
    return number(connection, "SELECT coalesce(min(seq), 0) AS n FROM change_feed");
  }

  /** At most {@code limit} changes with {@code after < seq <= upTo}, in order. */
  static List<ChangeEvent> between(Connection connection, long after, long upTo, int limit)
      throws SQLException {
    return new SqlQuery(AFTER)
        .set("after", after)
        .set("upTo", upTo)
        .set("limit", limit)
        .list(
            connection,
            row ->
                new ChangeEvent(
                    row.getLong("seq"),
                    ChangeType.of(row.getString("type")),
                    SqlQuery.uuid(row, "subject_id"),
                    row.getInt("subject_version"),
                    SqlQuery.instant(row, "at"),
                    SqlQuery.uuidOrNull(row, "practitioner_id"),
                    SqlQuery.uuidOrNull(row, "left_practitioner_id"),
                    SqlQuery.uuidOrNull(row, "department_id"),
                    row.getBoolean("busy_changed"),
                    SqlQuery.uuidOrNull(row, "owner_id"),
                    SqlQuery.uuidOrNull(row, "actor_id")));
  }

  private static boolean holdsLock(Connection connection) throws SQLException {
    return new SqlQuery("SELECT pg_try_advisory_xact_lock(:lock) AS held")
        .set("lock", SEQUENCER_LOCK)
        .first(connection, row -> row.getBoolean("held"))
        .orElseThrow();
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return new SqlQuery(sql).first(connection, row -> row.getLong("n")).orElseThrow();
  }

  private static void rollback(Connection connection, SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
