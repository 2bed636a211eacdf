package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.demo.Course.Standing;
import org.hospitalscheduling.realtime.ChangeType;

/** Tells browsers that were left open what changed while the server was away. */
final class FeedRows {

  private final Connection connection;
  private final Instant now;
  private final List<Object[]> rows = new ArrayList<>();

  FeedRows(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  void created(Visit visit) {
    Standing standing = visit.course().at(now);
    add(
        ChangeType.SCHEDULE_CREATED,
        visit.id(),
        standing.changes,
        visit.doctor().id(),
        visit.doctor().department());
  }

  void changed(UUID id, int version, UUID doctor, UUID department, boolean cancelled) {
    ChangeType type = cancelled ? ChangeType.SCHEDULE_DELETED : ChangeType.SCHEDULE_UPDATED;
    add(type, id, version, doctor, department);
  }

  private void add(ChangeType type, UUID id, int version, UUID doctor, UUID department) {
    rows.add(
        new Object[] {
          DemoIds.event(id, version, now),
          type.wire(),
          id,
          version,
          now,
          doctor,
          department,
          DirectoryWriter.FRONT_DESK,
          DirectoryWriter.FRONT_DESK
        });
  }

  void write() throws SQLException {
    try (CopyRows copy =
        new CopyRows(
            connection,
            "feed_inbox (id, type, subject_id, subject_version, at, practitioner_id, "
                + "department_id, owner_id, actor_id)")) {
      for (Object[] row : rows) {
        copy.add(row);
      }
      copy.finish();
    }
  }
}
