package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
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
  private record Person(UUID id, String email, UUID appointment, UUID type, int minutes) {}

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
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT count(*) FROM waitlist_entry
            WHERE status = 'waiting' AND department_id = ? AND mails_stopped_at IS NULL AND ? =
              (practitioner_id IS NULL AND minutes <= ? AND weekdays = 127 AND from_minute = 0 AND until_minute = 1440)
            """)) {
      query.setObject(1, DemoIds.department(specialty));
      query.setBoolean(2, atAnyTime);
      query.setInt(3, specialty.shortest());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** A patient who fits the department, with nothing booked there and nothing else these days. */
  private Optional<Person> anybody(Specialty specialty, Draw draw) throws SQLException {
    String name = Long.toString(draw.bits());
    return person(
        """
        SELECT p.id, coalesce(p.email, 'family.' || lower(p.mrn) || '@example.org'), NULL::uuid, NULL::uuid, ?::int
        FROM patient p
        WHERE p.active AND EXISTS (SELECT FROM appointment a WHERE a.patient_id = p.id AND a.department_id = ?)
          AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.patient_id = p.id AND w.status = 'waiting')
          AND NOT EXISTS (SELECT FROM appointment a WHERE a.patient_id = p.id AND a.status = 'booked'
            AND a.starts_at BETWEEN ? AND ?)
        ORDER BY md5(p.id::text || ?), p.id LIMIT 1
        """,
        specialty.shortest(),
        DemoIds.department(specialty),
        now.atOffset(ZoneOffset.UTC),
        now.plus(THESE_DAYS).atOffset(ZoneOffset.UTC),
        name);
  }

  /** A patient with an appointment there that is still far away, which they would give up. */
  private Optional<Person> somebodyBookedLater(UUID department) throws SQLException {
    return person(
        """
        SELECT p.id, coalesce(p.email, 'family.' || lower(p.mrn) || '@example.org'), a.id, a.type_id,
          (extract(epoch FROM a.ends_at - a.starts_at) / 60)::int
        FROM appointment a JOIN patient p ON p.id = a.patient_id
        WHERE a.department_id = ? AND a.status = 'booked' AND a.starts_at > ? AND NOT a.overbooked AND p.active
          AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.patient_id = p.id AND w.status = 'waiting')
        ORDER BY md5(a.id::text), a.id LIMIT 1
        """,
        department,
        now.plus(LATER).atOffset(ZoneOffset.UTC));
  }

  private Optional<Person> person(String sql, Object... values) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Person(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getInt(5)))
            : Optional.empty();
      }
    }
  }

  private void add(Specialty specialty, Person person, Attempt wish, Draw draw)
      throws SQLException {
    UUID department = DemoIds.department(specialty);
    OffsetDateTime joined = now.minusSeconds(draw.between(600, 40 * 3600)).atOffset(ZoneOffset.UTC);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO waitlist_entry (id, version, patient_id, department_id, practitioner_id, type_id, appointment_id,
              minutes, priority, priority_reason, earliest, latest, weekdays, from_minute, until_minute, email, status,
              created_by, joined_at, updated_at)
            VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?)
            """)) {
      Object[] values = {
        DemoIds.waiting(person.id(), department, joined.toInstant()),
        person.id(),
        department,
        wish.doctor(),
        person.type(),
        person.appointment(),
        person.minutes(),
        wish.priority(),
        wish.reason(),
        joined,
        wish.latest().atOffset(ZoneOffset.UTC),
        wish.days(),
        wish.from(),
        wish.until(),
        person.email(),
        DirectoryWriter.FRONT_DESK,
        joined,
        joined
      };
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  /**
   * Ends the demonstration's own entries whose time is over, except those with an open invitation.
   */
  private void endOld() throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE waitlist_entry e SET status = 'left', ended_at = ?, updated_at = ?, version = version + 1
            WHERE created_by = ? AND status = 'waiting' AND latest < ?
              AND NOT EXISTS (SELECT FROM invite i WHERE i.entry_id = e.id AND i.status = 'open')
            """)) {
      OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
      update.setObject(1, at);
      update.setObject(2, at);
      update.setObject(3, DirectoryWriter.FRONT_DESK);
      update.setObject(4, at);
      update.executeUpdate();
    }
  }
}
