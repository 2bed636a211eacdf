package org.hospitalscheduling.booking;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.RefusalFacts;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for when a rule refused it: enough to explain the refusal in a new transaction.
 *
 * @param appointmentId the appointment to be changed; null for a new one
 * @param patientId null if it is not known yet
 */
record RefusedAttempt(
    @Nullable UUID appointmentId,
    UUID doctorId,
    @Nullable UUID patientId,
    TimeRange range,
    Optional<RefusedTime.Blocking> blocking)
    implements RefusalFacts {

  @Override
  public boolean areShown() {
    return false;
  }
}
