package org.hospitalscheduling.statistics;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.TimeRange;

/** How the hospital's time is used, in a handful of queries however long the range is. */
@Stateless
@RolesAllowed(ADMIN)
public class StatisticsService {
  @Inject private StatisticsQueries queries;
  @Inject private Calendars calendars;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * The figures of a range.
   *
   * @param departments only these; empty for all
   */
  public Statistics of(TimeRange range, Collection<UUID> departments) {
    ZoneId zone = settings.zone();
    StatisticsQueries.Counted counted = queries.count(range, departments, zone);
    Map<UUID, StatisticsQueries.Minutes> minutes =
        queries.minutes(range, open(range, departments, zone));
    Set<UUID> doctors = new HashSet<>(counted.doctors().keySet());
    doctors.addAll(minutes.keySet());
    return new Statistics(
        range,
        zone,
        new Usage(
            counted.total(),
            minutes.values().stream().mapToLong(StatisticsQueries.Minutes::working).sum(),
            minutes.values().stream().mapToLong(StatisticsQueries.Minutes::booked).sum()),
        days(range, zone, counted.days()),
        queries.leadTime(range, departments),
        usages(queries.doctors(doctors), counted.doctors(), minutes),
        counts(queries.departments(counted.departments().keySet()), counted.departments()));
  }

  /** Open time of the doctors who work here now: their current working hours less time off. */
  private Map<UUID, List<TimeRange>> open(
      TimeRange range, Collection<UUID> departments, ZoneId zone) {
    Map<UUID, List<TimeRange>> open = new LinkedHashMap<>();
    calendars
        .ofMany(List.of(), departments, Optional.empty(), range, false, clock.instant())
        .forEach((doctor, calendar) -> open.put(doctor, calendar.open(range, zone)));
    return open;
  }

  private static List<Statistics.Day> days(
      TimeRange range, ZoneId zone, Map<LocalDate, Counts> counted) {
    LocalDate first = LocalDate.ofInstant(range.start(), zone);
    LocalDate last = LocalDate.ofInstant(range.end().minusNanos(1), zone);
    return first
        .datesUntil(last.plusDays(1))
        .map(day -> new Statistics.Day(day, counted.getOrDefault(day, Counts.NONE)))
        .toList();
  }

  private static List<Statistics.DoctorUsage> usages(
      Map<UUID, StatisticsQueries.Named> doctors,
      Map<UUID, Counts> counted,
      Map<UUID, StatisticsQueries.Minutes> minutes) {
    StatisticsQueries.Minutes none = new StatisticsQueries.Minutes(0, 0);
    return doctors.values().stream()
        .map(
            doctor -> {
              StatisticsQueries.Minutes time = minutes.getOrDefault(doctor.id(), none);
              Counts counts = counted.getOrDefault(doctor.id(), Counts.NONE);
              return new Statistics.DoctorUsage(
                  doctor.id(),
                  doctor.name(),
                  doctor.department(),
                  new Usage(counts, time.working(), time.booked()));
            })
        .filter(each -> each.usage().workingMinutes() > 0 || each.usage().counts().bookings() > 0)
        .sorted(
            Comparator.comparingLong((Statistics.DoctorUsage each) -> each.usage().bookedMinutes())
                .thenComparingLong(each -> each.usage().counts().bookings())
                .reversed()
                .thenComparing(Statistics.DoctorUsage::name)
                .thenComparing(Statistics.DoctorUsage::id))
        .toList();
  }

  private static List<Statistics.DepartmentCounts> counts(
      Map<UUID, DepartmentRef> departments, Map<UUID, Counts> counted) {
    return departments.values().stream()
        .map(
            department ->
                new Statistics.DepartmentCounts(
                    department, counted.getOrDefault(department.id(), Counts.NONE)))
        .filter(each -> each.counts().bookings() > 0)
        .sorted(
            Comparator.comparingLong((Statistics.DepartmentCounts each) -> each.counts().bookings())
                .reversed()
                .thenComparing(each -> each.department().name()))
        .toList();
  }
}
