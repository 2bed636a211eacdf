package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.booking.VisibilityPolicy;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** The entries of the waiting list, current and past. */
@ApplicationScoped
class WaitlistEntries {

  private static final String VIEW =
      """
      WITH placed AS (
        SELECT id, row_number() OVER (PARTITION BY department_id ORDER BY priority, joined_at, id) AS position
        FROM waitlist_entry WHERE status = 'waiting')
      SELECT e.*, p.mrn, p.name AS patient_name, p.birth_date, coalesce(e.email, p.email) AS address, p.phone, p.phone_e164,
        placed.position, (SELECT i.failed_at FROM invite i WHERE i.entry_id = e.id ORDER BY i.id DESC LIMIT 1) AS mail_failed_at,
        EXISTS (SELECT FROM invite i WHERE i.entry_id = e.id AND i.status = 'open') AS invited
      FROM waitlist_entry e JOIN patient p ON p.id = e.patient_id LEFT JOIN placed ON placed.id = e.id
      """;

  @PersistenceContext private EntityManager em;

  /** The entry with a row lock until the transaction ends. */
  Optional<WaitlistEntry> lock(UUID id) {
    return Optional.ofNullable(em.find(WaitlistEntry.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<WaitlistEntry> find(UUID id) {
    return Optional.ofNullable(em.find(WaitlistEntry.class, id));
  }

  /** All entries of the patients, with row locks taken in the order of their ids. */
  List<WaitlistEntry> lockOf(Collection<UUID> patientIds) {
    return em.createQuery(
            "SELECT e FROM WaitlistEntry e WHERE e.patientId IN :patients ORDER BY e.id",
            WaitlistEntry.class)
        .setParameter("patients", patientIds)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** The patient of an invitation. */
  Optional<UUID> patientOf(UUID inviteId) {
    return new SqlQuery(
            "SELECT e.patient_id FROM invite i JOIN waitlist_entry e ON e.id = i.entry_id WHERE i.id = :invitation")
        .set("invitation", inviteId)
        .first(em, row -> SqlQuery.uuid(row, "patient_id"));
  }

  /** Whether they have an open invitation. */
  boolean isAsked(UUID entryId) {
    return new SqlQuery(
            "SELECT EXISTS (SELECT FROM invite WHERE entry_id = :entry AND status = 'open') AS asked")
        .set("entry", entryId)
        .first(em, row -> row.getBoolean("asked"))
        .orElseThrow();
  }

  /** Inserts a new entry at once, so that constraints are checked now. */
  void add(WaitlistEntry entry) {
    em.persist(entry);
    em.flush();
  }

  void flush() {
    em.flush();
  }

  /** An entry as staff see it; empty also if it is outside the caller's visibility. */
  Optional<WaitlistView> view(UUID id, Visibility visibility) {
    return inSight(new SqlQuery(VIEW).add("WHERE e.id = :id").set("id", id), visibility)
        .first(em, WaitlistEntries::read);
  }

  /**
   * Current entries, by department and in fair order. Their positions count all entries.
   *
   * @param departments only these; empty for all
   */
  List<WaitlistView> list(Collection<UUID> departments, Visibility visibility, int limit) {
    return inSight(new SqlQuery(VIEW).add("WHERE e.status = 'waiting'"), visibility)
        .addAmong("e.department_id", departments)
        .add("ORDER BY e.department_id, placed.position LIMIT :limit")
        .set("limit", limit)
        .list(em, WaitlistEntries::read);
  }

  /** Those of {@code ids} that exist and are within the visibility. */
  List<UUID> seen(Collection<UUID> ids, Visibility visibility) {
    return inSight(
            new SqlQuery("SELECT e.id FROM waitlist_entry e WHERE e.id = ANY (:ids)")
                .setIds("ids", ids),
            visibility)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /** The SQL form of {@link VisibilityPolicy#sees}, for rows of {@code waitlist_entry e}. */
  private static SqlQuery inSight(SqlQuery query, Visibility visibility) {
    if (visibility instanceof Visibility.OwnCreations own) {
      query.add("AND (e.created_by = :creator").set("creator", own.creator());
      return opened(query, own.glass()).add(")");
    }
    if (visibility instanceof Visibility.OwnPatients own) {
      query.add("AND (e.practitioner_id = :practitioner").set("practitioner", own.practitioner());
      return opened(query, own.glass()).add(")");
    }
    return visibility instanceof Visibility.Everything ? query : query.add("AND false");
  }

  /** Or what is open by a broken glass. */
  private static SqlQuery opened(SqlQuery query, Glass glass) {
    return glass.isWhole()
        ? query
        : query
            .add("OR e.practitioner_id = ANY (:opened) OR e.patient_id = ANY (:openedPatients)")
            .setIds("opened", glass.practitioners())
            .setIds("openedPatients", glass.patients());
  }

  /** The same check for a row that was read without that condition. */
  static boolean isSeen(ResultSet entry, Visibility visibility) throws SQLException {
    return VisibilityPolicy.sees(
        visibility,
        SqlQuery.uuid(entry, "created_by"),
        SqlQuery.uuidOrNull(entry, "practitioner_id"),
        SqlQuery.uuidOrNull(entry, "patient_id"));
  }

  /**
   * All patients who wait in the department, with the facts that decide whether the time suits
   * them; one query.
   *
   * @param only these; empty for all
   */
  List<CandidatePolicy.Entry> candidates(
      UUID departmentId, UUID doctorId, TimeRange range, Collection<UUID> only) {
    return new SqlQuery(
            """
            SELECT e.*, coalesce(e.email, p.email) IS NOT NULL AND p.active AND e.mails_stopped_at IS NULL AS reachable,
              EXISTS (SELECT FROM appointment a
                WHERE a.patient_id = e.patient_id AND a.during && tstzrange(:start, :end)
                  AND a.id IS DISTINCT FROM e.appointment_id AND %s) AS busy,
              EXISTS (SELECT FROM invite i WHERE i.entry_id = e.id AND i.status = 'open') AS asked,
              EXISTS (SELECT FROM invite i JOIN offer o ON o.id = i.offer_id
                WHERE i.entry_id = e.id AND i.status = 'declined' AND o.practitioner_id = :doctor
                  AND o.starts_at = :start AND o.ends_at = :end) AS refused
            FROM waitlist_entry e JOIN patient p ON p.id = e.patient_id
            WHERE e.status = 'waiting' AND e.department_id = :department
            """
                .formatted(BookSql.of("a", BookSql.ACTIVE)))
        .setRange(range)
        .set("doctor", doctorId)
        .set("department", departmentId)
        .addAmong("e.id", only)
        .list(
            em,
            row ->
                new CandidatePolicy.Entry(
                    SqlQuery.uuid(row, "id"),
                    SqlQuery.uuid(row, "department_id"),
                    Optional.ofNullable(SqlQuery.uuidOrNull(row, "practitioner_id")),
                    row.getInt("minutes"),
                    row.getInt("priority"),
                    SqlQuery.instant(row, "joined_at"),
                    SqlQuery.instant(row, "earliest"),
                    Optional.ofNullable(SqlQuery.instantOrNull(row, "latest")),
                    days(row.getInt("weekdays")),
                    Optional.of(row.getInt("from_minute"))
                        .filter(from -> from > 0)
                        .map(WaitlistEntries::time),
                    Optional.of(row.getInt("until_minute"))
                        .filter(until -> until < 1440)
                        .map(WaitlistEntries::time),
                    row.getBoolean("reachable"),
                    row.getBoolean("busy") ? List.of(range) : List.of(),
                    row.getBoolean("asked"),
                    row.getBoolean("refused")));
  }

  private static LocalTime time(int minute) {
    return LocalTime.MIN.plus(Duration.ofMinutes(minute));
  }

  private static Set<DayOfWeek> days(int bits) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if ((bits >> day.getValue() - 1 & 1) == 1) {
        days.add(day);
      }
    }
    return days;
  }

  private static WaitlistView read(ResultSet row) throws SQLException {
    int position = row.getInt("position");
    Optional<Instant> failed = Optional.ofNullable(SqlQuery.instantOrNull(row, "mail_failed_at"));
    Optional<Instant> stopped =
        Optional.ofNullable(SqlQuery.instantOrNull(row, "mails_stopped_at"));
    Optional<String> address = Optional.ofNullable(row.getString("address"));
    boolean call = failed.isPresent() || stopped.isPresent() || address.isEmpty();
    return new WaitlistView(
        SqlQuery.uuid(row, "id"),
        row.getInt("version"),
        Coded.of(WaitlistStatus.class, row.getString("status")),
        new PatientRef(
            SqlQuery.uuid(row, "patient_id"),
            row.getString("mrn"),
            row.getString("patient_name"),
            Patients.birthDate(row)),
        SqlQuery.uuid(row, "department_id"),
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "practitioner_id")),
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "type_id")),
        Optional.ofNullable(SqlQuery.uuidOrNull(row, "appointment_id")),
        row.getInt("minutes"),
        row.getInt("priority"),
        Optional.ofNullable(row.getString("priority_reason")),
        SqlQuery.instant(row, "earliest"),
        Optional.ofNullable(SqlQuery.instantOrNull(row, "latest")),
        days(row.getInt("weekdays")),
        timeOfDay(row.getInt("from_minute")),
        timeOfDay(row.getInt("until_minute")),
        address,
        position == 0 ? Optional.empty() : Optional.of(position),
        row.getBoolean("invited"),
        failed,
        Optional.ofNullable(row.getString("phone")).filter(number -> call),
        Optional.ofNullable(row.getString("phone_e164")).filter(number -> call),
        stopped,
        SqlQuery.instant(row, "joined_at"));
  }

  /** A minute of the day, 0 to 1440, as people write it. */
  private static String timeOfDay(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
