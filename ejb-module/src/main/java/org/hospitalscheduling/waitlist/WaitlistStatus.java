package org.hospitalscheduling.waitlist;

import org.hospitalscheduling.shared.Coded;

/** Whether somebody still waits. */
public enum WaitlistStatus implements Coded {
  WAITING,
  BOOKED,
  LEFT
}
