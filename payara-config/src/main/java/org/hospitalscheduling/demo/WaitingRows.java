package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Patients who want an earlier time. In every department two wait who would come at any time for
 * the shortest visit, so that any cancelled time can be offered to somebody; where overbooking is
 * suggested, there is also one who has a later appointment and can come only on some days and at
 * some hours.
 */
final class WaitingRows {

  private static final int AT_ANY_TIME = 2;
  private static final int ALL_DAYS = 127;
  private static final int MONDAY_TO_FRIDAY = 31;
  private static final int ALL_DAY = 1440;

  /** Whoever has waited this long has found something else. */
  private static final Duration PATIENCE = Duration.ofDays(42);

  /** An appointment that is nearer than this is not given up for another. */
  private static final Duration LATER = Duration.ofDays(9);

  private static final Duration THESE_DAYS = Duration.ofDays(6);

  private final Connection connection;
  private final LocalDate today;
  private final Instant now;

  WaitingRows(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.today = LocalDate.ofInstant(now, zone);
    this.now = now;
  }

  /** A patient, with the appointment that they have already. */
  private record Person(
      UUID id, String email, @Nullable UUID appointment, @Nullable UUID type, int minutes) {}

  /** When a visit would suit. */
  private record Attempt(
      int priority,
      @Nullable String reason,
      @Nullable UUID doctor,
      int days,
      int from,
      int until,
      Instant latest) {}

  void write() throws SQLException {
    endOld();
    for (Specialty each : Specialty.values()) {
      fill(each);
    }
  }

  private void fill(Specialty specialty) throws SQLException {
    Draw draw = Draw.of(DemoIds.seed(), 'W', specialty.ordinal(), today.toEpochDay());
    for (int waiting = waiting(specialty, true); waiting < AT_ANY_TIME; waiting++) {
      Optional<Person> flexible = anybody(specialty, draw);
      if (flexible.isPresent()) {
        int priority = draw.chance(0.2) ? 4 : 3;
        Attempt wish = new Attempt(priority, null, null, ALL_DAYS, 0, ALL_DAY, now.plus(PATIENCE));
        add(specialty, flexible.get(), wish, draw);
      }
    }
    if (specialty.isOverbooked() && waiting(specialty, false) == 0) {
      Optional<Person> booked = somebodyBookedLater(DemoIds.department(specialty));
      if (booked.isPresent()) {
        add(specialty, booked.get(), particular(specialty, draw), draw);
      }
    }
  }

  private Attempt particular(Specialty specialty, Draw draw) {
    boolean morning = draw.chance(0.5);
    boolean urgent = draw.chance(0.3);
    UUID doctor =
        draw.chance(0.25)
            ? DemoIds.doctor(specialty, draw.between(0, specialty.doctors.size() - 1))
            : null;
    return new Attempt(
        urgent ? 2 : draw.between(3, 4),
        urgent ? "Worse since the last visit" : null,
        doctor,
        MONDAY_TO_FRIDAY,
        morning ? 7 * 60 : 12 * 60,
        morning ? 12 * 60 + 30 : 19 * 60,
        now.plus(LATER));
  }

  /** How many wait there who would come at any time, or how many who would not. */
  private int waiting(Specialty specialty, boolean atAnyTime) throws SQLException {
    return new SqlQuery(
            """
            SELECT count(*) AS n FROM waitlist_entry
            WHERE status = 'waiting' AND department_id = :department AND mails_stopped_at IS NULL AND :flexible =
              (practitioner_id IS NULL AND minutes <= :minutes AND weekdays = 127 AND from_minute = 0 AND until_minute = 1440)
            """)
        .set("department", DemoIds.department(specialty))
        .set("flexible", atAnyTime)
        .set("minutes", specialty.shortest())
        .first(connection, row -> row.getInt("n"))
        .orElseThrow();
  }

