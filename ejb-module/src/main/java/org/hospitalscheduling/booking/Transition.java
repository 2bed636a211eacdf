package org.hospitalscheduling.booking;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hospitalscheduling.shared.Coded;

/**
 * A step of attendance: the statuses in which it may be taken, and the one it leads to. Its code is
 * in the API's path.
 */
public enum Transition implements Coded {
  ARRIVE(AppointmentStatus.ARRIVED, EnumSet.of(AppointmentStatus.BOOKED)),
  CHECK_IN(
      AppointmentStatus.CHECKED_IN,
      EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED)),
  FULFIL(
      AppointmentStatus.FULFILLED,
      EnumSet.of(
          AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED, AppointmentStatus.CHECKED_IN)),
  NO_SHOW(AppointmentStatus.NO_SHOW, EnumSet.of(AppointmentStatus.BOOKED)),
  REOPEN(
      AppointmentStatus.BOOKED,
      EnumSet.of(
          AppointmentStatus.ARRIVED,
          AppointmentStatus.CHECKED_IN,
          AppointmentStatus.FULFILLED,
          AppointmentStatus.NO_SHOW,
          AppointmentStatus.CANCELLED));

  private final AppointmentStatus to;
  private final Set<AppointmentStatus> from;

  Transition(AppointmentStatus to, Set<AppointmentStatus> from) {
    this.to = to;
    this.from = from;
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
}
