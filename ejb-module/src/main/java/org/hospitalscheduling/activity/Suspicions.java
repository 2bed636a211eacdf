package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.settings.Monitoring;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Looks for patterns in the newest end of the activity log. Only users count: what service accounts
 * and the house itself do has no user. What was done up to the moment at which a flag was cleared
 * is not held against the user again.
 *
 * <p>Each run first asks of whom anything was written since the last one, which takes one look at
 * each of the new rows, and then counts in what those users alone did, each found by index. So its
 * cost follows what users did lately, not how long the log is nor how much machines write into it.
 */
@ApplicationScoped
public class Suspicions {

  /** A run looks no farther back, however long ago the last one was. */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  /** Rows are written with their transaction: at most so long after the time they bear. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Duration HOUR = Duration.ofHours(1);

  /** Of somebody's reads within the hour the newest count; no person comes near. */
  private static final int READS = 5_000;

  /** What somebody does without changing anything, or a stranger in somebody's name. */
  private static final List<String> NO_CHANGES =
      List.of(
          "signed-in",
          "signed-out",
          "registered",
          "password-reset-requested",
          // One click asks several people, or ends what several were asked.
          "waitlist-invited",
          "waitlist-lost",
          "waitlist-withdrawn",
          "waitlist-expired",
          DataRead.Kind.PATIENT_DATA_READ.action(),
          DataRead.Kind.PATIENT_DATA_EXPORTED.action(),
          DataRead.Kind.ACTIVITY_READ.action(),
          DataRead.Kind.ACTIVITY_EXPORTED.action());

  private static final List<String> FAILED_SIGN_INS =
      List.of("sign-in-failed", "sign-in-throttled", "second-factor-failed");

  /** Written out, as the index of exports has it (V440): a bound value would not use it. */
  private static final String IS_EXPORT =
      "a.action IN ('patient-data-exported', 'activity-exported')";

  /** As the index of reads has it. */
  private static final String IS_READ =
      "a.action = 'patient-data-read' AND a.patient_id IS NOT NULL";

  /** Who is looked at, and up to when nothing is held against them. */
  private static final String USERS =
      """
      WITH u AS MATERIALIZED (
        SELECT looked_at.id, coalesce((SELECT max(cleared_at) FROM monitored_user m WHERE m.user_id = looked_at.id AND m.pattern = ?),
          '-infinity') AS cleared
        FROM unnest(?) AS looked_at (id))
      """;

  @PersistenceContext private EntityManager em;

  /**
   * What there is to say about users since the last run.
   *
   * @param lastRun when it looked; what it has said may be said again
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

  /** What a run looks at: what was done from {@code since} to {@code now}. */
  private record Span(Instant since, Instant now) {}

