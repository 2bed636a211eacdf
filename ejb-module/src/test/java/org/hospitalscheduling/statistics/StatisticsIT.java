package org.hospitalscheduling.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A week in Berlin in which the clock goes back: Sunday, 25 October 2026, has 25 hours. Dr. Day
 * works from 08:00 to 12:00 every day, Dr. Night from 22:00 to 06:00 on Saturday.
 */
class StatisticsIT {
  private static final TimeRange WEEK =
      new TimeRange(Instant.parse("2026-10-18T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z"));

  private static final UUID CARDIOLOGY = Ids.next();
  private static final UUID WARD = Ids.next();
  private static final UUID DAY = Ids.next();
  private static final UUID NIGHT = Ids.next();
  private static final UUID GONE = Ids.next();

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private static int lane;

  @BeforeAll
  static void fill() {
    database.asOwner(
        HospitalRows.department(CARDIOLOGY, "Cardiology"),
        HospitalRows.department(WARD, "Ward"),
        HospitalRows.doctor(DAY, "Dr. Day", CARDIOLOGY),
        HospitalRows.doctor(NIGHT, "Dr. Night", WARD),
        HospitalRows.doctor(GONE, "Dr. Gone", WARD, false),
        HospitalRows.hours(DAY, "08:00", 240));
    hours(NIGHT, 6, "22:00", 480);
    hours(GONE, 1, "08:00", 600);
    database.asOwner(
        """
        INSERT INTO time_off (id, practitioner_id, starts_at, ends_at, created_at)
        VALUES (gen_random_uuid(), '%s', '2026-10-20 10:00+02', '2026-10-21 12:00+02', now())
        """
            .formatted(DAY));
    // Monday: an hour, half of it twice, half of that before work; booked two days ahead.
    book(DAY, "fulfilled", "2026-10-19T07:30+02:00", 60, 48);
    book(DAY, "fulfilled", "2026-10-19T08:00+02:00", 30, 48);
    book(DAY, "noshow", "2026-10-19T09:00+02:00", 30, 240);
    book(DAY, "cancelled", "2026-10-19T09:30+02:00", 30, 240);
    book(DAY, "entered-in-error", "2026-10-19T10:00+02:00", 30, 240);
    // Just before and just after the week.
    book(DAY, "booked", "2026-10-18T23:30+02:00", 15, 24);
    book(DAY, "booked", "2026-10-26T00:00+01:00", 15, 24);
    // Both hours that the clock shows as 02:30 on the long Sunday, and its last half hour.
    book(NIGHT, "booked", "2026-10-25T02:30+02:00", 30, 24);
    book(NIGHT, "booked", "2026-10-25T02:30+01:00", 30, 24);
    book(NIGHT, "arrived", "2026-10-25T23:30+01:00", 30, 24);
    book(GONE, "fulfilled", "2026-10-19T08:00+02:00", 30, 24);
    database.asOwner(
        """
        INSERT INTO appointment (id, version, practitioner_id, department_id, status, starts_at, ends_at, lane,
          hold_until, created_by, created_at, updated_at)
        VALUES (gen_random_uuid(), 0, '%s', '%s', 'pending', '2026-10-22 09:00+02', '2026-10-22 09:30+02', 0,
          '2026-10-22 09:00+02', gen_random_uuid(), '2026-10-01 00:00Z', now())
        """
            .formatted(DAY, CARDIOLOGY));
  }

  @Test
  void every_day_of_the_week_is_there_with_what_starts_on_it_by_the_hospitals_clock() {
    Map<String, Long> bookings =
        of(WEEK, List.of()).days().stream()
            .collect(
                Collectors.toMap(day -> day.date().toString(), day -> day.counts().bookings()));
    assertThat(bookings)
        .isEqualTo(
            Map.of(
                "2026-10-19",
                4L,
                "2026-10-20",
                0L,
                "2026-10-21",
                0L,
                "2026-10-22",
                0L,
                "2026-10-23",
                0L,
                "2026-10-24",
                0L,
                "2026-10-25",
                3L));
    Statistics.Day monday = of(WEEK, List.of()).days().get(0);
    assertThat(monday.date()).isEqualTo(LocalDate.of(2026, 10, 19));
    assertThat(monday.counts().cancelled()).isEqualTo(1);
    assertThat(monday.counts().noShows()).isEqualTo(1);
  }

