package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.hospitalscheduling.demo.Course.Standing;

/** Visits as rows of the appointment book, each with its status at one instant. */
final class VisitRows implements AutoCloseable {

  private final CopyRows rows;
  private final HistoryRows history;
  private final Instant now;
  private long count;

  VisitRows(Connection connection, HistoryRows history, Instant now) throws SQLException {
    this.history = history;
    this.now = now;
    this.rows =
        new CopyRows(
            connection,
            "appointment (id, version, practitioner_id, patient_id, department_id, type_id, "
                + "status, starts_at, ends_at, lane, reason, overbooked, created_by, created_at, "
                + "updated_at, cancelled_at)");
  }

  void add(Visit visit) throws SQLException {
    Course course = visit.course();
    Standing standing = course.at(now);
    rows.add(
        visit.id(),
        standing.changes,
        visit.doctor().id(),
        visit.patient(),
        visit.doctor().department(),
        visit.type(),
        standing.code,
        visit.time().start(),
        visit.time().end(),
        visit.second() ? 1 : 0,
        visit.reason(),
        visit.second(),
        DirectoryWriter.FRONT_DESK,
        visit.created(),
        standing == Standing.BOOKED ? visit.created() : course.since(standing),
        standing == Standing.CANCELLED ? course.cancelled() : null);
    history.booked(visit);
    count++;
  }

  long count() {
    return count;
  }

  void finish() throws SQLException {
    rows.finish();
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }
}
