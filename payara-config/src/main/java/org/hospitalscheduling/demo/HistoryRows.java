package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.demo.Course.Standing;
import org.hospitalscheduling.shared.TimeRange;

/**
 * The front desk's actions as rows of the activity log, so that recent appointments have a history.
 * Older ones have none: nobody looks, and the start would take longer.
 */
final class HistoryRows {

  private static final Duration TOLD = Duration.ofDays(3);

  private final Connection connection;
  private final Instant now;
  private final List<Object[]> rows = new ArrayList<>();

  HistoryRows(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** The booking and everything that followed until now. */
  void booked(Visit visit) {
    if (isOld(visit.time())) {
      return;
    }
    String detail =
        "{\"action\": \"booked\", \"toStart\": \"%s\", \"toEnd\": \"%s\", \"toDoctorId\": \"%s\"}"
            .formatted(visit.time().start(), visit.time().end(), visit.doctor().id());
    add(visit.id(), visit.patient(), 0, visit.created(), "booked", detail);
    wentOn(visit.id(), visit.patient(), visit.time(), visit.course(), Standing.BOOKED);
  }

  /** What followed after that status. */
  void wentOn(UUID id, UUID patient, TimeRange time, Course course, Standing before) {
    if (isOld(time)) {
      return;
    }
    for (Standing step : course.steps(before, course.at(now))) {
      String detail = "{\"action\": \"%s\"}".formatted(step.verb);
      add(id, patient, step.ordinal(), course.since(step), step.verb, detail);
    }
  }

  private boolean isOld(TimeRange time) {
    return time.end().isBefore(now.minus(TOLD));
  }

  private void add(UUID id, UUID patient, int number, Instant at, String verb, String detail) {
    rows.add(
        new Object[] {
          DemoIds.event(id, number, at),
          at,
          DirectoryWriter.FRONT_DESK,
          DirectoryWriter.FRONT_DESK_NAME,
          "appointment-" + verb,
          "success",
          "appointment",
          id,
          patient,
          detail
        });
  }

  void write() throws SQLException {
    try (CopyRows copy =
        new CopyRows(
            connection,
            "activity (id, at, actor_id, actor_name, action, outcome, subject_type, "
                + "subject_id, patient_id, detail)")) {
      for (Object[] row : rows) {
        copy.add(row);
      }
      copy.finish();
    }
  }
}
