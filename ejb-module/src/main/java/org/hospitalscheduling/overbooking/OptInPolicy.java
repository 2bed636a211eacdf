package org.hospitalscheduling.overbooking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which visits overbooking may be suggested beside: those whose department, doctor or type is
 * allowed, and none of them forbidden. No decision is neither.
 *
 * @param enabled whether the hospital overbooks at all
 * @param departments the decisions for departments: true allows, false forbids; likewise the others
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

  /** Whether another visit may be suggested beside one of this department, doctor and type. */
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
