package org.hospitalscheduling.booking;

import java.util.UUID;

/** Which appointments an actor may see. */
public sealed interface Visibility {

  /** All of them. */
  record Everything() implements Visibility {}

  /** What they created; the rest of the doctors' time is only shown as busy. */
  record OwnCreations(UUID creator) implements Visibility {}

  /** Those of one practitioner, who is the actor. */
  record OwnPatients(UUID practitioner) implements Visibility {}

  /** None. */
  record Nothing() implements Visibility {}
}