  /** The users who did something, or in whose name somebody failed to. */
  private List<UUID> active(Span span) {
    return new SqlQuery(
            """
            SELECT id FROM app_user WHERE id IN (
              SELECT actor_id FROM activity WHERE at >= ? AND at <= ?
              UNION
              SELECT subject_id FROM activity WHERE outcome = 'failure' AND at >= ? AND at <= ?)
            """,
            span.since(),
            span.now(),
            span.since(),
            span.now())
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
        new SqlPart("a.outcome = 'success' AND a.action <> ALL (?)", NO_CHANGES),
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
        new SqlPart("a.outcome = 'failure' AND a.action = ANY (?)", FAILED_SIGN_INS),
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
        new SqlPart(IS_EXPORT),
        "true",
        users,
        span);
  }

  /** A condition, with the value for each question mark in it. */
  private record SqlPart(String text, Object... bound) {}

  /** What makes a burst: so many within the window, wherever it begins. */
  private record Burst(Pattern pattern, Duration window, int enough, int allowed, String sentence) {

    Suspicion suspicion(UUID userId, int seen, Instant seenAt) {
      return new Suspicion(
          userId, pattern, seen, allowed, sentence.formatted(seen, allowed), seenAt);
    }
  }

  /**
   * @param user the column that names the user
   * @param looked which rows are looked at
   * @param counted which of those count; {@code same_request} is when the one before it of the same
   *     request was written
   */
  private List<Suspicion> bursts(
      Burst burst, String user, SqlPart looked, String counted, List<UUID> users, Span span) {
    return new SqlQuery(USERS, burst.pattern().code(), users)
        .add("SELECT user_id, max(seen) AS seen, max(at) AS at FROM (")
        .add("SELECT u.id AS user_id, c.at, count(*) OVER (PARTITION BY u.id")
        .add(
            "  ORDER BY c.at RANGE BETWEEN CAST(? AS interval) PRECEDING AND CURRENT ROW) AS seen",
            burst.window().toSeconds() + " seconds")
        .add("FROM u CROSS JOIN LATERAL (")
        .add("  SELECT a.at, a.action, a.request_id,")
        .add("    lag(a.at) OVER (PARTITION BY a.request_id ORDER BY a.at, a.id) AS same_request")
        .add("  FROM activity a WHERE a." + user + " = u.id")
        .add("    AND a.at > ? AND a.at <= ?", span.since().minus(burst.window()), span.now())
        .add("    AND " + looked.text(), looked.bound())
        // Each user's rows by index: were it one join, the planner might read everybody's.
        .add("  OFFSET 0) AS c")
        .add("WHERE c.at > u.cleared AND " + counted)
        .add(") AS windows WHERE seen >= ? GROUP BY user_id", burst.enough())
        .list(
            em,
            row ->
                burst.suspicion(
                    SqlQuery.uuid(row, "user_id"),
                    row.getInt("seen"),
                    SqlQuery.instant(row, "at")));
  }

  private List<Suspicion> manyPatients(int most, List<UUID> users, Span span) {
    Burst burst =
        new Burst(
            Pattern.MANY_PATIENTS,
            HOUR,
            most + 1,
            most,
            "%d different patients opened within an hour; up to %d is normal.");
    return new SqlQuery(USERS, burst.pattern().code(), users)
        .add(
            """
            SELECT u.id AS user_id, count(DISTINCT c.patient_id) AS seen, max(c.at) AS at
            FROM u CROSS JOIN LATERAL (
              SELECT a.at, a.patient_id FROM activity a
              WHERE a.actor_id = u.id AND a.at > ? AND a.at <= ? AND %s
              ORDER BY a.at DESC LIMIT ?) AS c
            """
                .formatted(IS_READ),
            span.now().minus(HOUR),
            span.now(),
            READS)
        .add(
            "WHERE c.at > u.cleared GROUP BY u.id HAVING count(DISTINCT c.patient_id) >= ?",
            burst.enough())
        .list(
            em,
            row ->
                burst.suspicion(
                    SqlQuery.uuid(row, "user_id"),
                    row.getInt("seen"),
                    SqlQuery.instant(row, "at")));
  }

  /**
   * Remembers from where users work, and tells of addresses that are new at night. A user's very
   * first address is new to everybody and says nothing; nor does what a stranger can do in a user's
   * name: fail to sign in, ask for a new password.
   */
  private List<Suspicion> newAddressesAtNight(
      Monitoring limits, ZoneId zone, List<UUID> users, Span span) {
    record Seen(UUID userId, String address, Instant at) {}
    return new SqlQuery(
            """
            WITH fresh AS (
              INSERT INTO known_address (user_id, address, first_seen)
              SELECT u.id, c.address, min(c.at)
              FROM unnest(?) AS u (id) CROSS JOIN LATERAL (
                SELECT a.at, a.address FROM activity a
                WHERE a.actor_id = u.id AND a.at > ? AND a.at <= ? AND a.address <> '' AND a.outcome <> 'failure'
                  AND (a.action = 'signed-in' OR a.subject_type <> 'account')
                OFFSET 0) AS c
              GROUP BY u.id, c.address
              ON CONFLICT DO NOTHING RETURNING user_id, address, first_seen
            )
            SELECT * FROM fresh
            WHERE EXISTS (SELECT FROM known_address older WHERE older.user_id = fresh.user_id)
            """,
            users,
            span.since(),
            span.now())
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
