package org.hospitalscheduling.booking;

import org.hospitalscheduling.shared.Refusal;

/** One English sentence for each refusal of a booking. The app words its own from the rule. */
final class RefusalMessages {

  private RefusalMessages() {}

  /** For moving an appointment that no longer takes time. */
  static String takeBackFirst(AppointmentStatus status) {
    return "The appointment is " + status.code() + ". Take that back first.";
  }

  static String of(Refusal rule) {
    return switch (rule) {
      case DOCTOR_BUSY -> "The doctor is busy at that time.";
      case HELD -> "The time is held for an offer that is still open.";
      case PATIENT_BUSY -> "The patient has another appointment at that time.";
      case OVERBOOKING_LIMIT -> "The doctor's time is overbooked as far as it may be.";
      case OUTSIDE_HOURS -> "That is outside the doctor's working hours.";
      case TIME_OFF -> "The doctor is off at that time.";
      case IN_THE_PAST -> "The start is more than 15 minutes ago.";
      case OFF_GRID ->
          "Start and end must lie on full five minutes, those of service accounts on full minutes.";
      case TOO_SHORT -> "An appointment lasts 5 minutes at least.";
      case OFFER_OVER -> "The offer is over.";
      case TOO_LONG -> "An appointment lasts 8 hours at most.";
      case MOVES_REFUSED -> "Not all of them can go there, so nothing has moved.";
      case UNKNOWN_DOCTOR -> "There is no such doctor.";
      case INACTIVE -> "The doctor is no longer active.";
      case STALE_VERSION -> "Somebody else has changed this since. Look again.";
      default -> "The booking was refused (" + rule.rule() + ").";
    };
  }
}
