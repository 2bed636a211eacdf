package org.hospitalscheduling.intake;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.availability.WorkingPeriod;

/** The directory before the import. */
record KnownDirectory(List<KnownDepartment> departments, List<KnownDoctor> doctors) {

  record KnownDepartment(UUID id, String name, boolean active) {}

  record KnownDoctor(
      UUID id,
      String name,
      UUID departmentId,
      boolean active,
      int version,
      List<WorkingPeriod> week) {}
}
