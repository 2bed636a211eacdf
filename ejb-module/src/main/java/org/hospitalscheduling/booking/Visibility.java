package org.hospitalscheduling.booking;

import java.util.UUID;
import org.hospitalscheduling.confidentiality.Glass;

/** Which appointments an actor may see, and whether with their patients. */
public sealed interface Visibility {

  /** All of them. */
  record Everything() implements Visibility {}

  /**
   * What they created, and what they have opened; the rest of the doctors' time is only shown as
   * busy.
   */
  record OwnCreations(UUID creator, Glass glass) implements Visibility {
    public OwnCreations(UUID creator) {
      this(creator, Glass.WHOLE);
    }
  }

  /** Those of one practitioner, who is the actor, and what they have opened. */
  record OwnPatients(UUID practitioner, Glass glass) implements Visibility {
    public OwnPatients(UUID practitioner) {
      this(practitioner, Glass.WHOLE);
    }
  }

  /**
   * That all of them are there and when, so that they can be changed, but not for whom or why.
   *
   * @param writer the service account, which may be told of what it created itself
   */
  record Times(UUID writer) implements Visibility {}

  /** None. */
  record Nothing() implements Visibility {}
}
