package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
}
