package org.hospitalscheduling.booking;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.RefusalFacts;
import org.hospitalscheduling.shared.TimeRange;

/**
 * What was wanted when a rule refused it: enough to explain it in a new transaction.
 *
 * @param appointmentId the one to be changed; null for a new one
 * @param patientId null where it is not known yet
 */
record RefusedAttempt(
    UUID appointmentId,
    UUID doctorId,
    UUID patientId,
    TimeRange range,
    Optional<RefusedTime.Blocking> blocking)
    implements RefusalFacts {

  @Override
  public boolean areShown() {
    return false;
  }
}
