package org.hospitalscheduling.booking;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.Calendars.Calendar;
import org.hospitalscheduling.availability.TimeOff;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Departments;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * Reads the facts for decisions about time: the appointments around the wanted placements, and the
 * limits of the practitioners' time. Two queries, for one appointment as for two hundred.
 */
@ApplicationScoped
class BookDrafts {

  private static final String ENTRY =
      "SELECT id, practitioner_id, patient_id, created_by, starts_at, ends_at, lane, NOT "
          + BookSql.UNEXPIRED
          + " AS ran_out";

  @PersistenceContext private EntityManager em;
  @Inject private Calendars calendars;
  @Inject private Departments departments;
  @Inject private Settings settings;

  /** The draft for one wanted placement; to be read once doctor and patient are locked. */
  BookDraft of(Placement wanted, Practitioner doctor, Instant now) {
    return of(List.of(wanted), Map.of(doctor.id(), doctor), now);
  }

  /**
   * The draft for all wanted placements; to be read once all their doctors and patients are locked.
   *
   * @param doctors the doctors of the placements, by id
   */
  BookDraft of(Collection<Placement> wanted, Map<UUID, Practitioner> doctors, Instant now) {
    if (wanted.isEmpty()) {
      return BookDraft.empty(now);
    }
    List<TimeRange> ranges = TimeRanges.union(wanted.stream().map(Placement::range).toList());
    Set<UUID> doctorIds =
        wanted.stream().map(Placement::practitionerId).collect(Collectors.toSet());
    Map<UUID, Calendar> of = calendars.of(doctorIds, TimeRanges.around(ranges));
    List<BookDraft.Entry> standing =
        wanted.size() == 1
            ? near(wanted.iterator().next(), now)
            : near(
                doctorIds,
                wanted.stream()
                    .map(Placement::patientId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()),
                ranges,
                now);
    return new BookDraft(
        now,
        standing,
        placement ->
            bounds(
                placement,
                requireNonNull(of.get(placement.practitionerId())),
                requireNonNull(doctors.get(placement.practitionerId()))));
  }

  private BookDraft.Bounds bounds(Placement placement, Calendar calendar, Practitioner doctor) {
    Department own = doctor.department();
    Department named =
        own.id().equals(placement.departmentId())
            ? own
            : departments.find(placement.departmentId()).orElseThrow();
    return new BookDraft.Bounds(
        calendar.week().within(placement.range(), settings.zone()),
        calendar.timeOff().stream().map(TimeOff::range).toList(),
        limit(doctor, own, named),
        doctor.isActive() && own.isActive() && named.isActive(),
        settings.booking().horizon());
  }

  /** The doctor's, else that of their department; another department can only lower it. */
  private static int limit(Practitioner doctor, Department own, Department named) {
    int limit = doctor.maxPerHour().orElseGet(own::maxPerHour);
    return named.equals(own) ? limit : Math.min(limit, named.maxPerHour());
  }

  /**
   * Active appointments of the practitioner or the patient that overlap the placement. Each branch
   * of the UNION finds its rows by an index on owner and start; with an OR instead, PostgreSQL
   * would read everybody's appointments of that hour.
   */
  private List<BookDraft.Entry> near(Placement wanted, Instant now) {
    TimeRange range = wanted.range();
    return new SqlQuery(ENTRY)
        .add("FROM (SELECT * FROM appointment WHERE practitioner_id = :doctor")
        .add("AND " + BookSql.BEGINS_NEAR)
        .add("UNION ALL SELECT * FROM appointment WHERE patient_id = :patient")
        .add("AND practitioner_id <> :doctor AND " + BookSql.BEGINS_NEAR + ") AS near")
        .add("WHERE ends_at > :start AND " + BookSql.ACTIVE)
        .add("ORDER BY starts_at, id")
        .set("now", now)
        .set("doctor", wanted.practitionerId())
        .set("patient", wanted.patientId())
        .setRange(range)
        .reusingPlan()
        .list(em, BookDrafts::entry);
  }

  /**
   * Active appointments of any of the practitioners or patients that overlap any of {@code ranges},
   * which are merged and not empty. One query, planned for its values (ADR 12).
   */
  private List<BookDraft.Entry> near(
      Collection<UUID> doctors, Collection<UUID> patients, List<TimeRange> ranges, Instant now) {
    TimeRange around = TimeRanges.around(ranges);
    return new SqlQuery(ENTRY)
        .add("FROM (SELECT * FROM appointment WHERE practitioner_id = ANY (:doctors)")
        .add("AND " + BookSql.BEGINS_NEAR)
        .add("UNION ALL SELECT * FROM appointment WHERE patient_id = ANY (:patients)")
        .add("AND practitioner_id <> ALL (:doctors) AND " + BookSql.BEGINS_NEAR + ") AS near")
        .add("WHERE during && :spans::tstzmultirange AND " + BookSql.ACTIVE)
        .add("ORDER BY starts_at, id")
        .set("now", now)
        .setIds("doctors", doctors)
        .setIds("patients", patients)
        .setRange(around)
        .set("spans", SqlQuery.multirange(ranges))
        .list(em, BookDrafts::entry);
  }

  /** Active appointments of the patients that overlap {@code range}, unlocked. */
  List<BookDraft.Entry> ofPatients(Collection<UUID> patients, TimeRange range, Instant now) {
    return near(List.of(), patients, List.of(range), now);
  }

  private static BookDraft.Entry entry(ResultSet row) throws SQLException {
    return new BookDraft.Entry(
        SqlQuery.uuid(row, "id"),
        SqlQuery.uuid(row, "practitioner_id"),
        SqlQuery.uuidOrNull(row, "patient_id"),
        SqlQuery.range(row),
        row.getInt("lane"),
        row.getBoolean("ran_out"),
        SqlQuery.uuid(row, "created_by"));
  }

  /**
   * Whether a committed appointment of the practitioner overlaps the range: a cheap check before
   * any lock.
   */
  boolean isTaken(UUID doctorId, TimeRange range, Instant now) {
    return new SqlQuery("SELECT 1 FROM appointment WHERE practitioner_id = :doctor")
        .add("AND " + BookSql.OVERLAPS)
        .add("AND " + BookSql.TAKES_TIME)
        .add("LIMIT 1")
        .set("doctor", doctorId)
        .setRange(range)
        .set("now", now)
        .reusingPlan()
        .exists(em);
  }

  /** Ends the expired holds that overlap what the draft accepted; to be called before writing. */
  void endExpiredHolds(BookDraft draft, Instant now) {
    if (!draft.expiredHolds().isEmpty()) {
      new SqlQuery(
              "UPDATE appointment SET status = 'cancelled', version = version + 1, updated_at = :now")
          .add("WHERE id = ANY (:holds) AND NOT " + BookSql.UNEXPIRED)
          .setIds("holds", draft.expiredHolds())
          .set("now", now)
          .execute(em);
    }
  }
}
