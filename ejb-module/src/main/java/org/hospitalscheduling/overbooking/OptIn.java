package org.hospitalscheduling.overbooking;

import java.util.UUID;

/**
 * Whether overbooking is allowed or forbidden for one department, doctor or appointment type.
 *
 * @param id the department, doctor or type
 */
public record OptIn(Subject subject, UUID id, boolean allowed) {

  /** What the decision is about. */
  public enum Subject {
    DEPARTMENT,
    DOCTOR,
    TYPE
  }
}
