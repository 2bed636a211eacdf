package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.settings.Monitoring;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Looks for suspicious patterns in the newest part of the activity log. Only users are considered:
 * actions of service accounts and of the system have no user. Actions before a flag was cleared are
 * not held against the user again.
 *
 * <p>Each run first finds the users with rows since the last run, reading each new row once, and
 * then counts only these users' actions, each by index. So its cost depends on what users did
 * recently, not on the length of the log or on how much service accounts write.
 */
@ApplicationScoped
class Suspicions {

  /** A run looks no further back than this, however long ago the last one was. */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  /** Rows appear when their transaction commits, at most this long after their timestamp. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Only this many of a user's newest reads within the hour are counted; no person comes near it.
   */
  private static final int READS = 5_000;

  /** Actions that change nothing, or that a stranger can cause in a user's name. */
  private static final List<String> NO_CHANGES =
      List.of(
          "signed-in",
          "signed-out",
          "registered",
          "password-reset-requested",
          // One click invites several patients, or ends several invitations.
          "waitlist-invited",
          "waitlist-lost",
          "waitlist-withdrawn",
          "waitlist-expired",
          DataRead.Kind.PATIENT_DATA_READ.code(),
          DataRead.Kind.PATIENT_DATA_EXPORTED.code(),
          DataRead.Kind.ACTIVITY_READ.code(),
          DataRead.Kind.ACTIVITY_EXPORTED.code());

  private static final List<String> FAILED_SIGN_INS =
      List.of("sign-in-failed", "sign-in-throttled", "second-factor-failed");

  /**
   * Inlined as in the predicate of the index on exports (V440), which would not be used for a bound
   * value.
   */
  private static final String IS_EXPORT =
      "a.action IN ('patient-data-exported', 'activity-exported')";

  /** As in the predicate of the index on reads. */
  private static final String IS_READ =
      "a.action = 'patient-data-read' AND a.patient_id IS NOT NULL";

  /** The users to look at, and the time up to which nothing is held against them. */
  private static final String USERS =
      """
      WITH u AS MATERIALIZED (
        SELECT looked_at.id, coalesce((SELECT max(cleared_at) FROM monitored_user m WHERE m.user_id = looked_at.id AND m.pattern = :pattern),
          '-infinity') AS cleared
        FROM unnest(:users) AS looked_at (id))
      """;

  @PersistenceContext private EntityManager em;

  /**
   * Suspicions about users since the last run.
   *
   * @param lastRun when it ran; what it found may be found again
   */
  List<Suspicion> find(Monitoring limits, ZoneId zone, Instant lastRun, Instant now) {
    Instant farthest = now.minus(LOOK_BACK);
    Instant since = lastRun.minus(LATE);
    Span span = new Span(since.isBefore(farthest) ? farthest : since, now);
    List<UUID> users = active(span);
    if (users.isEmpty()) {
      return List.of();
    }
    List<Suspicion> found = new ArrayList<>();
    found.addAll(manyChanges(limits.maxActionsPerMinute(), users, span));
    found.addAll(failedSignIns(limits.maxAuthFailures(), users, span));
    found.addAll(manyPatients(limits.maxPatientsPerHour(), users, span));
    found.addAll(exports(limits.maxExportsPerHour(), users, span));
    found.addAll(newAddressesAtNight(limits, zone, users, span));
    return found;
  }

  /** What a run looks at: activity from {@code since} to {@code now}. */
  private record Span(Instant since, Instant now) {}

