package org.hospitalscheduling.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.BookSql;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

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
    Instant earliest = now.minus(Duration.ofDays(FirstFill.DAYS_BACK + 3));
    Instant from = filledAt.minus(Duration.ofDays(3));
    new SqlQuery("SELECT *, " + BookSql.ACTIVE + " AS active FROM appointment")
        .add("WHERE starts_at >= :from")
        .set("from", from.isBefore(earliest) ? earliest : from)
        .list(
            connection,
            row -> {
              if (row.getBoolean("active")) {
                book.enter(
                    SqlQuery.uuid(row, "practitioner_id"),
                    SqlQuery.uuidOrNull(row, "patient_id"),
                    SqlQuery.range(row),
                    row.getInt("lane"));
              }
              return book.known.add(SqlQuery.uuid(row, "id"));
            });
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

  private void enter(UUID doctor, @Nullable UUID patient, TimeRange time, int lane) {
    Entry entry = new Entry(time, lane);
    byDoctor.computeIfAbsent(doctor, each -> new ArrayList<>()).add(entry);
    if (patient != null) {
      byPatient.computeIfAbsent(patient, each -> new ArrayList<>()).add(entry);
    }
  }
}
