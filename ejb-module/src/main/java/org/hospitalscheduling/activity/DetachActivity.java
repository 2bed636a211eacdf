package org.hospitalscheduling.activity;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.settings.HospitalDataSource;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SettingsException;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The command with which hospital IT takes months out of the activity log whose time is over,
 * without a server: {@code detach-activity.sh} runs it in the role of the database's owner. Without
 * {@code --detach} it only says what it would do.
 *
 * <p>A month leaves as two tables of its own, for the owner to keep elsewhere or to drop. While it
 * leaves, which takes seconds, the log is locked, and so is whatever writes to it.
 *
 * <p>The exit status is 0 if all months whose time is over have left (or would), 1 if one cannot, 2
 * if it could not be tried.
 */
public final class DetachActivity {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int FAILED = 2;

  private static final String USAGE = "usage: detach-activity.sh EAR [--detach]";

  private DetachActivity() {}

  /** A part of the log. */
  private record Month(String name, Instant ends) {}

  /**
   * @param arguments none, or {@code --detach} to do it
   */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), arguments, System.out, Clock.systemUTC()));
  }

  /**
   * Takes the months out, or says which.
   *
   * @param environment names the database like the server's, and its owner; and {@code
   *     RETENTION_ACTIVITY_MONTHS}
   * @return the exit status
   */
  static int run(
      Map<String, String> environment, String[] arguments, PrintStream out, Clock clock) {
    boolean really = List.of(arguments).equals(List.of("--detach"));
    if (arguments.length != 0 && !really) {
      out.println(USAGE);
      return FAILED;
    }
    try {
      Optional<Period> kept = Settings.activityRetentionFrom(environment);
      if (kept.isEmpty()) {
        out.println("RETENTION_ACTIVITY_MONTHS is not set: the activity log is kept for ever.");
        return FAILED;
      }
      Instant now = clock.instant();
      Instant before = now.atZone(ZoneOffset.UTC).minus(kept.get()).toInstant();
      try (Connection connection =
          HospitalDataSource.ofOwner(Settings.databaseFrom(environment)).getConnection()) {
        connection.setAutoCommit(false);
        List<Month> over = overBefore(connection, before);
        out.printf("Over before %s: %d months.%n", before, over.size());
        return really ? detach(connection, over, now, out) : tell(over, out);
      }
    } catch (SettingsException | SQLException e) {
      out.println("The activity log could not be looked at: " + e.getMessage());
      return FAILED;
    }
  }

  private static List<Month> overBefore(Connection connection, Instant before) throws SQLException {
    List<Month> months =
        new SqlQuery(
                """
            SELECT name, ends FROM activity_month
            WHERE detached_at IS NULL AND ends <= :before ORDER BY ends
            """)
            .set("before", before)
            .list(
                connection, row -> new Month(row.getString("name"), SqlQuery.instant(row, "ends")));
    connection.commit();
    return months;
  }

  private static int tell(List<Month> months, PrintStream out) {
    months.forEach(
        month ->
            out.printf(
                "%s, which ended at %s, would leave: say --detach to do it.%n",
                month.name(), month.ends()));
    return DONE;
  }

  /** The oldest first; none after one that cannot leave. */
  private static int detach(Connection connection, List<Month> months, Instant now, PrintStream out)
      throws SQLException {
    for (Month month : months) {
      try {
        long rows =
            new SqlQuery("SELECT detach_activity_month(:month, :now) AS rows")
                .set("month", month.name())
                .set("now", now)
                .first(connection, row -> row.getLong("rows"))
                .orElseThrow();
        connection.commit();
        out.printf(
            "%s has left with %d rows, as the tables activity_%s and activity_patient_%s.%n",
            month.name(), rows, month.name(), month.name());
      } catch (SQLException e) {
        connection.rollback();
        out.printf("%s has not left: %s%n", month.name(), e.getMessage());
        return REFUSED;
      }
    }
    return DONE;
  }
}
