package org.hospitalscheduling.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the database holds about patients, appointments and accounts: for every table the number of
 * its rows and a sum over the transactions that wrote them, so that even rewriting a value is a
 * difference. Tables of later migrations are included automatically.
 *
 * @param tables a number of rows and a sum, by table
 */
record BusinessState(Map<String, String> tables) {

  /** Tables that a refused request may change, and those that jobs write by themselves. */
  private static final Map<String, String> EXCEPT =
      Map.ofEntries(
          Map.entry("activity", "the refusal is written down"),
          Map.entry("activity_patient", "goes with it"),
          Map.entry("activity_seal", "sealed every five seconds"),
          Map.entry("activity_horizon", "goes with the seal"),
          Map.entry("activity_month", "a job makes months ahead"),
          Map.entry("auth_throttle", "the refusal is counted"),
          Map.entry("user_session", "its last use is noted, and refused sessions end"),
          Map.entry("refresh_token", "the same"),
          Map.entry("known_address", "a job derives it from the activity log"),
          Map.entry("person_shown", "the same"),
          Map.entry("job", "when each job is due"),
          Map.entry(
              "outbox_mail", "the relay sends and forgets; looked at as a number of mails written"),
          Map.entry("feed_inbox", "the sequencer empties it; looked at together with the feed"));

  /** Tables that are compared in part, and why. */
  private static final Map<String, String> IN_PART =
      Map.of(
          // The last use is recorded even if the request is refused.
          "service_account",
          "SELECT count(*), sum(hashtextextended((to_jsonb(t) - 'last_used_at')::text, 0)::numeric) FROM service_account t",
          // A job flags users for what it sees in the activity log.
          "monitored_user",
          "SELECT count(*), sum(hashtextextended(t::text, 0)::numeric) FROM monitored_user t"
              + " WHERE pattern = 'by-hand'",
          // Rows move from the inbox to the feed by themselves.
          "change_feed",
          "SELECT sum(n), 0 FROM (SELECT count(*) n FROM feed_inbox WHERE type NOT LIKE 'monitored%'"
              + " UNION ALL SELECT count(*) FROM change_feed WHERE type NOT LIKE 'monitored%') t",
          // The job's flags are mailed to the privacy officer.
          "outbox_mail",
          "SELECT count(*), 0 FROM outbox_mail WHERE kind <> 'account-flagged'");

  static BusinessState now() {
    try (Connection connection = TestBed.running().owner().getConnection()) {
      return of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The state as one connection sees it, including its own open transaction. */
  static BusinessState of(Connection connection) throws SQLException {
    List<String> queries = new ArrayList<>();
    for (String table : names(connection)) {
      String query = IN_PART.get(table);
      if (query != null || !EXCEPT.containsKey(table)) {
        queries.add(
            "SELECT '%s', x.* FROM (%s) x"
                .formatted(
                    table,
                    Objects.requireNonNullElse(
                        query,
                        "SELECT count(*), sum(xmin::text::bigint) FROM %s".formatted(table))));
      }
    }
    Map<String, String> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(String.join(" UNION ALL ", queries))) {
      while (rows.next()) {
        tables.put(rows.getString(1), rows.getString(2) + " rows, sum " + rows.getString(3));
      }
    }
    return new BusinessState(tables);
  }

  /** The tables that differ, with both values. */
  Set<String> differencesTo(BusinessState other) {
    return tables.keySet().stream()
        .filter(table -> !tables.get(table).equals(other.tables.get(table)))
        .map(table -> table + ": " + tables.get(table) + " -> " + other.tables.get(table))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> names(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                // Parts of a table are looked at as the whole.
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                    + " AND tablename NOT IN (SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid)"
                    + " ORDER BY 1")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
