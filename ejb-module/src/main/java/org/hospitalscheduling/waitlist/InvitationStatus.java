package org.hospitalscheduling.waitlist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A patient's answer to an invitation, or how it ended without one. */
public enum InvitationStatus {
  OPEN,
  CONFIRMED,
  DECLINED,
  /** Another patient was faster. */
  LOST,
  WITHDRAWN,
  EXPIRED;

  /** The name in the API and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<InvitationStatus> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
