package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hospitalscheduling.activity.OpenedPatients.Opened;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Monitoring;
import org.hospitalscheduling.settings.RoleLimit;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Looks for suspicious patterns in the newest part of the activity log, of users and of service
 * accounts; what the system does has no account. Actions before a flag was cleared are not held
 * against the account again.
 *
 * <p>Each run first finds the accounts with rows since the last run, reading each new row once, and
 * then counts only these accounts' actions, each by index. Whom an account was shown is kept in a
 * table, to which each run adds the new rows. So the cost depends on what was done recently, not on
 * the length of the log.
 */
@ApplicationScoped
class Suspicions {

  /** A run looks no further back than this, however long ago the last one was. */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  /** Rows appear when their transaction commits, at most this long after their timestamp. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** How much older a time in {@code person_shown} may be than when the person was last shown. */
  private static final Duration SLACK = Duration.ofMinutes(5);

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
          "token-issued",
          // One click invites several patients, or ends several invitations.
          "waitlist-invited",
          "waitlist-lost",
          "waitlist-withdrawn",
          "waitlist-expired",
          DataRead.Kind.PATIENT_DATA_READ.code(),
          DataRead.Kind.PATIENT_DATA_PUSHED.code(),
          DataRead.Kind.PATIENT_DATA_EXPORTED.code(),
          DataRead.Kind.ACTIVITY_READ.code(),
          DataRead.Kind.ACTIVITY_EXPORTED.code());

  private static final List<String> FAILED_SIGN_INS =
      List.of("sign-in-failed", "sign-in-throttled", "second-factor-failed", "token-refused");

  /**
   * Inlined as in the predicate of the index on exports (V440), which would not be used for a bound
   * value.
   */
  private static final String IS_EXPORT =
      "a.action IN ('patient-data-exported', 'activity-exported')";

  /** As in the predicate of the index on reads. */
  private static final String IS_READ =
      "a.action = 'patient-data-read' AND a.patient_id IS NOT NULL";

  /** Where a single time is one too many. */
  private static final RoleLimit NONE = new RoleLimit(0, Map.of());

  /** What the account's rights do not allow, or what it must not know to exist. */
  private static final List<String> OF_RIGHTS = List.of("403", "not-allowed", "not-found");

  /**
   * The accounts to look at, how much is normal for each, and the time up to which nothing is held
   * against them.
   */
  private static final String USERS =
      """
      WITH u AS MATERIALIZED (
        SELECT looked_at.id, looked_at.allowed::integer AS allowed, coalesce((SELECT max(cleared_at) FROM monitored_user m WHERE m.user_id = looked_at.id AND m.pattern = :pattern),
          '-infinity') AS cleared
        FROM unnest(:users, :limits) AS looked_at (id, allowed))
      """;

  @PersistenceContext private EntityManager em;

  @Inject private OpenedPatients opened;

  /**
   * Suspicions about users since the last run.
   *
   * @param lastRun when it ran; what it found may be found again
   */
  List<Suspicion> find(Monitoring limits, ZoneId zone, Instant lastRun, Instant now) {
    Instant farthest = now.minus(LOOK_BACK);
    Instant since = lastRun.minus(LATE);
    Span span = new Span(since.isBefore(farthest) ? farthest : since, now);
    forget(now);
    List<Watched> accounts = active(span);
    if (accounts.isEmpty()) {
      return List.of();
    }
    List<Suspicion> found = new ArrayList<>();
    found.addAll(manyChanges(limits.maxActionsPerMinute(), accounts, span));
    found.addAll(failedSignIns(limits.maxAuthFailures(), accounts, span));
    found.addAll(manyPatients(limits.maxPatientsPerHour(), accounts, span));
    found.addAll(persons(limits, accounts, span));
    found.addAll(familiar(limits, accounts, span));
    found.addAll(exports(limits.maxExportsPerHour(), accounts, span));
    found.addAll(refusals(limits.maxRefusalsPerHour(), accounts, span));
    found.addAll(newAddressesAtNight(limits, zone, accounts, span));
    return found;
  }

  /** An account that did something. */
  private record Watched(UUID id, String role) {
    boolean isUser() {
      return !role.equals(Role.SERVICE.name());
    }
  }

  /** What a run looks at: activity from {@code since} to {@code now}. */
  private record Span(Instant since, Instant now) {}

  /** The accounts that did something, or in whose name an action failed. */
  private List<Watched> active(Span span) {
    return new SqlQuery(
            """
            WITH acted AS MATERIALIZED (
              SELECT actor_id AS id FROM activity WHERE at >= :since AND at <= :now
              UNION
              SELECT subject_id FROM activity WHERE outcome = 'failure' AND at >= :since AND at <= :now)
            SELECT id, role FROM app_user WHERE id IN (SELECT id FROM acted)
            UNION ALL
            SELECT id, 'SERVICE' FROM service_account WHERE id IN (SELECT id FROM acted)
            """)
        .set("since", span.since())
        .set("now", span.now())
        .list(em, row -> new Watched(SqlQuery.uuid(row, "id"), row.getString("role")));
  }

  /** Begins a query with {@link #USERS}. */
  private static SqlQuery of(Pattern pattern, RoleLimit limit, List<Watched> accounts) {
    return new SqlQuery(USERS)
        .set("pattern", pattern.code())
        .setIds("users", accounts.stream().map(Watched::id).toList())
        .setTexts(
            "limits",
            accounts.stream().map(account -> Integer.toString(limit.of(account.role()))).toList());
  }

  private List<Suspicion> manyChanges(RoleLimit most, List<Watched> accounts, Span span) {
    return bursts(
        new Burst(
            Pattern.MANY_CHANGES,
            Duration.ofMinutes(1),
            most,
            1,
            "%d changes within a minute; up to %d is normal."),
        "actor_id",
        "a.outcome = 'success' AND a.action <> ALL (:actions)",
        NO_CHANGES,
        """
        -- What one click changes of many appointments is one change; cancelling them is as many.
        (c.request_id = '' OR c.action = 'appointment-cancelled'
          OR c.same_request IS NULL OR c.same_request < c.at - interval '1 minute')
        """,
        accounts,
        span);
  }

  private List<Suspicion> failedSignIns(RoleLimit enough, List<Watched> accounts, Span span) {
    return bursts(
        new Burst(
            Pattern.FAILED_SIGN_INS,
            Duration.ofMinutes(1),
            enough,
            0,
            "%d failed sign-ins within a minute; the threshold is %d."),
        "subject_id",
        "a.outcome = 'failure' AND a.action = ANY (:actions)",
        FAILED_SIGN_INS,
        "true",
        accounts,
        span);
  }

  private List<Suspicion> exports(RoleLimit most, List<Watched> accounts, Span span) {
    return bursts(
        new Burst(
            Pattern.EXPORT_BURST, HOUR, most, 1, "%d exports within an hour; up to %d is normal."),
        "actor_id",
        IS_EXPORT,
        List.of(),
        "true",
        accounts,
        span);
  }

  private List<Suspicion> refusals(RoleLimit most, List<Watched> accounts, Span span) {
    return bursts(
        new Burst(
            Pattern.REFUSED_RIGHTS,
            HOUR,
            most,
            1,
            "%d requests within an hour that the account's rights do not allow; up to %d is normal."),
        "actor_id",
        "a.outcome = 'refused' AND a.detail ->> 'rule' = ANY (:actions)",
        OF_RIGHTS,
        "true",
        accounts,
        span);
  }

  /**
   * A burst: more actions within the window than are normal, wherever it begins.
   *
   * @param beyond how many more: 1, or 0 if as many as the limit are too many
   */
  private record Burst(
      Pattern pattern, Duration window, RoleLimit limit, int beyond, String sentence) {

    /** What was seen of an account: {@code user_id}, {@code seen}, {@code allowed}, {@code at}. */
    Suspicion suspicion(ResultSet row) throws SQLException {
      int seen = row.getInt("seen");
      int allowed = row.getInt("allowed");
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
      List<Watched> accounts,
      Span span) {
    return of(burst.pattern(), burst.limit(), accounts)
        .add("SELECT user_id, max(seen) AS seen, max(at) AS at, max(allowed) AS allowed FROM (")
        .add("SELECT u.id AS user_id, u.allowed, c.at, count(*) OVER (PARTITION BY u.id")
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
        .add(") AS windows WHERE seen >= allowed + :beyond GROUP BY user_id")
        .set("beyond", burst.beyond())
        .list(em, burst::suspicion);
  }

  private List<Suspicion> manyPatients(RoleLimit most, List<Watched> accounts, Span span) {
    Burst burst =
        new Burst(
            Pattern.MANY_PATIENTS,
            HOUR,
            most,
            1,
            "%d different patients opened within an hour; up to %d is normal.");
    return of(burst.pattern(), most, accounts)
        .add(
            """
            SELECT u.id AS user_id, u.allowed, count(DISTINCT c.patient_id) AS seen, max(c.at) AS at
            FROM u CROSS JOIN LATERAL (
              SELECT a.at, a.patient_id FROM activity a
              WHERE a.actor_id = u.id AND a.at > :since AND a.at <= :now AND %s
              ORDER BY a.at DESC LIMIT greatest(:limit, 10 * u.allowed)) AS c
            """
                .formatted(IS_READ))
        .set("since", span.now().minus(HOUR))
        .set("now", span.now())
        .set("limit", READS)
        .add("WHERE c.at > u.cleared GROUP BY u.id, u.allowed")
        .add("HAVING count(DISTINCT c.patient_id) >= u.allowed + :beyond")
        .set("beyond", burst.beyond())
        .list(em, burst::suspicion);
  }

  private List<Suspicion> persons(Monitoring limits, List<Watched> accounts, Span span) {
    remember(accounts, span);
    List<Suspicion> found = new ArrayList<>();
    found.addAll(
        persons(
            new Burst(
                Pattern.BULK_READING,
                HOUR,
                limits.maxPersonsPerHour(),
                1,
                "%d different patients shown within an hour, also in lists and files; up to %d is"
                    + " normal."),
            accounts,
            span));
    found.addAll(
        persons(
            new Burst(
                Pattern.SLOW_SCRAPING,
                DAY,
                limits.maxPersonsPerDay(),
                1,
                "%d different patients shown within a day, also in lists and files; up to %d is"
                    + " normal."),
            accounts,
            span));
    return found;
  }

  /** Notes whom the accounts were shown since the last run. */
  private void remember(List<Watched> accounts, Span span) {
    new SqlQuery(
            """
            INSERT INTO person_shown AS known (account_id, patient_id, at)
            SELECT a.actor_id, p.patient_id, max(a.at)
            FROM activity a JOIN activity_patient p ON p.activity_id = a.id AND p.at = a.at
            WHERE a.at > :since AND a.at <= :now AND p.at > :since AND p.at <= :now AND a.actor_id = ANY (:accounts)
              AND a.action IN ('patient-data-read', 'patient-data-exported')
            GROUP BY a.actor_id, p.patient_id
            ORDER BY a.actor_id, p.patient_id
            ON CONFLICT (account_id, patient_id) DO UPDATE SET at = excluded.at
            WHERE known.at < excluded.at - CAST(:slack AS interval)
            """)
        .set("since", span.since())
        .set("now", span.now())
        .setIds("accounts", accounts.stream().map(Watched::id).toList())
        .set("slack", SLACK.toSeconds() + " seconds")
        .execute(em);
  }

  private void forget(Instant now) {
    new SqlQuery("DELETE FROM person_shown WHERE at < :old").set("old", now.minus(DAY)).execute(em);
  }

  private List<Suspicion> persons(Burst burst, List<Watched> accounts, Span span) {
    return of(burst.pattern(), burst.limit(), accounts)
        .add(
            """
            SELECT u.id AS user_id, u.allowed, count(*) AS seen, max(s.at) AS at
            FROM u JOIN person_shown s ON s.account_id = u.id
            WHERE s.at > :since AND s.at > u.cleared
            GROUP BY u.id, u.allowed HAVING count(*) >= u.allowed + :beyond
            """)
        .set("since", span.now().minus(burst.window()))
        .set("beyond", burst.beyond())
        .list(em, burst::suspicion);
  }

  /**
   * Users who opened the records of people they know. One's own is told at once. The others are
   * counted over a day, but looked up only for whom the newest rows show one.
   */
  private List<Suspicion> familiar(Monitoring limits, List<Watched> accounts, Span span) {
    List<UUID> users = accounts.stream().filter(Watched::isUser).map(Watched::id).toList();
    List<Opened> fresh = opened.since(span.since(), span.now(), users);
    List<Suspicion> found = new ArrayList<>();
    found.addAll(
        counted(
            new Burst(Pattern.OWN_RECORD, DAY, NONE, 1, "Opened their own patient record."),
            Opened::isOwn,
            fresh,
            span));
    found.addAll(
        counted(
            new Burst(
                Pattern.COLLEAGUES,
                DAY,
                limits.maxColleaguesPerDay(),
                1,
                "%d patients opened within a day who are users themselves; up to %d is normal."),
            Opened::isColleague,
            fresh,
            span));
    found.addAll(
        counted(
            new Burst(
                Pattern.NAMESAKES,
                DAY,
                limits.maxNamesakesPerDay(),
                1,
                "%d patients opened within a day who have the user's family name; up to %d is"
                    + " normal."),
            Opened::isNamesake,
            fresh,
            span));
    return found;
  }

  private List<Suspicion> counted(
      Burst burst, Predicate<Opened> counts, List<Opened> fresh, Span span) {
    List<UUID> users = fresh.stream().filter(counts).map(Opened::userId).distinct().toList();
    if (users.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Opened>> ofUser =
        opened.since(span.now().minus(burst.window()), span.now(), users).stream()
            .filter(counts)
            .collect(Collectors.groupingBy(Opened::userId));
    List<Suspicion> found = new ArrayList<>();
    ofUser.forEach(
        (user, all) -> {
          Instant cleared = opened.cleared(user, burst.pattern());
          List<Opened> counted = all.stream().filter(each -> each.at().isAfter(cleared)).toList();
          int allowed = burst.limit().of(all.get(0).role());
          if (counted.size() >= allowed + burst.beyond()) {
            found.add(
                new Suspicion(
                    user,
                    burst.pattern(),
                    counted.size(),
                    allowed,
                    burst.sentence().formatted(counted.size(), allowed),
                    counted.stream().map(Opened::at).max(Instant::compareTo).orElseThrow()));
          }
        });
    return found;
  }

  /**
   * Remembers the addresses that users work from, and reports those first used at night. A user's
   * very first address is not reported, nor is what a stranger can cause in a user's name: a failed
   * sign-in or a request for a new password.
   */
  private List<Suspicion> newAddressesAtNight(
      Monitoring limits, ZoneId zone, List<Watched> accounts, Span span) {
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
            .setIds("users", accounts.stream().filter(Watched::isUser).map(Watched::id).toList())
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