  /** A patient who fits the department, with nothing booked there and nothing else these days. */
  private Optional<Person> anybody(Specialty specialty, Draw draw) throws SQLException {
    return new SqlQuery(
            """
            SELECT p.id, coalesce(p.email, 'family.' || lower(p.mrn) || '@example.org') AS email,
              NULL::uuid AS appointment, NULL::uuid AS type_id, :minutes::int AS minutes
            FROM patient p
            WHERE p.active AND EXISTS (SELECT FROM appointment a WHERE a.patient_id = p.id AND a.department_id = :department)
              AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.patient_id = p.id AND w.status = 'waiting')
              AND NOT EXISTS (SELECT FROM appointment a WHERE a.patient_id = p.id AND a.status = 'booked'
                AND a.starts_at BETWEEN :now AND :later)
            ORDER BY md5(p.id::text || :draw), p.id LIMIT 1
            """)
        .set("minutes", specialty.shortest())
        .set("department", DemoIds.department(specialty))
        .set("now", now)
        .set("later", now.plus(THESE_DAYS))
        .set("draw", Long.toString(draw.bits()))
        .first(connection, WaitingRows::person);
  }

  /** A patient with an appointment there that is still far away, which they would give up. */
  private Optional<Person> somebodyBookedLater(UUID department) throws SQLException {
    return new SqlQuery(
            """
            SELECT p.id, coalesce(p.email, 'family.' || lower(p.mrn) || '@example.org') AS email,
              a.id AS appointment, a.type_id, (extract(epoch FROM a.ends_at - a.starts_at) / 60)::int AS minutes
            FROM appointment a JOIN patient p ON p.id = a.patient_id
            WHERE a.department_id = :department AND a.status = 'booked' AND a.starts_at > :later AND NOT a.overbooked AND p.active
              AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.patient_id = p.id AND w.status = 'waiting')
            ORDER BY md5(a.id::text), a.id LIMIT 1
            """)
        .set("department", department)
        .set("later", now.plus(LATER))
        .first(connection, WaitingRows::person);
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        SqlQuery.uuid(row, "id"),
        row.getString("email"),
        SqlQuery.uuidOrNull(row, "appointment"),
        SqlQuery.uuidOrNull(row, "type_id"),
        row.getInt("minutes"));
  }

  private void add(Specialty specialty, Person person, Attempt wish, Draw draw)
      throws SQLException {
    UUID department = DemoIds.department(specialty);
    Instant joined = now.minusSeconds(draw.between(600, 40 * 3600));
    new SqlQuery(
            """
            INSERT INTO waitlist_entry (id, version, patient_id, department_id, practitioner_id, type_id, appointment_id,
              minutes, priority, priority_reason, earliest, latest, weekdays, from_minute, until_minute, email, status,
              created_by, joined_at, updated_at)
            VALUES (:id, 0, :patient, :department, :doctor, :type, :appointment, :minutes, :priority, :reason,
              :joined, :latest, :days, :from, :until, :email, 'waiting', :desk, :joined, :joined)
            """)
        .set("id", DemoIds.waiting(person.id(), department, joined))
        .set("patient", person.id())
        .set("department", department)
        .set("doctor", wish.doctor())
        .set("type", person.type())
        .set("appointment", person.appointment())
        .set("minutes", person.minutes())
        .set("priority", wish.priority())
        .set("reason", wish.reason())
        .set("joined", joined)
        .set("latest", wish.latest())
        .set("days", wish.days())
        .set("from", wish.from())
        .set("until", wish.until())
        .set("email", person.email())
        .set("desk", DirectoryWriter.FRONT_DESK)
        .execute(connection);
  }

  /**
   * Ends the demonstration's own entries whose time is over, except those with an open invitation.
   */
  private void endOld() throws SQLException {
    new SqlQuery(
            """
            UPDATE waitlist_entry e SET status = 'left', ended_at = :now, updated_at = :now, version = version + 1
            WHERE created_by = :desk AND status = 'waiting' AND latest < :now
              AND NOT EXISTS (SELECT FROM invite i WHERE i.entry_id = e.id AND i.status = 'open')
            """)
        .set("now", now)
        .set("desk", DirectoryWriter.FRONT_DESK)
        .execute(connection);
  }
}
