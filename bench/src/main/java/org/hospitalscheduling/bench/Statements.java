package org.hospitalscheduling.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;

/** The server's SQL statements, as {@code pg_stat_statements} counts them. */
final class Statements {

  private final EmbeddedDatabase database;

  /** Restarts the database with the extension; the server's pool recovers by itself. */
  Statements(Rig rig) throws SQLException {
    database = rig.database;
    if (rig.number("SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'") == 0) {
      execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
      execute("ALTER SYSTEM SET pg_stat_statements.track_planning = on");
      database.restart();
      execute("CREATE EXTENSION pg_stat_statements");
    }
  }

  void forget() throws SQLException {
    execute("SELECT pg_stat_statements_reset()");
  }

  /**
   * One of the application's statements since {@link #forget}; times in milliseconds.
   *
   * @param text without its values, on one line
   */
  record Row(
      long calls, double planning, double running, double longest, long buffers, String text) {}

  /** The application's statements, most expensive first. */
  List<Row> list() throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT calls, total_plan_time, total_exec_time, max_exec_time + max_plan_time AS longest,
                  shared_blks_hit + shared_blks_read AS buffers, regexp_replace(query, '\\s+', ' ', 'g') AS text
                FROM pg_stat_statements WHERE userid = 'hospital_app'::regrole
                ORDER BY total_plan_time + total_exec_time DESC
                """)) {
      while (row.next()) {
        rows.add(
            new Row(
                row.getLong("calls"),
                row.getDouble("total_plan_time"),
                row.getDouble("total_exec_time"),
                row.getDouble("longest"),
                row.getLong("buffers"),
                row.getString("text").strip()));
      }
    }
    return rows;
  }

  /** Prints the statements that take part in most of the events, by their cost per event. */
  static void print(String event, long events, List<Row> rows) {
    double planning = 0;
    double running = 0;
    for (Row each : rows) {
      if (each.calls() * 2 < events) {
        continue;
      }
      planning += each.planning() / events;
      running += each.running() / events;
      Report.result(
          "  %4.1f x  planned %6.3f ms, run %6.3f ms, %5.1f buffers  %s",
          (double) each.calls() / events,
          each.planning() / events,
          each.running() / events,
          (double) each.buffers() / events,
          each.text().substring(0, Math.min(110, each.text().length())));
    }
    Report.result(
        "  %s: %.2f ms of the database's time, %.2f of it planning",
        event.toLowerCase(Locale.ROOT), planning + running, planning);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
