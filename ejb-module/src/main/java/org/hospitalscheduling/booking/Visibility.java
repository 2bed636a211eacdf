package org.hospitalscheduling.booking;

import java.util.UUID;

/** Which appointments an actor may see, and whether with their patients. */
public sealed interface Visibility {

  /** All of them. */
  record Everything() implements Visibility {}

  /** What they created; the rest of the doctors' time is only shown as busy. */
  record OwnCreations(UUID creator) implements Visibility {}

  /** Those of one practitioner, who is the actor. */
  record OwnPatients(UUID practitioner) implements Visibility {}

  /**
   * That all of them are there and when, so that they can be changed, but not for whom or why.
   *
   * @param writer the service account, which may be told of what it created itself
   */
  record Times(UUID writer) implements Visibility {}

  /** None. */
  record Nothing() implements Visibility {}
}
