package org.hospitalscheduling.overbooking;

import java.util.UUID;

/** The patient who is booked at a suggested time. */
public sealed interface PatientChoice {

  /** Any patient. */
  record Patient(UUID id) implements PatientChoice {}

  /** A patient on the waiting list, who leaves it when they are booked. */
  record Waiting(UUID entryId) implements PatientChoice {}
}
