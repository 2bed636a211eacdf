package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.shared.RefusalFacts;

/** What a refusal shows in addition to its rule: what is in the way, and what is free instead. */
public record RefusedTime(Optional<Blocking> blocking, List<Slot> alternatives)
    implements RefusalFacts {

  /** The appointment in the way. */
  public record Blocking(UUID id, Instant start, Instant end) {}
}
