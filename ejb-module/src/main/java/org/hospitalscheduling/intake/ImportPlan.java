package org.hospitalscheduling.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;

/**
 * What a file comes to.
 *
 * @param lines those with something in them, the heading not counted
 * @param departments in the order of the file
 * @param doctors in the order of the file
 * @param faults by line; with one of them nothing is written
 */
public record ImportPlan(
    int lines, List<Department> departments, List<Doctor> doctors, List<LineFault> faults) {

  /**
   * @param id empty for one that is added
   */
  public record Department(String name, Optional<UUID> id) {}

  /**
   * @param id empty for one that is added
   * @param version of the one that is there
   * @param hours of the file, by weekday and start; empty where it has none
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
