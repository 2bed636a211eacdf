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
 * How the hospital's time was used in a range.
 *
 * @param days every day of the range, in order
 * @param doctors by booked time, most first
 * @param departments by bookings, most first
 */
public record Statistics(
    TimeRange range,
    ZoneId zone,
    Usage total,
    List<Day> days,
    LeadTime leadTime,
    List<DoctorUsage> doctors,
    List<DepartmentCounts> departments) {

  /** A day in the hospital's time zone. */
  public record Day(LocalDate date, Counts counts) {}

  /** Days from booking to start, with a fraction; empty if nothing was booked. */
  public record LeadTime(OptionalDouble median, OptionalDouble ninetieth) {}

  /** The figures of one doctor. */
  public record DoctorUsage(UUID id, String name, DepartmentRef department, Usage usage) {}

  /** The figures of one department. */
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
