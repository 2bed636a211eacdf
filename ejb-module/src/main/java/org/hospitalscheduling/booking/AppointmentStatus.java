package org.hospitalscheduling.booking;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hospitalscheduling.shared.Coded;

/** The code set AppointmentStatus of FHIR R4 (4.0.1). */
public enum AppointmentStatus implements Coded {
  PROPOSED,
  PENDING,
  BOOKED,
  ARRIVED,
  CHECKED_IN,
  FULFILLED,
  CANCELLED,
  NO_SHOW,
  WAITLIST,
  ENTERED_IN_ERROR;

  /** The statuses that take the practitioner's and the patient's time. */
  public static final Set<AppointmentStatus> ACTIVE =
      EnumSet.of(PENDING, BOOKED, ARRIVED, CHECKED_IN, FULFILLED);

  /** The statuses that say that the patient is or was there. */
  public static final Set<AppointmentStatus> CAME = EnumSet.of(ARRIVED, CHECKED_IN, FULFILLED);

  /** The statuses that lists show if none is asked for. */
  public static final Set<AppointmentStatus> LISTED =
      EnumSet.complementOf(EnumSet.of(CANCELLED, ENTERED_IN_ERROR));

  @Override
  public String code() {
    return this == NO_SHOW ? "noshow" : Coded.super.code();
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

  /** The status with this code, ignoring case. */
  public static Optional<AppointmentStatus> ofCode(String code) {
    return Coded.find(AppointmentStatus.class, code.toLowerCase(Locale.ROOT));
  }
}
