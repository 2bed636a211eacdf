package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/** The existing appointments, so that a top-up books around them. */
final class Book {

  private record Entry(TimeRange time, int lane) {}

  private final Set<UUID> known = new HashSet<>();
  private final Map<UUID, List<Entry>> byDoctor = new HashMap<>();
  private final Map<UUID, List<Entry>> byPatient = new HashMap<>();

  private Book() {}

  /** All appointments that overlap the days a top-up fills, whoever booked them. */
  static Book between(Connection connection, Instant filledAt, Instant now) throws SQLException {
    Book book = new Book();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT id, practitioner_id, patient_id, starts_at, ends_at, lane,
                   status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')
            FROM appointment WHERE starts_at >= ?
            """)) {
      Instant earliest = now.minus(Duration.ofDays(FirstFill.DAYS_BACK + 3));
      Instant from = filledAt.minus(Duration.ofDays(3));
      statement.setObject(1, (from.isBefore(earliest) ? earliest : from).atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          book.known.add(row.getObject(1, UUID.class));
          if (row.getBoolean(7)) {
            TimeRange time =
                new TimeRange(
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getObject(5, OffsetDateTime.class).toInstant());
            book.enter(
                row.getObject(2, UUID.class), row.getObject(3, UUID.class), time, row.getInt(6));
          }
        }
      }
    }
    return book;
  }

  /** The visits that break no rule of booking; earlier ones in the list take precedence. */
  List<Visit> thoseThatFit(List<Visit> visits, Instant now) {
    List<Visit> fitting = new ArrayList<>();
    for (Visit visit : visits) {
      if (fits(visit) && known.add(visit.id())) {
        fitting.add(visit);
        if (visit.course().at(now).takesTime) {
          enter(visit.doctor().id(), visit.patient(), visit.time(), visit.second() ? 1 : 0);
        }
      }
    }
    return fitting;
  }

  private boolean fits(Visit visit) {
    List<Entry> withDoctor = overlapping(byDoctor, visit.doctor().id(), visit.time());
    boolean doctorFree =
        visit.second()
            ? withDoctor.size() < visit.doctor().limit()
                && withDoctor.stream().allMatch(each -> each.lane() == 0)
            // Its own second visit may have been booked before a cancelled first one was replaced.
            : withDoctor.stream()
                .allMatch(each -> each.lane() == 1 && each.time().equals(visit.time()));
    return doctorFree && overlapping(byPatient, visit.patient(), visit.time()).isEmpty();
  }

  private static List<Entry> overlapping(
      Map<UUID, List<Entry>> entries, UUID whose, TimeRange time) {
    return entries.getOrDefault(whose, List.of()).stream()
        .filter(each -> each.time().overlaps(time))
        .toList();
  }

  private void enter(UUID doctor, UUID patient, TimeRange time, int lane) {
    Entry entry = new Entry(time, lane);
    byDoctor.computeIfAbsent(doctor, each -> new ArrayList<>()).add(entry);
    if (patient != null) {
      byPatient.computeIfAbsent(patient, each -> new ArrayList<>()).add(entry);
    }
  }
}
