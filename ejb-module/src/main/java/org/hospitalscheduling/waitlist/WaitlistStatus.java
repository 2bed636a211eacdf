package org.hospitalscheduling.waitlist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a patient still waits. */
public enum WaitlistStatus {
  WAITING,
  BOOKED,
  LEFT;

  /** The name in the API and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<WaitlistStatus> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
