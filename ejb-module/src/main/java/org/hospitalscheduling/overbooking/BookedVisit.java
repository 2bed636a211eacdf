package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * An appointment that takes a doctor's time, with what is known about whether somebody will come.
 *
 * @param limit how many appointments the doctor may have at one instant
 * @param doctorsDepartment where the doctor belongs, which need not be where the visit does
 * @param awaited whether it is booked and nobody has arrived yet
 * @param visits how many earlier visits of the patient ended in coming or not coming
 * @param missed of these the ones missed
 * @param declined whether somebody has refused to overbook this very time
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
