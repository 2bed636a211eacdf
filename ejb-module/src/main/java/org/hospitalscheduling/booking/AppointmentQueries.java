package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.AppointmentView.Creator;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.booking.AppointmentView.TypeRef;
import org.hospitalscheduling.confidentiality.ClosedPatients;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.Identifiers;
import org.hospitalscheduling.directory.PatientSearch;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Appointments as callers see them. Each method is one query, however many rows it reads. */
@ApplicationScoped
public class AppointmentQueries {

  private static final String VIEW =
      """
      SELECT a.id, a.version, a.status, a.hold_until, a.starts_at, a.ends_at, a.reason, a.overbooked,
        a.no_show_proposed AND a.status = 'booked' AS proposed, a.cancelled_at, a.cancel_reason, a.cancel_note,
        a.status = 'cancelled' AND a.cancelled_at IS NOT NULL AND a.patient_id IS NOT NULL AS called_off,
        a.patient_overlap_allowed, a.override_reason,
        a.arrived_at, a.called_at, a.finished_at, a.room, a.ticket, a.created_by, a.created_at, a.updated_at,
        pr.id AS doctor_id, pr.name AS doctor_name,
        pa.id AS patient_id, pa.mrn, pa.name AS patient_name, pa.birth_date, NULLIF(pa.alerts, '{}') AS alerts,
        d.id AS department_id, d.name AS department_name, d.colour,
        t.id AS type_id, t.name AS type_name, coalesce(u.username, sa.name) AS creator,
        NULLIF(ARRAY(SELECT ARRAY[system, value] FROM identifier WHERE appointment_id = a.id
                     ORDER BY system, value), '{}') AS identifiers
      """;

  private static final String JOINS =
      """
      FROM appointment a
      JOIN practitioner pr ON pr.id = a.practitioner_id
      JOIN department d ON d.id = a.department_id
      LEFT JOIN patient pa ON pa.id = a.patient_id
      LEFT JOIN appointment_type t ON t.id = a.type_id
      LEFT JOIN app_user u ON u.id = a.created_by
      LEFT JOIN service_account sa ON sa.id = a.created_by
      """;

  /** The reason as {@link Folding#unaccented} makes of a text. */
  private static final String REASON =
      "lower(regexp_replace(normalize(a.reason, NFKD), '[\\u0300-\\u036f]', '', 'g'))";

  private static final String IN_RANGE =
      BookSql.of("a", BookSql.OVERLAPS + " AND " + BookSql.UNEXPIRED);

  @PersistenceContext private EntityManager em;

  @Inject private ClosedPatients closed;

  /**
   * Those of {@code ids} that exist and are within the visibility, in one query, in no particular
   * order.
   */
  public List<AppointmentView> views(Collection<UUID> ids, Visibility visibility) {
    return views(ids).stream()
        .filter(
            view ->
                VisibilityPolicy.sees(
                    visibility,
                    view.createdBy().id(),
                    view.doctor().id(),
                    view.patient() == null ? null : view.patient().id()))
        .map(view -> VisibilityPolicy.show(view, visibility))
        .toList();
  }

  /** Those of {@code ids} that exist and are in sight, in one query, by id. */
  Map<UUID, AppointmentView> byId(Collection<UUID> ids, Visibility visibility) {
    return views(ids, visibility).stream()
        .collect(Collectors.toMap(AppointmentView::id, Function.identity()));
  }

