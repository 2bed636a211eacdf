package org.hospitalscheduling.booking;

import java.util.Objects;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Whose time, when, and for what.
 *
 * @param patientId null for a hold
 * @param typeId null if no appointment type was given
 */
record Placement(
    UUID practitionerId, UUID patientId, UUID departmentId, UUID typeId, TimeRange range) {

  /** Whether it takes the time of the same doctor and patient. */
  boolean isOfSame(Placement other) {
    return practitionerId.equals(other.practitionerId)
        && Objects.equals(patientId, other.patientId);
  }
}
