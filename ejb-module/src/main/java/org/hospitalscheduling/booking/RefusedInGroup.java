package org.hospitalscheduling.booking;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Refusal;

/**
 * One of several appointments was refused what was asked of all of them. The request as a whole may
 * have succeeded, so its answer does not tell.
 *
 * @param step what was asked for, if it was a step of attendance
 * @param patientId the appointment's patient; empty if it has none or does not exist
 */
public record RefusedInGroup(
    UUID appointmentId,
    Asked asked,
    Optional<Transition> step,
    Refusal rule,
    Optional<UUID> patientId) {

  /** What was to be done with each of them. */
  public enum Asked {
    MOVE,
    CANCEL,
    ATTEND
  }
}
