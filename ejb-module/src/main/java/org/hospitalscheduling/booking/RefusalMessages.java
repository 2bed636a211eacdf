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
      case HELD -> "The time is held for an open offer. Withdraw the offer first.";
      case GIVEN_AWAY -> "A waiting patient has accepted that time.";
      case CORRECTION_REQUIRED ->
          "The visit is over. It can be changed only as a correction, with a reason.";
      case TOO_EARLY -> "Attendance can be recorded from the day of the appointment on.";
      case PATIENT_BUSY -> "The patient has another appointment at that time.";
      case OVERBOOKING_LIMIT ->
          "The doctor already has the maximum number of appointments at that time.";
      case OUTSIDE_HOURS -> "That is outside the doctor's working hours.";
      case TIME_OFF -> "The doctor is away at that time.";
      case IN_THE_PAST ->
          "The start is more than 15 minutes ago, or more than a year with an override.";
      case BEYOND_HORIZON -> "The start is further ahead than this hospital books.";
      case OFF_GRID ->
          "Start and end must be in 5-minute steps, or on whole minutes for service accounts.";
      case TOO_SHORT -> "An appointment must be at least 5 minutes long.";
      case OFFER_OVER -> "The offer has ended.";
      case TOO_LONG -> "An appointment can be at most 8 hours long.";
      case MOVES_REFUSED -> "Not all of the appointments can be moved there, so none was moved.";
      case UNKNOWN_DOCTOR -> "No such doctor.";
      case INACTIVE -> "The doctor or the department is no longer active.";
      case STALE_VERSION -> "Someone else has changed this since you read it. Read it again.";
      default -> "The booking was refused (" + rule.code() + ").";
    };
  }
}
