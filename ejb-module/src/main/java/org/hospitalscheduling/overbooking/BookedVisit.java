package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * An appointment that takes a doctor's time, with what is known about the patient's attendance.
 *
 * @param limit how many appointments the doctor may have at one instant
 * @param doctorsDepartment the doctor's department, which may differ from the visit's
 * @param awaited whether it is booked and the patient has not arrived yet
 * @param visits how many earlier visits of the patient were either attended or missed
 * @param missed how many of them were missed
 * @param declined whether a suggestion for this very time was declined
 */
record BookedVisit(
    UUID doctorId,
    int limit,
    UUID doctorsDepartment,
    UUID departmentId,
    Optional<UUID> typeId,
    TimeRange range,
    boolean awaited,
    boolean overbooked,
    Instant bookedAt,
    long visits,
    long missed,
    boolean declined) {}
