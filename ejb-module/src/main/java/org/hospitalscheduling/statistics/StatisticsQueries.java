package org.hospitalscheduling.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** Counts appointments; each method is one query over the range. */
@ApplicationScoped
class StatisticsQueries {

  @PersistenceContext private EntityManager em;

  /** Counts as a whole and by day, doctor and department. */
  record Counted(
      Counts total,
      Map<LocalDate, Counts> days,
      Map<UUID, Counts> doctors,
      Map<UUID, Counts> departments) {}

  /** A doctor's minutes. */
  record Minutes(long working, long booked) {}

  /** A doctor with name and department. */
  record Named(UUID id, String name, DepartmentRef department) {}

  /** Counts by day, doctor, department and as a whole in one pass over the range. */
  Counted count(TimeRange range, Collection<UUID> departments, ZoneId zone) {
    Counted counted = new Counted(Counts.NONE, new HashMap<>(), new HashMap<>(), new HashMap<>());
    List<Counts> total = new ArrayList<>();
    SqlQuery query =
        new SqlQuery(
                """
            SELECT grouping(day, practitioner_id, department_id) AS by, day, practitioner_id, department_id,
              count(*) FILTER (WHERE status NOT IN ('cancelled', 'entered-in-error')) AS bookings,
              count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
              count(*) FILTER (WHERE status = 'noshow') AS no_shows,
              count(*) FILTER (WHERE overbooked AND status NOT IN ('cancelled', 'entered-in-error')) AS overbooked,
              count(*) FILTER (WHERE %s) AS came
            FROM (
              SELECT (starts_at AT TIME ZONE :zone)::date AS day, practitioner_id, department_id, status, overbooked
              FROM appointment WHERE starts_at >= :start AND starts_at < :end AND patient_id IS NOT NULL
            """
                    .formatted(BookSql.CAME))
            .set("zone", zone.getId())
            .setRange(range);
    query
        .addAmong("department_id", departments)
        .add(") AS book GROUP BY GROUPING SETS ((day), (practitioner_id), (department_id), ())")
        .list(
            em,
            row -> {
              Counts counts = counts(row);
              // grouping() sets the bits of the columns that a row is not grouped by.
              switch (row.getInt("by")) {
                case 0b011 -> counted.days().put(SqlQuery.date(row, "day"), counts);
                case 0b101 -> counted.doctors().put(SqlQuery.uuid(row, "practitioner_id"), counts);
                case 0b110 ->
                    counted.departments().put(SqlQuery.uuid(row, "department_id"), counts);
                default -> total.add(counts);
              }
              return counts;
            });
    return new Counted(total.get(0), counted.days(), counted.doctors(), counted.departments());
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(
        row.getLong("bookings"),
        row.getLong("cancelled"),
        row.getLong("no_shows"),
        row.getLong("came"),
        row.getLong("overbooked"));
  }

  /** From booking to start; zero for an appointment that was booked after it began. */
  Statistics.LeadTime leadTime(TimeRange range, Collection<UUID> departments) {
    SqlQuery query =
        new SqlQuery(
                """
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY lead) AS median,
              percentile_cont(0.9) WITHIN GROUP (ORDER BY lead) AS ninetieth
            FROM (
              SELECT greatest(extract(epoch FROM starts_at - created_at)::float8 / 86400, 0) AS lead
              FROM appointment WHERE starts_at >= :start AND starts_at < :end AND patient_id IS NOT NULL
                AND status NOT IN ('cancelled', 'entered-in-error')
            """)
            .setRange(range);
    return query
        .addAmong("department_id", departments)
        .add(") AS book")
        .first(
            em, row -> new Statistics.LeadTime(fraction(row, "median"), fraction(row, "ninetieth")))
        .orElseThrow();
  }

  private static OptionalDouble fraction(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * How much of the doctors' open time is taken.
   *
   * @param open for each doctor, merged and in order, inside {@code range}
   */
  Map<UUID, Minutes> minutes(TimeRange range, Map<UUID, List<TimeRange>> open) {
    List<UUID> doctors = List.copyOf(open.keySet());
    List<String> spans = open.values().stream().map(SqlQuery::multirange).toList();
    Map<UUID, Minutes> minutes = new HashMap<>();
    new SqlQuery(
            """
            WITH open AS (
              SELECT * FROM unnest(:doctors, :spans::tstzmultirange[]) AS o (doctor, spans)
            ), taken AS (
              SELECT practitioner_id, range_agg(during) AS spans FROM appointment
              WHERE patient_id IS NOT NULL AND %s AND %s
              GROUP BY practitioner_id
            )
            SELECT open.doctor,
              (SELECT coalesce(sum(extract(epoch FROM upper(span) - lower(span))), 0)::bigint / 60
               FROM unnest(open.spans) AS span) AS working,
              (SELECT coalesce(sum(extract(epoch FROM upper(span) - lower(span))), 0)::bigint / 60
               FROM unnest(open.spans * taken.spans) AS span) AS booked
            FROM open LEFT JOIN taken ON taken.practitioner_id = open.doctor
            """
                .formatted(BookSql.ACTIVE, BookSql.OVERLAPS))
        .setIds("doctors", doctors)
        .setTexts("spans", spans)
        .setRange(range)
        .list(
            em,
            row ->
                minutes.put(
                    SqlQuery.uuid(row, "doctor"),
                    new Minutes(row.getLong("working"), row.getLong("booked"))));
    return minutes;
  }

  Map<UUID, Named> doctors(Collection<UUID> ids) {
    return new SqlQuery(
            """
            SELECT p.id, p.name, d.id AS department_id, d.name AS department, d.colour
            FROM practitioner p JOIN department d ON d.id = p.department_id WHERE p.id = ANY (:ids)
            """)
            .setIds("ids", ids)
            .list(
                em,
                row ->
                    new Named(
                        SqlQuery.uuid(row, "id"),
                        row.getString("name"),
                        new DepartmentRef(
                            SqlQuery.uuid(row, "department_id"),
                            row.getString("department"),
                            row.getString("colour"))))
            .stream()
            .collect(Collectors.toMap(Named::id, named -> named));
  }

  Map<UUID, DepartmentRef> departments(Collection<UUID> ids) {
    return new SqlQuery("SELECT id, name, colour FROM department WHERE id = ANY (:ids)")
            .setIds("ids", ids)
            .list(
                em,
                row ->
                    new DepartmentRef(
                        SqlQuery.uuid(row, "id"), row.getString("name"), row.getString("colour")))
            .stream()
            .collect(Collectors.toMap(DepartmentRef::id, department -> department));
  }
}
