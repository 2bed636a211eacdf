package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendancePolicyTest {

  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  @ParameterizedTest(name = "{0} before its start: late {1}")
  @CsvSource({
    "P30D, false",
    "PT24H1S, false",
    "PT24H, false",
    "PT23H59M59S, true",
    "PT1H, true",
    "PT0S, true",
    "PT-10M, true",
    "P-3D, true"
  })
  void a_cancellation_is_late_less_than_a_day_before_the_start_and_after_it(
      Duration before, boolean late) {
    assertThat(AttendancePolicy.isLate(START, START.minus(before))).isEqualTo(late);
  }

  @ParameterizedTest(name = "over for {0}: {1}")
  @CsvSource({
    "PT-1H, false",
    "PT0S, false",
    "PT29M59S, false",
    "PT30M, false",
    "PT30M1S, true",
    "PT8H, true",
    "P14D, true",
    "P14DT1S, false",
    "P400D, false"
  })
  void a_no_show_is_proposed_after_half_an_hour_of_silence_and_not_after_two_weeks(
      Duration over, boolean proposed) {
    TimeRange ends = AttendancePolicy.unanswered(START);
    Instant end = START.minus(over);
    assertThat(!end.isBefore(ends.start()) && end.isBefore(ends.end())).isEqualTo(proposed);
  }

  @ParameterizedTest(name = "{0} to {1}, recorded at {2}: as it happens {3}")
  @CsvSource({
    "2026-11-23T09:00:00Z, 2026-11-23T09:30:00Z, 2026-11-23T08:40:00Z, true",
    "2026-11-23T09:00:00Z, 2026-11-23T09:30:00Z, 2026-11-23T22:59:59Z, true",
    "2026-11-23T09:00:00Z, 2026-11-23T09:30:00Z, 2026-11-23T23:00:00Z, false",
    "2026-11-23T09:00:00Z, 2026-11-23T09:30:00Z, 2026-11-22T22:59:59Z, false",
    "2026-11-23T09:00:00Z, 2026-11-23T09:30:00Z, 2026-11-22T23:00:00Z, true",
    "2026-11-23T22:30:00Z, 2026-11-23T23:30:00Z, 2026-11-24T08:00:00Z, true",
    "2026-11-23T22:30:00Z, 2026-11-23T23:30:00Z, 2026-11-24T23:00:00Z, false"
  })
  void a_time_is_that_of_the_record_on_the_days_of_the_appointment_only(
      Instant start, Instant end, Instant now, boolean asItHappens) {
    assertThat(
            AttendancePolicy.isAsItHappens(
                new TimeRange(start, end), now, ZoneId.of("Europe/Berlin")))
        .isEqualTo(asItHappens);
  }
}
