package org.hospitalscheduling.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hospitalscheduling.availability.WorkingPeriod;

/**
 * The working weeks of the demonstration's doctors; the lunch break is the gap between two periods.
 */
enum Rota {
  DAY(EnumSet.range(MONDAY, FRIDAY), "08:00-12:00", "13:00-17:00"),
  SHORT_FRIDAY(EnumSet.range(MONDAY, THURSDAY), "08:30-12:30", "13:15-17:15") {
    @Override
    List<WorkingPeriod> week() {
      List<WorkingPeriod> week = new ArrayList<>(super.week());
      week.add(new WorkingPeriod(FRIDAY, LocalTime.of(8, 30), Duration.ofMinutes(270)));
      return week;
    }
  },
  EARLY(EnumSet.range(MONDAY, FRIDAY), "07:00-11:30", "12:00-15:30"),
  LATE(EnumSet.range(MONDAY, FRIDAY), "10:00-14:00", "14:45-19:00"),
  MORNINGS(EnumSet.range(MONDAY, THURSDAY), "08:00-12:30"),
  THREE_DAYS(EnumSet.of(MONDAY, WEDNESDAY, FRIDAY), "08:00-12:00", "12:45-16:45"),
  TWO_LONG_DAYS(EnumSet.of(TUESDAY, THURSDAY), "08:00-12:30", "13:15-18:30"),
  WEEKEND(EnumSet.of(THURSDAY, FRIDAY, SATURDAY, SUNDAY), "08:30-12:30", "13:15-17:00"),
  LONG_WEEKEND(EnumSet.of(FRIDAY, SATURDAY, SUNDAY, MONDAY), "09:00-13:00", "13:45-18:00"),
  EVERY_DAY(EnumSet.allOf(DayOfWeek.class), "07:00-11:30", "12:15-15:00"),
  EVENINGS(EnumSet.allOf(DayOfWeek.class), "15:00-18:30", "19:00-22:00"),
  NIGHTS(EnumSet.of(WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY), "22:00-06:30");

  private final Set<DayOfWeek> days;
  private final List<String> periods;

  Rota(Set<DayOfWeek> days, String... periods) {
    this.days = days;
    this.periods = List.of(periods);
  }

  /** The periods of a week. */
  List<WorkingPeriod> week() {
    List<WorkingPeriod> week = new ArrayList<>();
    for (DayOfWeek day : days) {
      for (String period : periods) {
        String[] ends = period.split("-");
        LocalTime start = LocalTime.parse(ends[0]);
        Duration length = Duration.between(start, LocalTime.parse(ends[1]));
        week.add(new WorkingPeriod(day, start, length.isNegative() ? length.plusDays(1) : length));
      }
    }
    return week;
  }

  /** Who in a department works when, in the order of its doctors; the last covers the weekend. */
  static Rota ofDepartment(Specialty specialty, int doctor) {
    if (specialty == Specialty.URGENT_CARE) {
      return List.of(EVERY_DAY, EVENINGS, NIGHTS, DAY, WEEKEND).get(doctor);
    }
    boolean even = specialty.ordinal() % 2 == 0;
    return switch (doctor) {
      case 0 -> even ? DAY : SHORT_FRIDAY;
      case 1 -> even ? EARLY : DAY;
      case 2 -> even ? LATE : EARLY;
      case 3 -> List.of(MORNINGS, THREE_DAYS, TWO_LONG_DAYS).get(specialty.ordinal() % 3);
      default -> even ? WEEKEND : LONG_WEEKEND;
    };
  }
}