  /**
   * Time that is taken by appointments outside the visibility, by start. Only range, departments
   * and doctors of the filter apply: its other conditions must not reveal anything about invisible
   * appointments.
   *
   * @param own of the user, who sees only what they created or have opened
   */
  List<BusyTime> busy(
      AppointmentFilter filter, Visibility.OwnCreations own, int limit, Instant now) {
    AppointmentFilter plain =
        new AppointmentFilter(
            filter.range(),
            filter.departments(),
            filter.doctors(),
            Optional.empty(),
            AppointmentStatus.ACTIVE,
            "");
    SqlQuery query =
        new SqlQuery(
            """
            SELECT pr.id AS doctor_id, pr.name AS doctor_name, d.id AS department_id,
              d.name AS department_name, d.colour, a.starts_at, a.ends_at
            FROM appointment a
            JOIN practitioner pr ON pr.id = a.practitioner_id
            JOIN department d ON d.id = a.department_id
            """);
    where(query, plain, new Visibility.Everything(), now);
    query.add("AND NOT coalesce(a.created_by = :creator");
    return opened(query, own.glass())
        .add(", false)")
        .add("ORDER BY a.starts_at, a.practitioner_id LIMIT :limit")
        .set("creator", own.creator())
        .set("limit", limit)
        .list(
            em,
            row ->
                new BusyTime(
                    new DoctorRef(SqlQuery.uuid(row, "doctor_id"), row.getString("doctor_name")),
                    new DepartmentRef(
                        SqlQuery.uuid(row, "department_id"),
                        row.getString("department_name"),
                        row.getString("colour")),
                    SqlQuery.instant(row, "starts_at"),
                    SqlQuery.instant(row, "ends_at")));
  }

  /** The appointment, in any status, if it is within the visibility. */
  Optional<AppointmentView> view(UUID id, Visibility visibility) {
    return views(List.of(id), visibility).stream().findFirst();
  }

  /** An appointment in any status, with all that is known of it. */
  public Optional<AppointmentView> view(UUID id) {
    return views(List.of(id)).stream().findFirst();
  }

  /** Those of {@code ids} that exist, in one query, in no particular order. */
  public List<AppointmentView> views(Collection<UUID> ids) {
    return new SqlQuery(VIEW)
        .add(JOINS)
        .add("WHERE a.id = ANY (:ids)")
        .setIds("ids", ids)
        .list(em, AppointmentQueries::read);
  }

  /**
   * Matching appointments, by start, at most {@code limit}; pass one more to learn whether there
   * are more.
   */
  public List<AppointmentView> list(
      AppointmentFilter filter, Visibility visibility, int limit, Instant now) {
    SqlQuery query = new SqlQuery(VIEW).add(JOINS);
    where(query, filter, visibility, now);
    // The limit is inlined: if the planner does not know it, it assumes that few rows are wanted.
    query.add("ORDER BY a.starts_at, a.id LIMIT " + limit);
    if (findsByOneKey(filter)) {
      query.reusingPlan();
    }
    return query.list(em, row -> VisibilityPolicy.show(read(row), visibility));
  }

  /**
   * Whether the rows are those of one department, doctor or patient, so that the same index finds
   * them whatever the other conditions are. Planning so many joins takes several times as long as
   * running them.
   */
  private static boolean findsByOneKey(AppointmentFilter filter) {
    return filter.text().isBlank()
        && (filter.departments().size() == 1
            || filter.doctors().size() == 1
            || filter.patient().isPresent());
  }

  /**
   * Passes the first {@code limit} matching appointments to {@code reader}, by start, without
   * keeping them: memory use is constant.
   *
   * @param fetchSize rows that the driver keeps at a time; works only in a transaction
   */
  public void each(
      AppointmentFilter filter,
      Visibility visibility,
      int limit,
      int fetchSize,
      Instant now,
      Consumer<AppointmentView> reader) {
    SqlQuery query = new SqlQuery(VIEW).add(JOINS);
    where(query, filter, visibility, now);
    query
        .add("ORDER BY a.starts_at, a.id LIMIT :limit")
        .set("limit", limit)
        .each(em, fetchSize, row -> VisibilityPolicy.show(read(row), visibility), reader);
  }

  /** The number of matching appointments, counted no further than {@code atMost}. */
  public long count(AppointmentFilter filter, Visibility visibility, long atMost, Instant now) {
    SqlQuery query =
        new SqlQuery("SELECT count(*) AS n FROM (SELECT 1 FROM appointment a")
            .add("LEFT JOIN patient pa ON pa.id = a.patient_id");
    where(query, filter, visibility, now);
    return query
        .add("LIMIT :limit) AS counted")
        .set("limit", atMost)
        .first(em, row -> row.getLong("n"))
        .orElse(0L);
  }

