package org.hospitalscheduling.statistics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.shared.TimeRange;

/**
 * How a hospital's time was used in a range.
 *
 * @param days every day of the range, in order
 * @param doctors the one with the most booked time first
 * @param departments the one with the most bookings first
 */
public record Statistics(
    TimeRange range,
    ZoneId zone,
    Usage total,
    List<Day> days,
    LeadTime leadTime,
    List<DoctorUsage> doctors,
    List<DepartmentCounts> departments) {

  /** A day of the hospital's calendar. */
  public record Day(LocalDate date, Counts counts) {}

  /** Days with a fraction from booking to start; empty where nothing was booked. */
  public record LeadTime(OptionalDouble median, OptionalDouble ninetieth) {}

  /** One doctor's part. */
  public record DoctorUsage(UUID id, String name, DepartmentRef department, Usage usage) {}

  /** One department's part. */
  public record DepartmentCounts(DepartmentRef department, Counts counts) {}

  /** The doctor with the most booked time. */
  public Optional<DoctorUsage> busiestDoctor() {
    return doctors.stream().filter(doctor -> doctor.usage().bookedMinutes() > 0).findFirst();
  }

  /** The department with the most bookings. */
  public Optional<DepartmentCounts> popularDepartment() {
    return departments.stream().filter(each -> each.counts().bookings() > 0).findFirst();
  }
}
