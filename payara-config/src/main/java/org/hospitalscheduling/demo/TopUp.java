package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.demo.Course.Standing;
import org.hospitalscheduling.demo.DemoHospital.Loaded;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Brings an existing demonstration up to the present. Takes the row locks that a booking takes, all
 * doctors first and then the patients it books for, so that servers may be running meanwhile.
 */
final class TopUp {

  private final Connection connection;
  private final ZoneId zone;
  private final Instant now;
  private final FeedRows feed;
  private final HistoryRows history;

  TopUp(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.now = now;
    this.feed = new FeedRows(connection, now);
    this.history = new HistoryRows(connection, now);
  }

  private record Filled(Instant at, LocalDate to) {}

  Loaded run() throws SQLException {
    Filled filled = filled();
    if (!now.isAfter(filled.at())) {
      return new Loaded(false, 0, 0);
    }
    lockDoctors();
    List<Visit> wanted = bookedSince(filled);
    lockPatients(wanted);
    long changed = goOn();
    List<Visit> added = Book.between(connection, filled.at(), now).thoseThatFit(wanted, now);
    try (VisitRows rows = new VisitRows(connection, history, now)) {
      for (Visit visit : added) {
        rows.add(visit);
        feed.created(visit);
      }
      rows.finish();
    }
    feed.write();
    history.write();
    new WaitingRows(connection, zone, now).write();
    new SuggestionRows(connection, zone, now).write();
    mark();
    return new Loaded(false, added.size(), changed);
  }

  private Filled filled() throws SQLException {
    return new SqlQuery("SELECT filled_at, filled_to FROM demo_marker")
        .first(
            connection,
            row -> new Filled(SqlQuery.instant(row, "filled_at"), SqlQuery.date(row, "filled_to")))
        .orElseThrow();
  }

  private void lockDoctors() throws SQLException {
    new SqlQuery("SELECT id FROM practitioner ORDER BY id FOR NO KEY UPDATE")
        .list(connection, row -> SqlQuery.uuid(row, "id"));
  }

  private void lockPatients(List<Visit> visits) throws SQLException {
    new SqlQuery("SELECT id FROM patient WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE")
        .setIds("ids", visits.stream().map(Visit::patient).distinct().toList())
        .list(connection, row -> SqlQuery.uuid(row, "id"));
  }

  /** Updates open appointments of the front desk to where they stand by now. */
  private long goOn() throws SQLException {
    long changed = 0;
    try (PreparedStatement open =
            connection.prepareStatement(
                """
                SELECT id, version, status, practitioner_id, department_id, patient_id,
                       created_at, starts_at, ends_at
                FROM appointment
                WHERE created_by = ? AND status IN ('booked', 'arrived', 'checked-in')
                ORDER BY starts_at, id
                FOR NO KEY UPDATE
                """);
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE appointment SET status = ?, updated_at = ?, version = ?, cancelled_at = ?,
                  no_show_proposed = false
                WHERE id = ?
                """)) {
      open.setObject(1, DirectoryWriter.FRONT_DESK);
      try (ResultSet row = open.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          int version = row.getInt(2);
          Standing before = Standing.of(row.getString(3));
          UUID patient = row.getObject(6, UUID.class);
          TimeRange time = new TimeRange(instant(row, 8), instant(row, 9));
          UUID department = row.getObject(5, UUID.class);
          Course course =
              Course.of(id, patient, department, instant(row, 7), time.start(), time.end());
          Standing after = course.at(now);
          if (!follows(before, after, version)) {
            continue;
          }
          update.setString(1, after.code);
          update.setObject(2, course.since(after).atOffset(ZoneOffset.UTC));
          int next = version + course.steps(before, after).size();
          update.setInt(3, next);
          update.setObject(
              4,
              after == Standing.CANCELLED ? course.since(after).atOffset(ZoneOffset.UTC) : null,
              Types.TIMESTAMP_WITH_TIMEZONE);
          update.setObject(5, id);
          update.addBatch();
          feed.changed(
              id, next, row.getObject(4, UUID.class), department, after == Standing.CANCELLED);
          history.wentOn(id, patient, time, course, before);
          changed++;
        }
      }
      update.executeBatch();
    }
    return changed;
  }

  /**
   * Attendance only moves forward; an appointment that people edited is not cancelled behind their
   * back.
   */
  private static boolean follows(Standing before, Standing after, int version) {
    return switch (after) {
      case BOOKED -> false;
      case CANCELLED -> before == Standing.BOOKED && version == before.changes;
      case NO_SHOW -> before == Standing.BOOKED;
      case ARRIVED, CHECKED_IN, FULFILLED -> after.ordinal() > before.ordinal();
    };
  }

  /**
   * What would have been booked since, both for the days that were filled and for those that were
   * not.
   */
  private List<Visit> bookedSince(Filled filled) throws SQLException {
    Timetable timetable = new Timetable(new DirectoryReader(connection, zone, now).read(), zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    // A night that began the evening before is still being booked.
    LocalDate day = LocalDate.ofInstant(filled.at(), zone).minusDays(1);
    LocalDate earliest = today.minusDays(FirstFill.DAYS_BACK);
    day = day.isBefore(earliest) ? earliest : day;
    List<Visit> visits = new ArrayList<>();
    for (; !day.isAfter(today.plusDays(FirstFill.DAYS_AHEAD)); day = day.plusDays(1)) {
      boolean missing = day.isAfter(filled.to());
      for (Visit visit : timetable.of(day)) {
        boolean booked = !visit.created().isAfter(now);
        if (booked && (missing || visit.created().isAfter(filled.at()))) {
          visits.add(visit);
        }
      }
    }
    return visits;
  }

  private void mark() throws SQLException {
    new SqlQuery("UPDATE demo_marker SET filled_at = :now, filled_to = greatest(filled_to, :to)")
        .set("now", now)
        .set("to", LocalDate.ofInstant(now, zone).plusDays(FirstFill.DAYS_AHEAD))
        .execute(connection);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