  /** The users who did something, or in whose name an action failed. */
  private List<UUID> active(Span span) {
    return new SqlQuery(
            """
            SELECT id FROM app_user WHERE id IN (
              SELECT actor_id FROM activity WHERE at >= :since AND at <= :now
              UNION
              SELECT subject_id FROM activity WHERE outcome = 'failure' AND at >= :since AND at <= :now)
            """)
        .set("since", span.since())
        .set("now", span.now())
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  private List<Suspicion> manyChanges(int most, List<UUID> users, Span span) {
    return bursts(
        new Burst(
            Pattern.MANY_CHANGES,
            Duration.ofMinutes(1),
            most + 1,
            most,
            "%d changes within a minute; up to %d is normal."),
        "actor_id",
        "a.outcome = 'success' AND a.action <> ALL (:actions)",
        NO_CHANGES,
        """
        -- What one click changes of many appointments is one change; cancelling them is as many.
        (c.request_id = '' OR c.action = 'appointment-cancelled'
          OR c.same_request IS NULL OR c.same_request < c.at - interval '1 minute')
        """,
        users,
        span);
  }

  private List<Suspicion> failedSignIns(int enough, List<UUID> users, Span span) {
    return bursts(
        new Burst(
            Pattern.FAILED_SIGN_INS,
            Duration.ofMinutes(1),
            enough,
            enough,
            "%d failed sign-ins within a minute; the threshold is %d."),
        "subject_id",
        "a.outcome = 'failure' AND a.action = ANY (:actions)",
        FAILED_SIGN_INS,
        "true",
        users,
        span);
  }

  private List<Suspicion> exports(int most, List<UUID> users, Span span) {
    return bursts(
        new Burst(
            Pattern.EXPORT_BURST,
            HOUR,
            most + 1,
            most,
            "%d exports within an hour; up to %d is normal."),
        "actor_id",
        IS_EXPORT,
        List.of(),
        "true",
        users,
        span);
  }

  /** A burst: at least {@code enough} actions within the window, wherever it begins. */
  private record Burst(Pattern pattern, Duration window, int enough, int allowed, String sentence) {

    /** What was seen of a user: the columns {@code user_id}, {@code seen} and {@code at}. */
    Suspicion suspicion(ResultSet row) throws SQLException {
      int seen = row.getInt("seen");
      return new Suspicion(
          SqlQuery.uuid(row, "user_id"),
          pattern,
          seen,
          allowed,
          sentence.formatted(seen, allowed),
          SqlQuery.instant(row, "at"));
    }
  }

  /**
   * @param user the column that names the user
   * @param looked the rows that are read
   * @param actions the value of {@code :actions} in it
   * @param counted which of them count; {@code same_request} is the time of the previous row of the
   *     same request
   */
  private List<Suspicion> bursts(
      Burst burst,
      String user,
      String looked,
      List<String> actions,
      String counted,
      List<UUID> users,
      Span span) {
    return new SqlQuery(USERS)
        .set("pattern", burst.pattern().code())
        .setIds("users", users)
        .add("SELECT user_id, max(seen) AS seen, max(at) AS at FROM (")
        .add("SELECT u.id AS user_id, c.at, count(*) OVER (PARTITION BY u.id")
        .add(
            "  ORDER BY c.at RANGE BETWEEN CAST(:window AS interval) PRECEDING AND CURRENT ROW) AS seen")
        .set("window", burst.window().toSeconds() + " seconds")
        .add("FROM u CROSS JOIN LATERAL (")
        .add("  SELECT a.at, a.action, a.request_id,")
        .add("    lag(a.at) OVER (PARTITION BY a.request_id ORDER BY a.at, a.id) AS same_request")
        .add("  FROM activity a WHERE a." + user + " = u.id")
        .add("    AND a.at > :since AND a.at <= :now")
        .set("since", span.since().minus(burst.window()))
        .set("now", span.now())
        .add("    AND " + looked)
        .setTexts("actions", actions)
        // Reads each user's rows by index: in a plain join the planner might read every user's.
        .add("  OFFSET 0) AS c")
        .add("WHERE c.at > u.cleared AND " + counted)
        .add(") AS windows WHERE seen >= :enough GROUP BY user_id")
        .set("enough", burst.enough())
        .list(em, burst::suspicion);
  }

  private List<Suspicion> manyPatients(int most, List<UUID> users, Span span) {
    Burst burst =
        new Burst(
            Pattern.MANY_PATIENTS,
            HOUR,
            most + 1,
            most,
            "%d different patients opened within an hour; up to %d is normal.");
    return new SqlQuery(USERS)
        .set("pattern", burst.pattern().code())
        .setIds("users", users)
        .add(
            """
            SELECT u.id AS user_id, count(DISTINCT c.patient_id) AS seen, max(c.at) AS at
            FROM u CROSS JOIN LATERAL (
              SELECT a.at, a.patient_id FROM activity a
              WHERE a.actor_id = u.id AND a.at > :since AND a.at <= :now AND %s
              ORDER BY a.at DESC LIMIT :limit) AS c
            """
                .formatted(IS_READ))
        .set("since", span.now().minus(HOUR))
        .set("now", span.now())
        .set("limit", READS)
        .add("WHERE c.at > u.cleared GROUP BY u.id HAVING count(DISTINCT c.patient_id) >= :enough")
        .set("enough", burst.enough())
        .list(em, burst::suspicion);
  }

  /**
   * Remembers the addresses that users work from, and reports those first used at night. A user's
   * very first address is not reported, nor is what a stranger can cause in a user's name: a failed
   * sign-in or a request for a new password.
   */
  private List<Suspicion> newAddressesAtNight(
      Monitoring limits, ZoneId zone, List<UUID> users, Span span) {
    record Seen(UUID userId, String address, Instant at) {}
    return new SqlQuery(
            """
            WITH fresh AS (
              INSERT INTO known_address (user_id, address, first_seen)
              SELECT u.id, c.address, min(c.at)
              FROM unnest(:users) AS u (id) CROSS JOIN LATERAL (
                SELECT a.at, a.address FROM activity a
                WHERE a.actor_id = u.id AND a.at > :since AND a.at <= :now AND a.address <> '' AND a.outcome <> 'failure'
                  AND (a.action = 'signed-in' OR a.subject_type <> 'account')
                OFFSET 0) AS c
              GROUP BY u.id, c.address
              ON CONFLICT DO NOTHING RETURNING user_id, address, first_seen
            )
            SELECT * FROM fresh
            WHERE EXISTS (SELECT FROM known_address older WHERE older.user_id = fresh.user_id)
            """)
            .setIds("users", users)
            .set("since", span.since())
            .set("now", span.now())
            .list(
                em,
                row ->
                    new Seen(
                        SqlQuery.uuid(row, "user_id"),
                        row.getString("address"),
                        SqlQuery.instant(row, "first_seen")))
            .stream()
            .filter(seen -> limits.isNight(seen.at().atZone(zone).toLocalTime()))
            .map(
                seen ->
                    new Suspicion(
                        seen.userId(),
                        Pattern.NIGHT_ADDRESS,
                        1,
                        0,
                        "Active at night from "
                            + seen.address()
                            + ", an address this user has never used before.",
                        seen.at()))
            .toList();
  }
}
