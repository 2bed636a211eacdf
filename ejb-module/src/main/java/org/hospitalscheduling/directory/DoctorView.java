package org.hospitalscheduling.directory;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as callers see them.
 *
 * @param maxPerHour null if the department's applies
 */
public record DoctorView(
    UUID id,
    int version,
    String name,
    DepartmentRef department,
    @Nullable Integer maxPerHour,
    boolean active,
    List<Identifier> identifiers)
    implements Versioned {

  static DoctorView of(Practitioner practitioner) {
    Department department = practitioner.department();
    return new DoctorView(
        practitioner.id(),
        practitioner.version(),
        practitioner.name(),
        new DepartmentRef(department.id(), department.name(), department.colour()),
        practitioner.maxPerHour().orElse(null),
        practitioner.isActive(),
        DepartmentView.ordered(practitioner.identifiers()));
  }
}
