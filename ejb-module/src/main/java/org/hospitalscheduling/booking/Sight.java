package org.hospitalscheduling.booking;

import java.util.UUID;

/** Which appointments somebody may see. */
public sealed interface Sight {

  /** All of them. */
  record Everything() implements Sight {}

  /** What they created; the rest of the doctors' time is only busy. */
  record OwnCreations(UUID creator) implements Sight {}

  /** Those of one practitioner, who they are. */
  record OwnPatients(UUID practitioner) implements Sight {}

  /** None. */
  record Nothing() implements Sight {}
}
