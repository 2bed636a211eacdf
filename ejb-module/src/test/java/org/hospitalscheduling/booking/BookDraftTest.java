package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Fresh;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules are applied to the result of all moves. Each row of the table says who is where, who
 * moves where, and what each is answered. Appointments are letters; {@code a@X9} is a at nine with
 * doctor X, for an hour and for a patient of its own, {@code a/p@X9} for patient p; {@code a@X9#1}
 * in lane 1.
 */
class BookDraftTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(7));

  @ParameterizedTest(name = "{0} with {1} -> {2}")
  @CsvSource(
      textBlock =
          """
          a@X9 b@X10,          a@X10 b@X9,         a:0 b:0
          a@X9 b@Y9,           a@Y9 b@X9,          a:0 b:0
          a@X9 b@X10 c@X11,    a@X10 b@X11 c@X9,   a:0 b:0 c:0
          a@X9 b@X10,          a@X10,              a:doctor-busy
          a@X9 b@X10,          a@X10 b@X12,        a:0 b:0
          a@X9 b@X10,          a@X12 b@X12,        a:0 b:doctor-busy
          a@X9 b@X10 c@X11,    a@X10 b@X11,        a:0 b:doctor-busy
          a/p@X9 b/p@Y11,      a/p@X11,            a:patient-busy
          a/p@X9 b/p@Y11,      a/p@X11 b/p@Y9,     a:0 b:0
          a/p@X9 b/p@Y11,      a/p@Z12 b/p@Y12,    a:0 b:patient-busy
          a@X9 b@X9#1,         a@X10,              a:0
          a@X9 b@X9#1 c@X10,   c@X9 a@X10,         c:doctor-busy a:0
          a@X9,                a@X19,              a:outside-hours
          a@X9,                a@X13,              a:time-off
          a@X9,                a@X6,               a:in-the-past
          """)
  void who_changes_places_is_in_nobodys_way_and_who_came_is(
      String standing, String moves, String expected) {
    List<BookDraft.Entry> entries = new ArrayList<>();
    for (String each : standing.split(" +")) {
      entries.add(entry(each));
    }
    BookDraft book = new BookDraft(NOW, entries, any -> bounds(List.of(hours(13, 14))));
    List<BookDraft.Entry> goals = new ArrayList<>();
    for (String each : moves.split(" +")) {
      goals.add(entry(each));
    }
    goals.forEach(goal -> book.lift(goal.id()));
    Map<String, String> told = new LinkedHashMap<>();
    for (BookDraft.Entry goal : goals) {
      Attempt attempt = attempt(goal.range());
      Placement placement =
          new Placement(goal.doctorId(), goal.patientId(), id("dept"), null, goal.range());
      told.put(names.get(goal.id()), told(book, goal, attempt, placement));
    }
    StringBuilder line = new StringBuilder();
    told.forEach((name, verdict) -> line.append(' ').append(name).append(':').append(verdict));
    assertThat(line.toString().strip()).isEqualTo(expected);
  }

  private static String told(
      BookDraft book, BookDraft.Entry goal, Attempt attempt, Placement placement) {
    try {
      return "" + book.take(goal.id(), attempt, placement, goal.createdBy()).lane();
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  @Test
  void a_hold_that_ran_out_is_in_nobodys_way_and_is_to_be_ended() {
    BookDraft.Entry hold =
        new BookDraft.Entry(id("hold"), id("doctor X"), null, hours(9, 10), 0, true, id("clerk"));
    BookDraft book = new BookDraft(NOW, List.of(hold), any -> bounds(List.of()));
    book.take(attempt(hours(11, 12)), placement(hours(11, 12)));
    assertThat(book.expiredHolds()).as("elsewhere").isEmpty();
    assertThat(book.take(attempt(hours(9, 10)), placement(hours(9, 10))).lane()).isZero();
    assertThat(book.expiredHolds()).containsExactly(hold.id());
  }

  @Test
  void a_hold_can_be_lifted_out() {
    BookDraft.Entry hold =
        new BookDraft.Entry(id("hold"), id("doctor X"), null, hours(9, 10), 0, false, id("clerk"));
    BookDraft book = new BookDraft(NOW, List.of(hold), any -> bounds(List.of()));
    book.lift(hold.id());
    assertThat(book.take(attempt(hours(9, 10)), placement(hours(9, 10))).overbooked()).isFalse();
  }

  private static Attempt attempt(TimeRange range) {
    return new Attempt(
        range, EnumSet.allOf(Fresh.class), false, false, false, false, Duration.ofMinutes(5));
  }

  private static BookDraft.Bounds bounds(List<TimeRange> timeOff) {
    return new BookDraft.Bounds(List.of(hours(5, 18)), timeOff, 2, true, Duration.ofDays(730));
  }

  private static Placement placement(TimeRange range) {
    return new Placement(id("doctor X"), id("patient p"), id("dept"), null, range);
  }

  private final Map<UUID, String> names = new LinkedHashMap<>();

  private BookDraft.Entry entry(String text) {
    String[] parts = text.split("[@#]");
    String name = parts[0].substring(0, 1);
    UUID id = id(name);
    names.put(id, name);
    int hour = Integer.parseInt(parts[1].substring(1));
    return new BookDraft.Entry(
        id,
        id("doctor " + parts[1].charAt(0)),
        id("patient " + (parts[0].length() > 1 ? parts[0].substring(2) : name)),
        hours(hour, hour + 1),
        parts.length > 2 ? Integer.parseInt(parts[2]) : 0,
        false,
        id("clerk"));
  }

  private static TimeRange hours(int from, int to) {
    return new TimeRange(
        MIDNIGHT.plus(Duration.ofHours(from)), MIDNIGHT.plus(Duration.ofHours(to)));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