  /** One page in the given order; the first one also has the total. */
  public Page<AppointmentView> page(
      AppointmentFilter filter,
      Visibility visibility,
      AppointmentSort sort,
      boolean descending,
      int limit,
      Optional<String> after,
      Instant now) {
    record Row(AppointmentView view, String key, long total) {}
    String order = sort.code() + (descending ? "-" : "+");
    boolean hides = sort == AppointmentSort.PATIENT && !closed.ids().isEmpty();
    // A place among names would tell the name, and so would the way to the next page.
    String key =
        hides
            ? "CASE WHEN pa.id = ANY (:unnamed) THEN '' ELSE " + sort.expression() + " END"
            : sort.expression();
    SqlQuery query =
        new SqlQuery(VIEW)
            .add(", " + key + " AS sort_key")
            .add(after.isEmpty() ? ", count(*) OVER () AS total" : ", 0 AS total")
            .add(JOINS);
    if (hides) {
      query.setIds("unnamed", closed.ids());
    }
    where(query, filter, visibility, now);
    after
        .map(cursor -> Cursor.decode(cursor, 4))
        .ifPresent(
            cursor -> {
              cursor.expect(0, order);
              query
                  .add("AND (" + key + ", a.starts_at, a.id)")
                  .add((descending ? "<" : ">") + " (:afterKey, :afterStart, :afterId)")
                  .set("afterKey", cursor.text(1))
                  .set("afterStart", cursor.instant(2))
                  .set("afterId", cursor.uuid(3));
            });
    String direction = descending ? " DESC" : "";
    query.add("ORDER BY sort_key" + direction + ", a.starts_at" + direction + ", a.id" + direction);
    List<Row> rows =
        query
            .add("LIMIT :limit")
            .set("limit", limit + 1)
            .list(
                em,
                row ->
                    new Row(
                        VisibilityPolicy.show(read(row), visibility),
                        row.getString("sort_key"),
                        row.getLong("total")));
    Page<Row> page =
        Page.of(
            rows,
            limit,
            last -> Cursor.encode(order, last.key(), last.view().start(), last.view().id()));
    Optional<Long> total =
        after.isPresent()
            ? Optional.empty()
            : Optional.of(rows.isEmpty() ? 0L : rows.get(0).total());
    return new Page<>(page.items().stream().map(Row::view).toList(), page.next(), total);
  }

  /** Whether the patient has or had any appointment within the visibility. */
  public boolean hasAny(UUID patient, Visibility visibility) {
    SqlQuery query = new SqlQuery("SELECT FROM appointment a WHERE a.patient_id = :patient");
    query.add("AND a.status NOT IN ('cancelled', 'entered-in-error')").set("patient", patient);
    seen(query, visibility);
    return query.exists(em);
  }

  /** What a patient still comes for, the next first. */
  public List<AppointmentView> coming(UUID patient, Visibility visibility, int limit, Instant now) {
    SqlQuery query = new SqlQuery(VIEW).add(JOINS);
    query.add("WHERE a.patient_id = :patient AND a.ends_at > :now");
    query.add("AND " + BookSql.of("a", BookSql.ACTIVE)).set("patient", patient).set("now", now);
    seen(query, visibility);
    return query
        .add("ORDER BY a.starts_at, a.id LIMIT :limit")
        .set("limit", limit)
        .reusingPlan()
        .list(em, row -> VisibilityPolicy.show(read(row), visibility));
  }

  /** What a patient came for, missed or called off, the latest first. */
  public List<AppointmentView> past(UUID patient, Visibility visibility, int limit, Instant now) {
    SqlQuery query = new SqlQuery(VIEW).add(JOINS);
    query.add("WHERE a.patient_id = :patient AND a.status <> 'entered-in-error'");
    query.add("AND NOT (a.ends_at > :now AND " + BookSql.of("a", BookSql.ACTIVE) + ")");
    query.set("patient", patient).set("now", now);
    seen(query, visibility);
    return query
        .add("ORDER BY a.starts_at DESC, a.id DESC LIMIT :limit")
        .set("limit", limit)
        .reusingPlan()
        .list(em, row -> VisibilityPolicy.show(read(row), visibility));
  }

