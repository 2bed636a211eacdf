package org.hospitalscheduling.overbooking;

import java.util.UUID;

/** Who is booked where it is suggested. */
public sealed interface PatientChoice {

  /** Any patient. */
  record Patient(UUID id) implements PatientChoice {}

  /** Somebody who waits, and who leaves the waitlist with it. */
  record Waiting(UUID entryId) implements PatientChoice {}
}
