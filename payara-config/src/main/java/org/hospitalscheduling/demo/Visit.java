package org.hospitalscheduling.demo;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * An appointment of the demonstration.
 *
 * @param created when the front desk booked it; it does not exist before
 * @param second whether it shares its time with another: overbooked, in lane 1
 */
record Visit(
    UUID id,
    Hospital.Doctor doctor,
    UUID type,
    UUID patient,
    TimeRange time,
    Instant created,
    @Nullable String reason,
    boolean second) {

  Course course() {
    return Course.of(id, patient, doctor.department(), created, time.start(), time.end());
  }
}
