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
 * Looks for patterns in the newest end of the activity log, each in one query. Only users count:
 * what service accounts and the house itself do has no user. What was done up to the moment at
 * which a flag was cleared is not held against the user again.
 */
@ApplicationScoped
public class Suspicions {

  /** How far back each run looks: rows may be written a little after their time. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(5);

  private static final Duration HOUR = Duration.ofHours(1);

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

  private static final List<String> EXPORTS =
      List.of(
          DataRead.Kind.PATIENT_DATA_EXPORTED.action(), DataRead.Kind.ACTIVITY_EXPORTED.action());

  private static final String NOT_CLEARED =
      """
      AND a.at > coalesce((SELECT max(cleared_at) FROM monitored_user m
                           WHERE m.user_id = a.%s AND m.pattern = ?), '-infinity')
      """;

  @PersistenceContext EntityManager em;

  /** Everything that there is to say about users now. */
  List<Suspicion> find(Monitoring limits, ZoneId zone, Instant now) {
    List<Suspicion> found = new ArrayList<>();
    found.addAll(manyChanges(limits.maxActionsPerMinute(), now));
    found.addAll(failedSignIns(limits.maxAuthFailures(), now));
    found.addAll(manyPatients(limits.maxPatientsPerHour(), now));
    found.addAll(exports(limits.maxExportsPerHour(), now));
    found.addAll(newAddressesAtNight(limits, zone, now));
    return found;
  }

  private List<Suspicion> manyChanges(int most, Instant now) {
    return bursts(
        new Burst(
            Pattern.MANY_CHANGES,
            Duration.ofMinutes(1),
            most + 1,
            most,
            "%d changes within a minute; %d are usual."),
        "actor_id",
        """
        a.outcome = 'success' AND a.action <> ALL (?)
        -- What one click changes of many appointments is one change; cancelling them is as many.
        AND (a.request_id = '' OR a.action = 'appointment-cancelled' OR NOT EXISTS (
          SELECT FROM activity same
          WHERE same.actor_id = a.actor_id AND same.request_id = a.request_id AND same.outcome = 'success'
            AND same.at BETWEEN a.at - interval '1 minute' AND a.at AND same.id < a.id))
        """,
        NO_CHANGES,
        now);
  }

  private List<Suspicion> failedSignIns(int enough, Instant now) {
    return bursts(
        new Burst(
            Pattern.FAILED_SIGN_INS,
            Duration.ofMinutes(1),
            enough,
            enough,
            "%d failed sign-ins within a minute; %d are enough to look."),
        "subject_id",
        "a.outcome = 'failure' AND a.action = ANY (?)",
        FAILED_SIGN_INS,
        now);
  }

  private List<Suspicion> exports(int most, Instant now) {
    return bursts(
        new Burst(
            Pattern.EXPORT_BURST, HOUR, most + 1, most, "%d exports within an hour; %d are usual."),
        "actor_id",
        "a.action = ANY (?)",
        EXPORTS,
        now);
  }

  /** What makes a burst: so many within the window, wherever it begins. */
  private record Burst(Pattern pattern, Duration window, int enough, int allowed, String sentence) {

    Suspicion suspicion(UUID userId, int seen, Instant seenAt) {
      return new Suspicion(
          userId, pattern, seen, allowed, sentence.formatted(seen, allowed), seenAt);
    }
  }

  /**
   * @param user the column that names the user
   * @param condition which rows count, with one list of texts to bind
   */
  private List<Suspicion> bursts(
      Burst burst, String user, String condition, List<String> bound, Instant now) {
    return new SqlQuery("SELECT user_id, max(seen) AS seen, max(at) AS at FROM (")
        .add("SELECT a." + user + " AS user_id, a.at, count(*) OVER (PARTITION BY a." + user)
        .add(
            "  ORDER BY a.at RANGE BETWEEN CAST(? AS interval) PRECEDING AND CURRENT ROW) AS seen",
            burst.window().toSeconds() + " seconds")
        .add("FROM activity a JOIN app_user u ON u.id = a." + user)
        .add("WHERE a.at > ? AND a.at <= ?", now.minus(burst.window()).minus(LOOK_BACK), now)
        .add("AND " + condition, bound)
        .add(NOT_CLEARED.formatted(user), burst.pattern().code())
        .add(") AS windows WHERE seen >= ? GROUP BY user_id", burst.enough())
        .list(
            em,
            row ->
                burst.suspicion(
                    SqlQuery.uuid(row, "user_id"),
                    row.getInt("seen"),
                    SqlQuery.instant(row, "at")));
  }

  private List<Suspicion> manyPatients(int most, Instant now) {
    Burst burst =
        new Burst(
            Pattern.MANY_PATIENTS,
            HOUR,
            most + 1,
            most,
            "%d different patients opened within an hour; %d are usual.");
    return new SqlQuery(
            """
            SELECT a.actor_id AS user_id, count(DISTINCT a.patient_id) AS seen, max(a.at) AS at
            FROM activity a JOIN app_user u ON u.id = a.actor_id
            WHERE a.action = ? AND a.patient_id IS NOT NULL AND a.at > ? AND a.at <= ?
            """,
            DataRead.Kind.PATIENT_DATA_READ.action(),
            now.minus(HOUR),
            now)
        .add(NOT_CLEARED.formatted("actor_id"), burst.pattern().code())
        .add("GROUP BY a.actor_id HAVING count(DISTINCT a.patient_id) >= ?", burst.enough())
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
  private List<Suspicion> newAddressesAtNight(Monitoring limits, ZoneId zone, Instant now) {
    record Seen(UUID userId, String address, Instant at) {}
    return new SqlQuery(
            """
            WITH fresh AS (
              INSERT INTO known_address (user_id, address, first_seen)
              SELECT a.actor_id, a.address, min(a.at) FROM activity a JOIN app_user u ON u.id = a.actor_id
              WHERE a.at > ? AND a.at <= ? AND a.address <> '' AND a.outcome <> 'failure'
                AND (a.action = 'signed-in' OR a.subject_type <> 'account')
              GROUP BY a.actor_id, a.address
              ON CONFLICT DO NOTHING RETURNING user_id, address, first_seen
            )
            SELECT * FROM fresh
            WHERE EXISTS (SELECT FROM known_address older WHERE older.user_id = fresh.user_id)
            """,
            now.minus(LOOK_BACK),
            now)
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
                        "At work at night from "
                            + seen.address()
                            + ", never used by this user before.",
                        seen.at()))
            .toList();
  }
}
