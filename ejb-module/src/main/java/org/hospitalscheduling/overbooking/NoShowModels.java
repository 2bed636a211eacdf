package org.hospitalscheduling.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AttendancePolicy;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.overbooking.NoShowModel.GroupCount;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;

/** The trained no-show models: each is kept with its date. */
@ApplicationScoped
class NoShowModels {

  /** How far back visits are considered, by the model and in each patient's history. */
  static final Duration MEMORY = Duration.ofDays(730);

  /** How long before a visit its forecast is made when forecasts are compared with outcomes. */
  static final Duration FORESIGHT = Duration.ofDays(7);

  /** A cancellation this soon after the booking corrects a mistake and does not count. */
  static final Duration SLIP = Duration.ofHours(1);

  private static final Duration KEPT = Duration.ofDays(400);

  @PersistenceContext private EntityManager em;

  /**
   * When the model was last trained, and on how many visits; the id is empty before the first time.
   */
  public record Trained(Optional<UUID> id, Optional<Instant> at, long visits, long missed) {}

  /**
   * Trains a new model in one statement: counts the departments' attendance at each lead time, and
   * compares each visit's outcome with what would have been forecast a week before it, from nothing
   * but what was known then. Late cancellations lose the time as no-shows do and count in the
   * rates; they do not count in the patient's own history, because it is not recorded whether the
   * patient or the hospital cancelled.
   */
  UUID refresh(ZoneId zone, Instant now) {
    UUID id = Ids.next();
    SqlQuery query = new SqlQuery("WITH lead (code, first_day, last_day, prior) AS (VALUES");
    long first = Integer.MIN_VALUE;
    for (LeadTime lead : LeadTime.values()) {
      long last = Math.min(lead.lastDay(), Integer.MAX_VALUE);
      String n = Integer.toString(lead.ordinal());
      query
          .add(lead.ordinal() == 0 ? "" : ",")
          .add("(:lead" + n + "::text, :first" + n + "::bigint,")
          .add(":last" + n + "::bigint, :prior" + n + "::float8)")
          .set("lead" + n, lead.name())
          .set("first" + n, first)
          .set("last" + n, last)
          .set("prior" + n, lead.prior());
      first = last + 1;
    }
    query
        .add(
            """
            ), visit AS (
              SELECT a.department_id, a.patient_id, a.starts_at, lead.code, lead.prior,
                (a.status IN ('noshow', 'cancelled'))::int AS missed, a.status <> 'cancelled' AS own
              FROM appointment a
              JOIN lead ON (a.starts_at AT TIME ZONE :zone)::date - (a.created_at AT TIME ZONE :zone)::date
                BETWEEN lead.first_day AND lead.last_day
              WHERE (%s
                  OR a.status = 'cancelled' AND a.patient_id IS NOT NULL
                    AND a.cancelled_at > a.starts_at - make_interval(secs => :late)
                    AND a.cancelled_at > a.created_at + make_interval(secs => :slip))
                AND a.starts_at >= :since AND a.starts_at < :now
            ), rate AS (
              SELECT department_id, code, count(*) AS visits, sum(missed) AS missed
              FROM visit GROUP BY department_id, code
            ), known AS (
              SELECT missed, prior,
                count(*) FILTER (WHERE own) OVER patient AS n,
                coalesce(sum(missed) FILTER (WHERE own) OVER patient, 0) AS s,
                count(*) OVER department AS dn, coalesce(sum(missed) OVER department, 0) AS ds,
                count(*) OVER hospital AS hn, coalesce(sum(missed) OVER hospital, 0) AS hs
              FROM visit
              WINDOW
                patient AS (PARTITION BY patient_id ORDER BY starts_at
                  RANGE BETWEEN UNBOUNDED PRECEDING AND interval '168 hours' PRECEDING),
                department AS (PARTITION BY department_id, code ORDER BY starts_at
                  RANGE BETWEEN UNBOUNDED PRECEDING AND interval '168 hours' PRECEDING),
                hospital AS (PARTITION BY code ORDER BY starts_at
                  RANGE BETWEEN UNBOUNDED PRECEDING AND interval '168 hours' PRECEDING)
            """
                .formatted(BookSql.of("a", BookSql.ATTENDED_OR_MISSED)))
        .set("zone", zone.getId())
        .set("late", AttendancePolicy.LATE.toSeconds())
        .set("slip", SLIP.toSeconds())
        .set("since", now.minus(MEMORY))
        .set("now", now)
        .add(
            """
            ), grouped AS (
              SELECT missed, n, s, (g * ((g * prior + hs) / (g + hn)) + ds) / (g + dn) AS m, k
              FROM known, (SELECT :groupWeight::float8 AS g, :patientWeight::float8 AS k) AS weight
            ), forecast AS (
              SELECT missed, (k * m + s) / (k + n) AS p FROM grouped
            ), model AS (
              INSERT INTO no_show_model (id, trained_at, since, visits, missed)
              SELECT :id, :now, :since, coalesce(sum(visits), 0), coalesce(sum(missed), 0) FROM rate
            ), rates AS (
              INSERT INTO no_show_rate (model_id, department_id, lead_time, visits, missed)
              SELECT :id, department_id, code, visits, missed FROM rate
            )
            INSERT INTO no_show_bin (model_id, bin, visits, missed, forecasts, squares)
            SELECT :id, least(9, floor(p * 10))::int, count(*), sum(missed), sum(p), sum((p - missed) ^ 2)
            FROM forecast GROUP BY 2
            """)
        .set("groupWeight", NoShowModel.GROUP_WEIGHT)
        .set("patientWeight", NoShowModel.PATIENT_WEIGHT)
        .set("id", id)
        .execute(em);
    return id;
  }

