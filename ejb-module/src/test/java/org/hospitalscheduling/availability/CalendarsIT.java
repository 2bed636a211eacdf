package org.hospitalscheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CalendarsIT {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UUID WARD = Ids.next();
  private static final UUID DOCTOR = Ids.next();

  /** Weeks 53 of 2026, 1 and 2 of 2027. */
  private static final TimeRange WINDOW =
      new TimeRange(Instant.parse("2026-12-27T23:00:00Z"), Instant.parse("2027-01-17T23:00:00Z"));

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @BeforeAll
  static void fill() {
    database.asOwner(
        HospitalRows.department(WARD, "Ward"), HospitalRows.doctor(DOCTOR, "Dr. Odd", WARD));
  }

  @Test
  void hours_of_some_weeks_and_days_are_kept_as_they_are_and_open_only_then() {
    List<WorkingPeriod> week =
        List.of(
            monday("08:00", LocalDate.parse("2027-01-01"), null, Weeks.ODD),
            monday("10:00", null, LocalDate.parse("2027-01-10"), Weeks.EVERY),
            monday("12:00", null, null, Weeks.EVEN));
    database.inTransaction(
        em -> {
          Wired.get(em, Calendars.class).replaceWeek(DOCTOR, week);
          return null;
        });
    List<TimeRange> expected =
        List.of(
            hour("2026-12-28T09:00:00Z"),
            hour("2027-01-04T07:00:00Z"),
            hour("2027-01-04T09:00:00Z"),
            hour("2027-01-11T11:00:00Z"));
    database.inTransaction(
        em -> {
          Calendars calendars = Wired.get(em, Calendars.class);
          assertThat(calendars.week(DOCTOR)).containsExactlyElementsOf(week);
          assertThat(calendars.of(DOCTOR, WINDOW).open(WINDOW, BERLIN)).isEqualTo(expected);
          assertThat(
                  calendars
                      .ofMany(
                          List.of(), List.of(WARD), Optional.empty(), WINDOW, true, WINDOW.start())
                      .get(DOCTOR)
                      .open(WINDOW, BERLIN))
              .isEqualTo(expected);
          return null;
        });
  }

  private static WorkingPeriod monday(String from, LocalDate first, LocalDate last, Weeks weeks) {
    return new WorkingPeriod(
        DayOfWeek.MONDAY, LocalTime.parse(from), Duration.ofHours(1), first, last, weeks);
  }

  private static TimeRange hour(String start) {
    Instant at = Instant.parse(start);
    return new TimeRange(at, at.plus(Duration.ofHours(1)));
  }
}
