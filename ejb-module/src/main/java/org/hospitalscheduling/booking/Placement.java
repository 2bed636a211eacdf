package org.hospitalscheduling.booking;

import java.util.Objects;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Whose time, when, and for what.
 *
 * @param patientId null for a hold
 * @param typeId null if no appointment type was given
 */
record Placement(
    UUID practitionerId,
    @Nullable UUID patientId,
    UUID departmentId,
    @Nullable UUID typeId,
    TimeRange range) {

  /** Whether it takes the time of the same doctor and patient. */
  boolean isOfSame(Placement other) {
    return practitionerId.equals(other.practitionerId)
        && Objects.equals(patientId, other.patientId);
  }
}
