package org.hospitalscheduling.availability;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/** Time in which a practitioner does not work, whatever the working hours say. */
public record TimeOff(UUID id, Instant start, Instant end, String reason) {

  public TimeRange range() {
    return new TimeRange(start, end);
  }
}