  @Test
  void the_no_show_rate_is_of_those_of_whom_it_is_known() {
    assertThat(of(WEEK, List.of()).total().counts().noShowRate()).hasValue(0.2);
    TimeRange quiet =
        new TimeRange(Instant.parse("2026-10-21T22:00:00Z"), Instant.parse("2026-10-22T22:00:00Z"));
    assertThat(of(quiet, List.of()).total().counts().noShowRate()).isEmpty();
  }

  @Test
  void utilisation_is_of_working_hours_less_time_off_and_counts_no_minute_twice() {
    Usage day = usage(DAY);
    // Seven mornings of 240 minutes, less 120 on Tuesday and 240 on Wednesday.
    assertThat(day.workingMinutes()).isEqualTo(7 * 240 - 360);
    // From 08:00 to 08:30: what lies before work, twice, was missed or cancelled does not count.
    assertThat(day.bookedMinutes()).isEqualTo(30);
    assertThat(day.utilisation()).hasValue(30.0 / 1_320);
  }

  @Test
  void a_night_in_which_the_clock_goes_back_is_an_hour_longer() {
    Usage night = usage(NIGHT);
    assertThat(night.workingMinutes()).isEqualTo(9 * 60);
    assertThat(night.bookedMinutes()).isEqualTo(60);
  }

  @Test
  void who_left_is_counted_and_not_in_the_utilisation() {
    Usage gone = usage(GONE);
    assertThat(gone.counts().bookings()).isEqualTo(1);
    assertThat(gone.workingMinutes()).isZero();
    assertThat(gone.utilisation()).isEmpty();
    assertThat(of(WEEK, List.of()).total().workingMinutes()).isEqualTo(1_320 + 540);
  }

  @Test
  void lead_time_is_from_booking_to_start() {
    Statistics.LeadTime lead = of(WEEK, List.of()).leadTime();
    assertThat(lead.median()).hasValue(1);
    assertThat(lead.ninetieth().getAsDouble()).isBetween(2.0, 10.0);
  }

  @Test
  void the_busiest_doctor_has_the_most_booked_time_and_the_popular_department_the_most_bookings() {
    Statistics statistics = of(WEEK, List.of());
    assertThat(statistics.busiestDoctor().orElseThrow().id()).isEqualTo(NIGHT);
    assertThat(statistics.popularDepartment().orElseThrow().department().id()).isEqualTo(WARD);
    assertThat(statistics.popularDepartment().orElseThrow().counts().bookings()).isEqualTo(4);
  }

  @Test
  void of_one_department_the_others_are_left_out() {
    Statistics cardiology = of(WEEK, List.of(CARDIOLOGY));
    assertThat(cardiology.doctors()).extracting(Statistics.DoctorUsage::id).containsExactly(DAY);
    assertThat(cardiology.total().counts().bookings()).isEqualTo(3);
    assertThat(cardiology.total().workingMinutes()).isEqualTo(1_320);
  }

  private static Usage usage(UUID doctor) {
    return of(WEEK, List.of()).doctors().stream()
        .filter(each -> each.id().equals(doctor))
        .findFirst()
        .orElseThrow()
        .usage();
  }

  private static Statistics of(TimeRange range, List<UUID> departments) {
    return database.inTransaction(
        em ->
            new Wired(
                    em,
                    new Recorded<>(),
                    TestSettings.defaults(),
                    Clock.fixed(range.end(), ZoneOffset.UTC))
                .get(StatisticsService.class)
                .of(range, departments));
  }

  private static void hours(UUID doctor, int weekday, String from, int minutes) {
    database.asOwner(
        """
        INSERT INTO working_hours (id, practitioner_id, weekday, starts, length_minutes)
        VALUES (gen_random_uuid(), '%s', %d, '%s', %d)
        """
            .formatted(doctor, weekday, from, minutes));
  }

  private static void book(UUID doctor, String status, String start, int minutes, int hoursAhead) {
    UUID patient = Ids.next();
    database.asOwner(
        """
        INSERT INTO patient (id, version, mrn, name, created_at, updated_at)
        VALUES ('%1$s', 0, '%1$s', 'Somebody', now(), now())
        """
            .formatted(patient),
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, created_by, created_at, updated_at)
        SELECT gen_random_uuid(), 0, p.id, '%s', p.department_id, '%s', at, at + interval '%d minutes', %d,
          gen_random_uuid(), at - interval '%d hours', now()
        FROM practitioner p, (SELECT timestamptz '%s' AS at) AS start WHERE p.id = '%s'
        """
            .formatted(patient, status, minutes, lane++ % 10, hoursAhead, start, doctor));
  }
}
