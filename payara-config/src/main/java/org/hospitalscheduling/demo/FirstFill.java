package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hospitalscheduling.demo.DemoHospital.Loaded;
import org.hospitalscheduling.shared.SqlQuery;

/** Fills an empty database. */
final class FirstFill {

  static final int DAYS_AHEAD = 28;
  static final int DAYS_BACK = 56;
  private static final int FEWEST_PATIENTS = 5_000;

  /** The highest average number of visits per patient in a demonstration that reaches far back. */
  private static final int VISITS_PER_PATIENT = 20;

  private final Connection connection;
  private final ZoneId zone;
  private final Instant now;
  private final LocalDate today;

  FirstFill(Connection connection, ZoneId zone, Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.now = now;
    this.today = LocalDate.ofInstant(now, zone);
  }

  Loaded run(OptionalInt appointments) throws SQLException {
    int patients = Math.max(FEWEST_PATIENTS, appointments.orElse(0) / VISITS_PER_PATIENT);
    new DirectoryWriter(connection, zone, now).write(patients);
    Hospital hospital = new DirectoryReader(connection, zone, now).read();
    Timetable timetable = new Timetable(hospital, zone);
    LocalDate filledTo = today.minusDays(1);
    HistoryRows history = new HistoryRows(connection, now);
    long added;
    try (VisitRows rows = new VisitRows(connection, history, now)) {
      for (LocalDate day : days(appointments.isPresent())) {
        List<Visit> booked =
            timetable.of(day).stream().filter(each -> !each.created().isAfter(now)).toList();
        long room = appointments.orElse(Integer.MAX_VALUE) - rows.count();
        for (Visit visit : booked.subList(0, (int) Math.min(room, booked.size()))) {
          rows.add(visit);
        }
        if (day.isAfter(filledTo) && booked.size() <= room) {
          filledTo = day;
        }
        if (booked.size() >= room) {
          break;
        }
      }
      added = rows.count();
      rows.finish();
    }
    history.write();
    new WaitingRows(connection, zone, now).write();
    new SuggestionRows(connection, zone, now).write();
    mark(filledTo);
    return new Loaded(true, added, 0);
  }

  /** The days to fill, nearest first, two past days for each coming one; unlimited if asked for. */
  private Iterable<LocalDate> days(boolean endless) {
    List<LocalDate> near = new ArrayList<>(List.of(today));
    for (int ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
      near.add(today.plusDays(ahead));
      near.add(today.minusDays(2L * ahead - 1));
      near.add(today.minusDays(2L * ahead));
    }
    LocalDate before = today.minusDays(DAYS_BACK + 1L);
    // Some two million appointments: no demonstration needs earlier days.
    long more = endless ? DemoHospital.MAX_APPOINTMENTS / 100 : 0;
    return () ->
        Stream.concat(near.stream(), Stream.iterate(before, day -> day.minusDays(1)).limit(more))
            .iterator();
  }

  private void mark(LocalDate filledTo) throws SQLException {
    new SqlQuery(
            "INSERT INTO demo_marker (created_at, filled_at, filled_to) VALUES (:now, :now, :to)")
        .set("now", now)
        .set("to", filledTo)
        .execute(connection);
  }
}
