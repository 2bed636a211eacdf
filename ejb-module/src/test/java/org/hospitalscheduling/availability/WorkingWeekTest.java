package org.hospitalscheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.ClockChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkingWeekTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void hours_are_wall_clock_times_of_the_hospital() {
    WorkingWeek week = week(DayOfWeek.MONDAY, "08:00", 8 * 60);
    assertThat(week.within(window("2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z"), BERLIN))
        .containsExactly(window("2026-11-23T07:00:00Z", "2026-11-23T15:00:00Z"));
  }

  @ParameterizedTest(name = "on {0} an eight-hour day from 00:00 to 08:00 lasts {1} hours")
  @CsvSource({"2026-03-29, 7", "2026-10-25, 9", "2026-11-22, 8"})
  void wall_times_are_kept_on_days_on_which_the_clock_changes(String sunday, long hours) {
    WorkingWeek week = week(DayOfWeek.SUNDAY, "00:00", 8 * 60);
    Instant noon = Instant.parse(sunday + "T12:00:00Z");
    List<TimeRange> open =
        week.within(
            new TimeRange(noon.minus(Duration.ofHours(14)), noon.plus(Duration.ofHours(10))),
            BERLIN);
    assertThat(open).hasSize(1);
    assertThat(open.get(0).length()).isEqualTo(Duration.ofHours(hours));
    assertThat(open.get(0).end().atZone(BERLIN).toLocalTime()).isEqualTo(LocalTime.of(8, 0));
  }

  @ParameterizedTest(name = "{0}: {1} for {2} minutes is {3}")
  @CsvSource({
    "Europe/Berlin, 01:00,  90, 2026-03-29T00:00:00Z/2026-03-29T01:00:00Z",
    "Europe/Berlin, 02:30, 330, 2026-03-29T01:00:00Z/2026-03-29T06:00:00Z",
    "Europe/Berlin, 02:15,  30,",
    "Europe/Berlin, 01:30, 120, 2026-03-29T00:30:00Z/2026-03-29T01:30:00Z",
  })
  void hours_are_cut_where_clocks_are_put_forward(
      ZoneId zone, String from, int minutes, String open) {
    WorkingWeek week = week(DayOfWeek.SUNDAY, from, minutes);
    List<TimeRange> found =
        week.within(window("2026-03-28T20:00:00Z", "2026-03-29T20:00:00Z"), zone);
    assertThat(found).isEqualTo(open == null ? List.of() : List.of(range(open)));
  }

  @ParameterizedTest(name = "on a Sunday {0} for {1} minutes is {2}")
  @CsvSource({
    "01:00,  90, 2026-10-24T23:00:00Z/2026-10-25T00:30:00Z",
    "02:30, 330, 2026-10-25T00:30:00Z/2026-10-25T07:00:00Z",
    "02:00,  60, 2026-10-25T00:00:00Z/2026-10-25T02:00:00Z",
  })
  void of_an_hour_that_is_shown_twice_hours_begin_and_end_in_the_first(
      String from, int minutes, String open) {
    WorkingWeek week = week(DayOfWeek.SUNDAY, from, minutes);
    assertThat(week.within(window("2026-10-24T20:00:00Z", "2026-10-25T20:00:00Z"), BERLIN))
        .containsExactly(range(open));
  }

  static Stream<Arguments> changes() {
    return ClockChanges.ZONES.stream()
        .flatMap(zone -> ClockChanges.of(zone).stream().map(change -> arguments(zone, change)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("changes")
  void hours_begin_and_end_when_clocks_first_show_that_time_or_a_later_one(
      ZoneId zone, ZoneOffsetTransition change) {
    TimeRange around =
        new TimeRange(
            change.getInstant().minus(Duration.ofDays(2)),
            change.getInstant().plus(Duration.ofDays(2)));
    ShownTimes shown = new ShownTimes(around, zone);
    LocalDateTime first =
        earlier(change.getDateTimeBefore(), change.getDateTimeAfter()).minusMinutes(150);
    List<String> wrong = new ArrayList<>();
    for (int later = 0; later <= 420; later += 15) {
      LocalDateTime from = first.plusMinutes(later);
      for (int minutes : List.of(5, 60, 150, 1440)) {
        WorkingPeriod period =
            new WorkingPeriod(from.getDayOfWeek(), from.toLocalTime(), Duration.ofMinutes(minutes));
        Instant start = shown.first(from);
        Instant end = shown.first(from.plusMinutes(minutes));
        List<TimeRange> right = start.equals(end) ? List.of() : List.of(new TimeRange(start, end));
        List<TimeRange> open = new WorkingWeek(List.of(period)).within(around, zone);
        if (!open.equals(right)) {
          wrong.add("%s is open %s, not %s".formatted(period, open, right));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What clocks show, minute by minute: slower than the rules of a zone, and with none of them. */
  private record ShownTimes(TimeRange range, NavigableMap<LocalDateTime, Instant> firsts) {

    ShownTimes(TimeRange range, ZoneId zone) {
      this(range, new TreeMap<>());
      for (Instant at = range.start(); at.isBefore(range.end()); at = at.plusSeconds(60)) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
        if (firsts.isEmpty() || shown.isAfter(firsts.lastKey())) {
          firsts.put(shown, at);
        }
      }
    }

    Instant first(LocalDateTime time) {
      return firsts.ceilingEntry(time).getValue();
    }
  }

  private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
    return one.isBefore(other) ? one : other;
  }

  private static TimeRange range(String text) {
    String[] ends = text.split("/");
    return window(ends[0], ends[1]);
  }

  @Test
  void a_night_shift_reaches_into_the_next_day() {
    WorkingWeek week = week(DayOfWeek.SUNDAY, "22:00", 10 * 60);
    assertThat(week.within(window("2026-11-23T00:00:00Z", "2026-11-23T23:00:00Z"), BERLIN))
        .containsExactly(window("2026-11-23T00:00:00Z", "2026-11-23T07:00:00Z"));
  }

  @Test
  void round_the_clock_is_one_span() {
    WorkingWeek week =
        new WorkingWeek(
            List.of(DayOfWeek.values()).stream().map(day -> period(day, "00:00", 1440)).toList());
    TimeRange fortnight = window("2026-10-20T00:00:00Z", "2026-11-03T00:00:00Z");
    assertThat(week.within(fortnight, BERLIN)).containsExactly(fortnight);
  }

  @Test
  void periods_are_cut_to_the_window_and_nothing_lies_outside_it() {
    WorkingWeek week = week(DayOfWeek.MONDAY, "08:00", 8 * 60);
    assertThat(week.within(window("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"), BERLIN))
        .containsExactly(window("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"));
    assertThat(week.within(window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), BERLIN))
        .isEmpty();
  }

  @ParameterizedTest(name = "hours of {0} weeks from {1} until {2} on {3}: {4}")
  @CsvSource({
    "EVERY, , , 2026-11-23, true",
    // Week 48 of 2026, and week 49.
    "EVEN, , , 2026-11-23, true",
    "ODD, , , 2026-11-23, false",
    "ODD, , , 2026-11-30, true",
    // 2026 has a week 53: two odd weeks follow each other.
    "ODD, , , 2026-12-28, true",
    "ODD, , , 2027-01-04, true",
    "EVEN, , , 2027-01-04, false",
    "EVEN, , , 2027-01-11, true",
    // Monday 31 December 2029 belongs to week 1 of 2030.
    "ODD, , , 2029-12-31, true",
    "EVERY, 2026-11-23, , 2026-11-23, true",
    "EVERY, 2026-11-24, , 2026-11-23, false",
    "EVERY, , 2026-11-23, 2026-11-23, true",
    "EVERY, , 2026-11-22, 2026-11-23, false",
    "EVEN, 2026-11-01, 2026-11-30, 2026-11-23, true",
    "ODD, 2026-11-01, 2026-11-30, 2026-11-23, false",
  })
  void hours_hold_from_a_day_until_a_day_and_in_odd_or_even_weeks(
      Weeks weeks, LocalDate from, LocalDate until, LocalDate monday, boolean open) {
    WorkingWeek week =
        new WorkingWeek(List.of(period(DayOfWeek.MONDAY, "08:00", 60, from, until, weeks)));
    Instant midnight = monday.atStartOfDay(BERLIN).toInstant();
    assertThat(week.within(new TimeRange(midnight, midnight.plusSeconds(86_400)), BERLIN))
        .hasSize(open ? 1 : 0);
  }

  @Test
  void the_night_of_the_last_day_goes_on_after_it() {
    LocalDate sunday = LocalDate.parse("2026-10-25");
    WorkingWeek week =
        new WorkingWeek(List.of(period(DayOfWeek.SUNDAY, "22:00", 600, sunday, sunday, Weeks.ODD)));
    assertThat(week.within(window("2026-10-20T00:00:00Z", "2026-11-20T00:00:00Z"), BERLIN))
        .containsExactly(window("2026-10-25T21:00:00Z", "2026-10-26T07:00:00Z"));
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "MONDAY 08:00 240 EVERY, MONDAY 10:00 240 EVERY, true",
    "MONDAY 08:00 240 ODD, MONDAY 10:00 240 EVERY, true",
    "MONDAY 08:00 240 ODD, MONDAY 10:00 240 EVEN, false",
    "MONDAY 08:00 240 ODD, MONDAY 10:00 240 ODD, true",
    // After a week 53 the next one is odd again; and even follows odd.
    "SUNDAY 20:00 600 ODD, MONDAY 05:00 60 ODD, true",
    "SUNDAY 20:00 600 ODD, MONDAY 05:00 60 EVEN, true",
    "MONDAY 08:00 240 EVERY - 2026-11-23, MONDAY 08:00 240 EVERY 2026-11-24 -, false",
    "MONDAY 08:00 240 EVERY - 2026-11-23, MONDAY 08:00 240 EVERY 2026-11-23 -, true",
    "MONDAY 22:00 600 EVERY - 2026-11-23, TUESDAY 05:00 60 EVERY 2026-11-24 -, true",
    "MONDAY 22:00 600 EVERY - 2026-11-23, TUESDAY 05:00 60 EVERY 2026-11-25 -, false",
  })
  void hours_overlap_only_where_both_hold(String one, String other, boolean overlap) {
    assertThat(parsed(one).overlaps(parsed(other))).isEqualTo(overlap);
    assertThat(parsed(other).overlaps(parsed(one))).isEqualTo(overlap);
  }

  private static WorkingPeriod parsed(String text) {
    String[] words = text.split(" ");
    return period(
        DayOfWeek.valueOf(words[0]),
        words[1],
        Integer.parseInt(words[2]),
        words.length < 5 || words[4].equals("-") ? null : LocalDate.parse(words[4]),
        words.length < 6 || words[5].equals("-") ? null : LocalDate.parse(words[5]),
        Weeks.valueOf(words[3]));
  }

  private static WorkingPeriod period(
      DayOfWeek day, String from, int minutes, LocalDate first, LocalDate last, Weeks weeks) {
    return new WorkingPeriod(
        day, LocalTime.parse(from), Duration.ofMinutes(minutes), first, last, weeks);
  }

  private static WorkingWeek week(DayOfWeek day, String from, int minutes) {
    return new WorkingWeek(List.of(period(day, from, minutes)));
  }

  private static WorkingPeriod period(DayOfWeek day, String from, int minutes) {
    return new WorkingPeriod(day, LocalTime.parse(from), Duration.ofMinutes(minutes));
  }

  private static TimeRange window(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }
}
