package org.hospitalscheduling.web.statistics;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Statistics as callers see them, with a null where there is nothing to divide by. */
public record StatisticsView(
    Instant from,
    Instant to,
    ZoneId zone,
    Usage total,
    List<Day> days,
    LeadTime leadTime,
    List<DoctorUsage> doctors,
    List<DepartmentCounts> departments,
    Optional<DoctorRef> busiestDoctor,
    Optional<DepartmentRef> popularDepartment) {

  private static final double PRECISION = 10_000;

  /** See {@link org.hospitalscheduling.statistics.Usage}. */
  @JsonbNillable
  public record Usage(
      long bookings,
      long cancelled,
      long noShows,
      long overbooked,
      @Nullable Double noShowRate,
      long workingMinutes,
      long bookedMinutes,
      @Nullable Double utilisation) {
    static Usage of(org.hospitalscheduling.statistics.Usage usage) {
      return new Usage(
          usage.counts().bookings(),
          usage.counts().cancelled(),
          usage.counts().noShows(),
          usage.counts().overbooked(),
          rounded(usage.counts().noShowRate()),
          usage.workingMinutes(),
          usage.bookedMinutes(),
          rounded(usage.utilisation()));
    }
  }

  /** A day of the hospital's calendar. */
  public record Day(LocalDate date, long bookings, long cancelled, long noShows) {}

  /** Days from booking to start. */
  @JsonbNillable
  public record LeadTime(@Nullable Double median, @Nullable Double ninetieth) {}

  /** A doctor, where they are mentioned. */
  public record DoctorRef(UUID id, String name) {
    static DoctorRef of(Statistics.DoctorUsage doctor) {
      return new DoctorRef(doctor.id(), doctor.name());
    }
  }

  /** One doctor's part. */
  public record DoctorUsage(DoctorRef doctor, DepartmentRef department, Usage usage) {}

  /** One department's part. */
  @JsonbNillable
  public record DepartmentCounts(
      DepartmentRef department, long bookings, @Nullable Double noShowRate) {}

  static StatisticsView of(Statistics statistics) {
    return new StatisticsView(
        statistics.range().start(),
        statistics.range().end(),
        statistics.zone(),
        Usage.of(statistics.total()),
        statistics.days().stream()
            .map(
                day ->
                    new Day(
                        day.date(),
                        day.counts().bookings(),
                        day.counts().cancelled(),
                        day.counts().noShows()))
            .toList(),
        new LeadTime(
            rounded(statistics.leadTime().median()), rounded(statistics.leadTime().ninetieth())),
        statistics.doctors().stream()
            .map(
                each ->
                    new DoctorUsage(DoctorRef.of(each), each.department(), Usage.of(each.usage())))
            .toList(),
        statistics.departments().stream()
            .map(
                each ->
                    new DepartmentCounts(
                        each.department(),
                        each.counts().bookings(),
                        rounded(each.counts().noShowRate())))
            .toList(),
        statistics.busiestDoctor().map(DoctorRef::of),
        statistics.popularDepartment().map(Statistics.DepartmentCounts::department));
  }

  private static @Nullable Double rounded(OptionalDouble number) {
    return number.isEmpty() ? null : Math.round(number.getAsDouble() * PRECISION) / PRECISION;
  }
}
