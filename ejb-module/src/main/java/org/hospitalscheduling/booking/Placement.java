package org.hospitalscheduling.booking;

import java.util.Objects;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Whose time, when, for what.
 *
 * @param patientId null for a hold
 * @param typeId null where no kind was given
 */
record Placement(
    UUID practitionerId, UUID patientId, UUID departmentId, UUID typeId, TimeRange range) {

  /** Whether it takes the same people's time. */
  boolean isOfSame(Placement other) {
    return practitionerId.equals(other.practitionerId)
        && Objects.equals(patientId, other.patientId);
  }
}
