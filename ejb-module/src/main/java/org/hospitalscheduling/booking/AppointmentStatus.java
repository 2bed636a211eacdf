package org.hospitalscheduling.booking;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The code set AppointmentStatus of FHIR R4 (4.0.1). */
public enum AppointmentStatus {
  PROPOSED("proposed"),
  PENDING("pending"),
  BOOKED("booked"),
  ARRIVED("arrived"),
  CHECKED_IN("checked-in"),
  FULFILLED("fulfilled"),
  CANCELLED("cancelled"),
  NO_SHOW("noshow"),
  WAITLIST("waitlist"),
  ENTERED_IN_ERROR("entered-in-error");

  /** The statuses that take the practitioner's and the patient's time. */
  public static final Set<AppointmentStatus> ACTIVE =
      EnumSet.of(PENDING, BOOKED, ARRIVED, CHECKED_IN, FULFILLED);

  /** The statuses that lists show if none is asked for. */
  public static final Set<AppointmentStatus> LISTED =
      EnumSet.complementOf(EnumSet.of(CANCELLED, ENTERED_IN_ERROR));

  private final String code;

  AppointmentStatus(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public boolean isActive() {
    return ACTIVE.contains(this);
  }

  /** Why an appointment with this status cannot be cancelled, as a sentence; empty if it can. */
  static Optional<String> refusalToCancel(AppointmentStatus status) {
    return status.isActive() && status != FULFILLED
        ? Optional.empty()
        : Optional.of("An appointment that is " + status.code() + " cannot be cancelled.");
  }

  public static Optional<AppointmentStatus> ofCode(String code) {
    String wanted = code.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(status -> status.code.equals(wanted)).findFirst();
  }
}
