package org.hospitalscheduling.overbooking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Beside whose visits overbooking may be suggested at all: where somebody said yes for the
 * department, the doctor or the type, and nobody said no for any of them. Silence is neither.
 *
 * @param enabled whether the hospital overbooks at all
 * @param departments what was said for departments: true for yes, false for no; likewise the others
 */
record OptInPolicy(
    boolean enabled,
    Map<UUID, Boolean> departments,
    Map<UUID, Boolean> doctors,
    Map<UUID, Boolean> types) {

  public OptInPolicy {
    departments = Map.copyOf(departments);
    doctors = Map.copyOf(doctors);
    types = Map.copyOf(types);
  }

  /** Whether a visit of this department, doctor and type may get a neighbour. */
  public boolean allows(UUID departmentId, UUID doctorId, Optional<UUID> typeId) {
    if (!enabled) {
      return false;
    }
    boolean yes = false;
    for (Optional<Boolean> said :
        List.of(
            Optional.ofNullable(departments.get(departmentId)),
            Optional.ofNullable(doctors.get(doctorId)),
            typeId.map(types::get))) {
      if (said.isPresent() && !said.get()) {
        return false;
      }
      yes |= said.isPresent();
    }
    return yes;
  }
}
