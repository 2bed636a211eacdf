package org.hospitalscheduling.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/** Practitioners' working hours, time off and busy time; each method is one query. */
@ApplicationScoped
public class Calendars {

  private static final String DOCTORS =
      """
      SELECT 'DOCTOR' AS fact, id AS doctor_id, NULL::smallint AS weekday, NULL::time AS starts,
        NULL::integer AS length_minutes, NULL::date AS valid_from, NULL::date AS valid_until,
        NULL::text AS weeks, NULL::timestamptz AS starts_at, NULL::timestamptz AS ends_at,
        NULL::uuid AS time_off_id, NULL::text AS reason, place FROM doctor
      """;

  private static final String HOURS_AND_TIME_OFF =
      """
      UNION ALL
      SELECT 'HOURS', practitioner_id, weekday, starts, length_minutes, valid_from, valid_until, weeks,
        NULL, NULL, NULL, NULL, NULL
      FROM working_hours WHERE practitioner_id IN (SELECT id FROM doctor)
      UNION ALL
      SELECT 'OFF', practitioner_id, NULL, NULL, NULL, NULL, NULL, NULL, starts_at, ends_at, id, reason, NULL
      FROM time_off WHERE practitioner_id IN (SELECT id FROM doctor) AND starts_at < :end AND ends_at > :start
      """;

  @PersistenceContext private EntityManager em;
  @Inject private TakenTime taken;

  /**
   * One practitioner's time.
   *
   * @param week working hours
   * @param timeOff time off that touches the window, earliest first
   * @param busy busy time in the window, merged; only if it was asked for
   */
  public record Calendar(
      UUID doctorId, WorkingWeek week, List<TimeOff> timeOff, List<TimeRange> busy) {

    /** The practitioner's open time in the window: working hours less time off, in order. */
    public List<TimeRange> open(TimeRange window, ZoneId zone) {
      return TimeRanges.subtract(
          week.within(window, zone), timeOff.stream().map(TimeOff::range).toList());
    }
  }

  private enum Fact {
    DOCTOR,
    HOURS,
    OFF,
    BUSY
  }

  /** Working hours and time off of one practitioner around {@code window}. */
  public Calendar of(UUID doctorId, TimeRange window) {
    return of(List.of(doctorId), window).values().iterator().next();
  }

  /** Working hours and time off of these practitioners around {@code window}, in one query. */
  public Map<UUID, Calendar> of(Collection<UUID> doctors, TimeRange window) {
    return read(
        new SqlQuery("WITH doctor AS (SELECT unnest(:doctors) AS id, 0 AS place)")
            .add(DOCTORS)
            .add(HOURS_AND_TIME_OFF)
            .setIds("doctors", doctors)
            .setRange(window)
            .reusingPlan());
  }

  /**
   * Working hours and time off of active practitioners of active departments around {@code window},
   * by department and name.
   *
   * @param doctors only these; empty for all
   * @param departments only their practitioners; empty for all
   * @param colleaguesOf also all practitioners of this one's department
   * @param withBusy whether busy time is read too; an expired hold does not count
   */
  public Map<UUID, Calendar> ofMany(
      Collection<UUID> doctors,
      Collection<UUID> departments,
      Optional<UUID> colleaguesOf,
      TimeRange window,
      boolean withBusy,
      Instant now) {
    SqlQuery query =
        new SqlQuery(
            """
            WITH doctor AS (
              SELECT p.id, row_number() OVER (ORDER BY d.name, p.name, p.id) AS place
              FROM practitioner p JOIN department d ON d.id = p.department_id
              WHERE p.active AND d.active
            """);
    query.addAmong("p.id", doctors).addAmong("p.department_id", departments);
    colleaguesOf.ifPresent(
        id ->
            query
                .add("AND p.department_id =")
                .add("(SELECT department_id FROM practitioner WHERE id = :colleague)")
                .set("colleague", id));
    query.add(")").add(DOCTORS).add(HOURS_AND_TIME_OFF).setRange(window);
    if (withBusy) {
      query
          .add("UNION ALL")
          .add("SELECT 'BUSY', practitioner_id, NULL, NULL, NULL, NULL, NULL, NULL,")
          .add("  lower(taken), upper(taken), NULL, NULL, NULL")
          .add("FROM (SELECT practitioner_id, unnest(range_agg(during)) AS taken")
          .add("  FROM (" + taken.sql() + ") AS each_taken")
          .add("  WHERE practitioner_id IN (SELECT id FROM doctor)")
          .add("  GROUP BY practitioner_id) AS merged")
          .set("now", now);
    }
    // Doctors come first: only their rows have a place, and nulls sort last.
    query.add("ORDER BY place, starts_at, weekday, starts");
    return read(query);
  }

