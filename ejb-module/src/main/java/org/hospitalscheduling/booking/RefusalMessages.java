package org.hospitalscheduling.booking;

import org.hospitalscheduling.shared.Refusal;

/** One English sentence for each refusal of a booking. The app words its own from the rule. */
final class RefusalMessages {

  private RefusalMessages() {}

  /** For moving an appointment that no longer takes time. */
  static String takeBackFirst(AppointmentStatus status) {
    return "The appointment is " + status.code() + ". Reopen it first.";
  }

  static String of(Refusal rule) {
    return switch (rule) {
      case DOCTOR_BUSY -> "The doctor is busy at that time.";
      case HELD -> "The time is held for an open offer.";
      case PATIENT_BUSY -> "The patient has another appointment at that time.";
      case OVERBOOKING_LIMIT ->
          "The doctor already has the maximum number of appointments at that time.";
      case OUTSIDE_HOURS -> "That is outside the doctor's working hours.";
      case TIME_OFF -> "The doctor is away at that time.";
      case IN_THE_PAST -> "The start is more than 15 minutes ago.";
      case OFF_GRID ->
          "Start and end must be in 5-minute steps, or on whole minutes for service accounts.";
      case TOO_SHORT -> "An appointment must be at least 5 minutes long.";
      case OFFER_OVER -> "The offer has ended.";
      case TOO_LONG -> "An appointment can be at most 8 hours long.";
      case MOVES_REFUSED -> "Not all of the appointments can be moved there, so none was moved.";
      case UNKNOWN_DOCTOR -> "No such doctor.";
      case INACTIVE -> "The doctor is no longer active.";
      case STALE_VERSION -> "Someone else has changed this since you read it. Read it again.";
      default -> "The booking was refused (" + rule.code() + ").";
    };
  }
}
