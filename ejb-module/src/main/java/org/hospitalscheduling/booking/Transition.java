package org.hospitalscheduling.booking;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A step of attendance: the statuses in which it may be taken, and the one it leads to. */
public enum Transition {
  ARRIVE("arrive", AppointmentStatus.ARRIVED, EnumSet.of(AppointmentStatus.BOOKED)),
  CHECK_IN(
      "check-in",
      AppointmentStatus.CHECKED_IN,
      EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED)),
  FULFIL(
      "fulfil",
      AppointmentStatus.FULFILLED,
      EnumSet.of(
          AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED, AppointmentStatus.CHECKED_IN)),
  NO_SHOW("no-show", AppointmentStatus.NO_SHOW, EnumSet.of(AppointmentStatus.BOOKED)),
  REOPEN(
      "reopen",
      AppointmentStatus.BOOKED,
      EnumSet.of(
          AppointmentStatus.ARRIVED,
          AppointmentStatus.CHECKED_IN,
          AppointmentStatus.FULFILLED,
          AppointmentStatus.NO_SHOW,
          AppointmentStatus.CANCELLED));

  private final String code;
  private final AppointmentStatus to;
  private final Set<AppointmentStatus> from;

  Transition(String code, AppointmentStatus to, Set<AppointmentStatus> from) {
    this.code = code;
    this.to = to;
    this.from = from;
  }

  /** The name in the API's path. */
  public String code() {
    return code;
  }

  AppointmentStatus to() {
    return to;
  }

  /** Why it may not be taken in this status, as a sentence; empty if it may. */
  Optional<String> refusal(AppointmentStatus status) {
    return from.contains(status) || status == to
        ? Optional.empty()
        : Optional.of(
            "An appointment that is " + status.code() + " cannot become " + to.code() + ".");
  }

  public static Optional<Transition> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
