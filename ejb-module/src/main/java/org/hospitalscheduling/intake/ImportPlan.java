package org.hospitalscheduling.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;

/**
 * What the file would change.
 *
 * @param lines non-empty lines, without the heading
 * @param departments in the order of the file
 * @param doctors in the order of the file
 * @param faults by line; if there are any, nothing is written
 */
public record ImportPlan(
    int lines, List<Department> departments, List<Doctor> doctors, List<LineFault> faults) {

  /**
   * @param id empty if it is to be added
   */
  public record Department(String name, Optional<UUID> id) {}

  /**
   * @param id empty if they are to be added
   * @param version of the existing doctor
   * @param hours in the file, by weekday and start; empty if it has none
   * @param changed whether these hours differ from the doctor's
   */
  public record Doctor(
      String name,
      String department,
      Optional<UUID> id,
      int version,
      List<WorkingPeriod> hours,
      boolean changed) {}
}
