package org.hospitalscheduling.booking;

import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Whose time, when, for what.
 *
 * @param patientId null for a hold
 * @param typeId null where no kind was given
 */
record Placement(
    UUID practitionerId, UUID patientId, UUID departmentId, UUID typeId, TimeRange range) {}
