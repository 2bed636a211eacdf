package org.hospitalscheduling.overbooking;

import java.util.UUID;

/** Who is booked where it is suggested. */
public sealed interface ForWhom {

  /** Any patient. */
  record Patient(UUID id) implements ForWhom {}

  /** Somebody who waits, and who leaves the waitlist with it. */
  record Waiting(UUID entryId) implements ForWhom {}
}