  /**
   * A patient's visits in figures.
   *
   * @param came how often they came
   * @param missed how often they stayed away without a word
   * @param cancelled how many were called off
   */
  public record Visits(long came, long missed, long cancelled) {}

  /** A patient's visits, so far as they are within the visibility. */
  public Visits visits(UUID patient, Visibility visibility) {
    SqlQuery query = new SqlQuery("SELECT");
    query
        .add("count(*) FILTER (WHERE " + BookSql.of("a", BookSql.CAME) + ") AS came,")
        .add("count(*) FILTER (WHERE a.status = 'noshow') AS missed,")
        .add("count(*) FILTER (WHERE a.status = 'cancelled') AS cancelled")
        .add("FROM appointment a WHERE a.patient_id = :patient")
        .set("patient", patient);
    seen(query, visibility);
    return query
        .first(
            em,
            row -> new Visits(row.getLong("came"), row.getLong("missed"), row.getLong("cancelled")))
        .orElseThrow();
  }

  /** Passes each active appointment of the practitioners in {@code range} to {@code reader}. */
  void eachActive(
      Collection<UUID> doctors, TimeRange range, Instant now, BiConsumer<UUID, TimeRange> reader) {
    new SqlQuery("SELECT practitioner_id, starts_at, ends_at FROM appointment")
        .add("WHERE practitioner_id = ANY (:doctors)")
        .add("AND " + BookSql.OVERLAPS)
        .add("AND " + BookSql.TAKES_TIME)
        .setIds("doctors", doctors)
        .setRange(range)
        .set("now", now)
        .each(
            em,
            1000,
            row -> Map.entry(SqlQuery.uuid(row, "practitioner_id"), SqlQuery.range(row)),
            each -> reader.accept(each.getKey(), each.getValue()));
  }

  /** Counts by department and by the day in {@code zone} on which they begin. */
  public List<DaySummary> summary(
      AppointmentFilter filter, Visibility visibility, ZoneId zone, Instant now) {
    SqlQuery query =
        new SqlQuery(
                """
            SELECT (a.starts_at AT TIME ZONE :zone)::date AS day, d.id, d.name, d.colour, count(*) AS n
            FROM appointment a
            JOIN department d ON d.id = a.department_id
            LEFT JOIN patient pa ON pa.id = a.patient_id
            """)
            .set("zone", zone.getId());
    where(query, filter, visibility, now);
    return query
        .add("AND a.starts_at >= :start")
        .add("GROUP BY day, d.id ORDER BY day, d.name")
        .list(
            em,
            row ->
                new DaySummary(
                    SqlQuery.date(row, "day"),
                    new DepartmentRef(
                        SqlQuery.uuid(row, "id"), row.getString("name"), row.getString("colour")),
                    row.getLong("n")));
  }

  /** The patients of whom {@link #summary} counts appointments. */
  public List<UUID> patients(AppointmentFilter filter, Visibility visibility, Instant now) {
    SqlQuery query =
        new SqlQuery(
            """
            SELECT DISTINCT a.patient_id
            FROM appointment a
            LEFT JOIN patient pa ON pa.id = a.patient_id
            """);
    where(query, filter, visibility, now);
    return query
        .add("AND a.starts_at >= :start AND a.patient_id IS NOT NULL")
        .list(em, row -> SqlQuery.uuid(row, "patient_id"));
  }

  private void where(SqlQuery query, AppointmentFilter filter, Visibility visibility, Instant now) {
    TimeRange range = filter.range();
    query
        .add("WHERE " + IN_RANGE)
        .add("AND a.status = ANY (:statuses)")
        .setRange(range)
        .set("now", now)
        .setCodes(
            "statuses", filter.statuses().isEmpty() ? AppointmentStatus.LISTED : filter.statuses());
    seen(query, visibility);
    query
        .addAmong("a.department_id", filter.departments())
        .addAmong("a.practitioner_id", filter.doctors());
    filter
        .patient()
        .ifPresent(
            patient ->
                query
                    .add(
                        "AND a.patient_id = (SELECT coalesce(merged_into, id) FROM patient WHERE id = :patient)")
                    .set("patient", patient));
    String text = filter.text().strip();
    boolean asksForWhom = filter.patient().isPresent() || !text.isEmpty();
    if (asksForWhom && !closed.ids().isEmpty()) {
      // Whoever may not see whose it is does not find it by whose it is.
      query
          .add("AND (a.patient_id IS NULL OR a.patient_id <> ALL (:closed))")
          .setIds("closed", closed.ids());
    }
    if (!text.isEmpty()) {
      query.add("AND (" + REASON + " LIKE :reason");
      PatientSearch.of(text).addFits(query, "OR", "pa");
      query.add(")").set("reason", "%" + SqlQuery.literally(Folding.unaccented(text)) + "%");
    }
  }