  private Map<UUID, Calendar> read(SqlQuery query) {
    record Parts(List<WorkingPeriod> periods, List<TimeOff> off, List<TimeRange> busy) {}
    Map<UUID, Parts> byDoctor = new LinkedHashMap<>();
    query.list(
        em,
        row -> {
          Parts parts =
              byDoctor.computeIfAbsent(
                  SqlQuery.uuid(row, "doctor_id"),
                  id -> new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
          return switch (Fact.valueOf(row.getString("fact"))) {
            case HOURS -> parts.periods().add(period(row));
            case OFF -> parts.off().add(timeOff(row, "time_off_id"));
            case BUSY -> parts.busy().add(SqlQuery.range(row));
            case DOCTOR -> true;
          };
        });
    Map<UUID, Calendar> calendars = new LinkedHashMap<>();
    byDoctor.forEach(
        (id, parts) ->
            calendars.put(
                id, new Calendar(id, new WorkingWeek(parts.periods()), parts.off(), parts.busy())));
    return calendars;
  }

  private static WorkingPeriod period(ResultSet row) throws SQLException {
    return new WorkingPeriod(
        DayOfWeek.of(row.getInt("weekday")),
        SqlQuery.time(row, "starts"),
        Duration.ofMinutes(row.getInt("length_minutes")),
        SqlQuery.dateOrNull(row, "valid_from"),
        SqlQuery.dateOrNull(row, "valid_until"),
        Coded.find(Weeks.class, row.getString("weeks")).orElseThrow());
  }

  /** The working week of one practitioner, by weekday and start. */
  List<WorkingPeriod> week(UUID doctorId) {
    return new SqlQuery(
            """
            SELECT weekday, starts, length_minutes, valid_from, valid_until, weeks FROM working_hours
            WHERE practitioner_id = :doctor ORDER BY weekday, starts, weeks, valid_from NULLS FIRST
            """)
        .set("doctor", doctorId)
        .list(em, Calendars::period);
  }

  /** Replaces the working week; the caller holds the practitioner's row lock. */
  void replaceWeek(UUID doctorId, List<WorkingPeriod> week) {
    new SqlQuery("DELETE FROM working_hours WHERE practitioner_id = :doctor")
        .set("doctor", doctorId)
        .execute(em);
    for (WorkingPeriod period : week) {
      new SqlQuery(
              """
              INSERT INTO working_hours
                (id, practitioner_id, weekday, starts, length_minutes, valid_from, valid_until, weeks)
              VALUES (:id, :doctor, :weekday, :starts, :minutes, :from, :until, :weeks)
              """)
          .set("id", Ids.next())
          .set("doctor", doctorId)
          .set("weekday", period.weekday().getValue())
          .set("starts", period.from())
          .set("minutes", (int) period.length().toMinutes())
          .set("from", period.validFrom())
          .set("until", period.validUntil())
          .set("weeks", period.weeks().code())
          .execute(em);
    }
  }

  /** Time off that has not ended at {@code now}, earliest first. */
  List<TimeOff> timeOff(UUID doctorId, Instant now) {
    return new SqlQuery(
            """
            SELECT id, starts_at, ends_at, reason FROM time_off
            WHERE practitioner_id = :doctor AND ends_at > :now ORDER BY starts_at, id
            """)
        .set("doctor", doctorId)
        .set("now", now)
        .list(em, row -> timeOff(row, "id"));
  }

  private static TimeOff timeOff(ResultSet row, String id) throws SQLException {
    return new TimeOff(
        SqlQuery.uuid(row, id),
        SqlQuery.instant(row, "starts_at"),
        SqlQuery.instant(row, "ends_at"),
        row.getString("reason"));
  }

  /** Adds time off; the caller holds the practitioner's row lock. */
  void addTimeOff(UUID doctorId, TimeOff off, Instant now) {
    new SqlQuery(
            """
            INSERT INTO time_off (id, practitioner_id, starts_at, ends_at, reason, created_at)
            VALUES (:id, :doctor, :start, :end, :reason, :now)
            """)
        .set("id", off.id())
        .set("doctor", doctorId)
        .setRange(off.range())
        .set("reason", off.reason())
        .set("now", now)
        .execute(em);
  }

  /** Whether this practitioner had this time off. */
  boolean removeTimeOff(UUID doctorId, UUID id) {
    return new SqlQuery("DELETE FROM time_off WHERE practitioner_id = :doctor AND id = :id")
            .set("doctor", doctorId)
            .set("id", id)
            .execute(em)
        == 1;
  }
}
