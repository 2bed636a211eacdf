package org.hospitalscheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