  private static void seen(SqlQuery query, Visibility visibility) {
    if (visibility instanceof Visibility.OwnCreations own) {
      query.add("AND (a.created_by = :creator").set("creator", own.creator());
      opened(query, own.glass()).add(")");
    } else if (visibility instanceof Visibility.OwnPatients own) {
      query.add("AND (a.practitioner_id = :own").set("own", own.practitioner());
      opened(query, own.glass()).add(")");
    } else if (visibility instanceof Visibility.Nothing) {
      query.add("AND false");
    }
  }

  /** Or what is open by a broken glass. */
  private static SqlQuery opened(SqlQuery query, Glass glass) {
    return glass.isWhole()
        ? query
        : query
            .add("OR a.practitioner_id = ANY (:opened) OR a.patient_id = ANY (:openedPatients)")
            .setIds("opened", glass.practitioners())
            .setIds("openedPatients", glass.patients());
  }

  private static @Nullable List<String> alerts(ResultSet row) throws SQLException {
    Array alerts = row.getArray("alerts");
    return alerts == null ? null : List.of((String[]) alerts.getArray());
  }

  private static @Nullable VisitView visit(ResultSet row) throws SQLException {
    return VisitView.shown(
        new VisitView(
            row.getObject("ticket", Integer.class),
            SqlQuery.instantOrNull(row, "arrived_at"),
            SqlQuery.instantOrNull(row, "called_at"),
            SqlQuery.instantOrNull(row, "finished_at"),
            row.getString("room")),
        AppointmentStatus.ofCode(row.getString("status"))
            .filter(AppointmentStatus.CAME::contains)
            .isPresent());
  }

  private static AppointmentView read(ResultSet row) throws SQLException {
    UUID patient = SqlQuery.uuidOrNull(row, "patient_id");
    UUID type = SqlQuery.uuidOrNull(row, "type_id");
    return new AppointmentView(
        SqlQuery.uuid(row, "id"),
        row.getInt("version"),
        row.getString("status"),
        patient == null,
        AppointmentStatus.PENDING.code().equals(row.getString("status"))
            ? SqlQuery.instantOrNull(row, "hold_until")
            : null,
        new DoctorRef(SqlQuery.uuid(row, "doctor_id"), row.getString("doctor_name")),
        patient == null
            ? null
            : new PatientRef(
                patient,
                row.getString("mrn"),
                row.getString("patient_name"),
                Patients.birthDate(row),
                null,
                alerts(row)),
        new DepartmentRef(
            SqlQuery.uuid(row, "department_id"),
            row.getString("department_name"),
            row.getString("colour")),
        type == null ? null : new TypeRef(type, row.getString("type_name")),
        SqlQuery.instant(row, "starts_at"),
        SqlQuery.instant(row, "ends_at"),
        row.getString("reason"),
        row.getBoolean("overbooked"),
        row.getBoolean("proposed"),
        row.getBoolean("called_off")
            && AttendancePolicy.isLate(
                SqlQuery.instant(row, "starts_at"), SqlQuery.instant(row, "cancelled_at")),
        row.getString("cancel_reason"),
        row.getString("cancel_note"),
        row.getBoolean("patient_overlap_allowed"),
        row.getString("override_reason"),
        visit(row),
        Identifiers.read(row, "identifiers"),
        new Creator(SqlQuery.uuid(row, "created_by"), row.getString("creator")),
        SqlQuery.instant(row, "created_at"),
        SqlQuery.instant(row, "updated_at"));
  }
}
