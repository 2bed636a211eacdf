package org.hospitalscheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;
import org.junit.jupiter.api.Test;

class PartOfDayTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final PartOfDay MORNING = new PartOfDay(LocalTime.of(8, 0), Duration.ofHours(4));

  @Test
  void it_is_the_same_time_of_the_clock_on_every_day_also_when_the_clock_changes() {
    TimeRange weekend = range("2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z");
    assertThat(MORNING.within(weekend, BERLIN))
        .containsExactly(
            range("2026-10-24T06:00:00Z", "2026-10-24T10:00:00Z"),
            range("2026-10-25T07:00:00Z", "2026-10-25T11:00:00Z"));
  }

  @Test
  void it_is_cut_at_the_window() {
    TimeRange window = range("2026-06-17T09:00:00Z", "2026-06-18T07:00:00Z");
    assertThat(MORNING.within(window, BERLIN))
        .containsExactly(
            range("2026-06-17T09:00:00Z", "2026-06-17T10:00:00Z"),
            range("2026-06-18T06:00:00Z", "2026-06-18T07:00:00Z"));
  }

  @Test
  void the_whole_day_leaves_out_nothing() {
    TimeRange window = range("2026-03-28T05:00:00Z", "2026-03-30T07:13:00Z");
    assertThat(PartOfDay.WHOLE.within(window, BERLIN)).containsExactly(window);
  }

  @Test
  void open_time_outside_it_is_not_wanted() {
    List<TimeRange> open =
        List.of(
            range("2026-06-17T05:00:00Z", "2026-06-17T07:00:00Z"),
            range("2026-06-17T09:30:00Z", "2026-06-17T14:00:00Z"),
            range("2026-06-17T15:00:00Z", "2026-06-17T16:00:00Z"));
    TimeRange day = range("2026-06-17T00:00:00Z", "2026-06-18T00:00:00Z");
    assertThat(TimeRanges.intersect(open, MORNING.within(day, BERLIN)))
        .containsExactly(
            range("2026-06-17T06:00:00Z", "2026-06-17T07:00:00Z"),
            range("2026-06-17T09:30:00Z", "2026-06-17T10:00:00Z"));
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }
}
