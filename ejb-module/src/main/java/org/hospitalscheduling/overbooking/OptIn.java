package org.hospitalscheduling.overbooking;

import java.util.UUID;
import org.hospitalscheduling.shared.Coded;

/**
 * A yes or a no to overbooking for one department, doctor or type of appointment.
 *
 * @param id the department, doctor or type
 */
public record OptIn(Subject subject, UUID id, boolean allowed) {

  /** For what somebody said yes or no. */
  public enum Subject implements Coded {
    DEPARTMENT,
    DOCTOR,
    TYPE
  }
}
