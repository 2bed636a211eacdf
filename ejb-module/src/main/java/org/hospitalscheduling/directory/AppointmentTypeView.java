package org.hospitalscheduling.directory;

import java.util.UUID;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/** An appointment type as callers see it. */
public record AppointmentTypeView(
    UUID id,
    int version,
    String name,
    @Nullable UUID departmentId,
    long durationMinutes,
    boolean active)
    implements Versioned {

  static AppointmentTypeView of(AppointmentType type) {
    return new AppointmentTypeView(
        type.id(),
        type.version(),
        type.name(),
        type.departmentId(),
        type.duration().toMinutes(),
        type.isActive());
  }
}
