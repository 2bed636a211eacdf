package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.overbooking.LeadTime;
import org.hospitalscheduling.overbooking.NoShowModel;
import org.hospitalscheduling.overbooking.OverbookingPolicy;
import org.hospitalscheduling.postgresql.EmbeddedDatabase;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/** What the product's own model and policy suggest for the demonstration's appointment book. */
final class Suggested {

  /** The demonstration's initial rules. */
  private static final OverbookingPolicy.Rules RULES =
      new OverbookingPolicy.Rules(0.15, 1.2, 0.05, 2, 2, 0.75);

  private final Connection connection;
  private final ZoneId zone;
  private final Instant now;

  private Suggested(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.now = now;
  }

  /**
   * The number of suggestions in the departments that allow them, for sessions that begin by then.
   */
  static Map<String, Integer> in(
      EmbeddedDatabase database, ZoneId zone, Instant now, Duration ahead) throws SQLException {
    try (Connection connection = database.owner().getConnection()) {
      return new Suggested(connection, zone, now).count(ahead);
    }
  }

  private Map<String, Integer> count(Duration ahead) throws SQLException {
    NoShowModel model = model();
    TimeRange window = new TimeRange(now, now.plus(ahead));
    Map<String, Integer> counts = new TreeMap<>();
    for (Hospital.Doctor doctor : new DirectoryReader(connection, zone, now).read().doctors()) {
      if (doctor.specialty().isOverbooked()) {
        for (TimeRange span :
            TimeRanges.subtract(doctor.week().within(window, zone), doctor.timeOff())) {
          int found =
              OverbookingPolicy.decide(session(doctor, span, model), RULES).proposals().size();
          if (found > 0) {
            counts.merge(doctor.specialty().title, found, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  private OverbookingPolicy.Session session(
      Hospital.Doctor doctor, TimeRange span, NoShowModel model) throws SQLException {
    List<OverbookingPolicy.Visit> visits = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT a.department_id, a.starts_at, a.ends_at, a.created_at, a.overbooked, past.visits, past.missed
            FROM appointment a
            CROSS JOIN LATERAL (
              SELECT count(*) AS visits, count(*) FILTER (WHERE p.status = 'noshow') AS missed FROM appointment p
              WHERE p.patient_id = a.patient_id AND p.status IN ('fulfilled', 'noshow') AND p.starts_at < ?) past
            WHERE a.practitioner_id = ? AND a.status = 'booked' AND a.starts_at >= ? AND a.ends_at <= ?
            ORDER BY a.starts_at, a.id
            """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      query.setObject(2, doctor.id());
      query.setObject(3, span.start().atOffset(ZoneOffset.UTC));
      query.setObject(4, span.end().atOffset(ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Instant start = instant(row, 2);
          NoShowModel.Forecast forecast =
              model.forecast(
                  row.getObject(1, UUID.class),
                  LeadTime.between(instant(row, 4), start, zone),
                  row.getLong(6),
                  row.getLong(7));
          visits.add(
              new OverbookingPolicy.Visit(
                  new TimeRange(start, instant(row, 3)),
                  forecast.planned(),
                  row.getBoolean(5),
                  true));
        }
      }
    }
    double newcomer =
        model
            .forecast(doctor.department(), LeadTime.between(now, span.start(), zone), 0, 0)
            .planned();
    return new OverbookingPolicy.Session(span, visits, newcomer);
  }

  private NoShowModel model() throws SQLException {
    List<NoShowModel.GroupCount> counts = new ArrayList<>();
    Map<UUID, Map<LeadTime, long[]>> seen = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT department_id, created_at, starts_at, status = 'noshow' FROM appointment
            WHERE status IN ('fulfilled', 'noshow') AND starts_at < ?
            """)) {
      query.setObject(1, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long[] count =
              seen.computeIfAbsent(row.getObject(1, UUID.class), each -> new TreeMap<>())
                  .computeIfAbsent(
                      LeadTime.between(instant(row, 2), instant(row, 3), zone),
                      each -> new long[2]);
          count[0]++;
          count[1] += row.getBoolean(4) ? 1 : 0;
        }
      }
    }
    seen.forEach(
        (department, leads) ->
            leads.forEach(
                (lead, count) ->
                    counts.add(new NoShowModel.GroupCount(department, lead, count[0], count[1]))));
    return NoShowModel.of(counts, 0.2);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
