package org.hospitalscheduling.waitlist;

import java.util.Optional;
import org.hospitalscheduling.shared.Coded;

/** Whether somebody still waits. */
public enum WaitlistStatus implements Coded {
  WAITING,
  BOOKED,
  LEFT;

  public static Optional<WaitlistStatus> ofCode(String code) {
    return Coded.find(WaitlistStatus.class, code);
  }
}