  /** Deletes models that were trained more than 400 days ago. */
  void forgetOld(Instant now) {
    new SqlQuery("DELETE FROM no_show_model WHERE trained_at < :before")
        .set("before", now.minus(KEPT))
        .execute(em);
  }

  /** When the model was last trained. */
  Trained trained() {
    return new SqlQuery(
            "SELECT id, trained_at, visits, missed FROM no_show_model ORDER BY trained_at DESC, id DESC LIMIT 1")
        .first(
            em,
            row ->
                new Trained(
                    Optional.of(SqlQuery.uuid(row, "id")),
                    Optional.of(SqlQuery.instant(row, "trained_at")),
                    row.getLong("visits"),
                    row.getLong("missed")))
        .orElse(new Trained(Optional.empty(), Optional.empty(), 0, 0));
  }

  /** The latest model; the prior before the first training. */
  NoShowModel model(double quantile) {
    return NoShowModel.of(
        new SqlQuery(
                """
                SELECT department_id, lead_time, visits, missed FROM no_show_rate
                WHERE model_id = (SELECT id FROM no_show_model ORDER BY trained_at DESC, id DESC LIMIT 1)
                """)
            .list(
                em,
                row ->
                    new GroupCount(
                        SqlQuery.uuid(row, "department_id"),
                        LeadTime.valueOf(row.getString("lead_time")),
                        row.getLong("visits"),
                        row.getLong("missed"))),
        quantile);
  }

  /** How good the forecasts were according to the latest model. */
  Calibration calibration() {
    List<Calibration.Sums> sums =
        new SqlQuery(
                """
                SELECT bin, visits, missed, forecasts, squares FROM no_show_bin
                WHERE model_id = (SELECT id FROM no_show_model ORDER BY trained_at DESC, id DESC LIMIT 1)
                ORDER BY bin
                """)
            .list(
                em,
                row ->
                    new Calibration.Sums(
                        row.getInt("bin"),
                        row.getLong("visits"),
                        row.getLong("missed"),
                        row.getDouble("forecasts"),
                        row.getDouble("squares")));
    return Calibration.ofSums(sums);
  }
}
