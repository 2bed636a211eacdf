package org.hospitalscheduling.booking;

import java.util.UUID;

/** Which appointments somebody may see. */
public sealed interface Visibility {

  /** All of them. */
  record Everything() implements Visibility {}

  /** What they created; the rest of the doctors' time is only busy. */
  record OwnCreations(UUID creator) implements Visibility {}

  /** Those of one practitioner, who they are. */
  record OwnPatients(UUID practitioner) implements Visibility {}

  /** None. */
  record Nothing() implements Visibility {}
}
