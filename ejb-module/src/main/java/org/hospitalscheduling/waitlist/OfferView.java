package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An offer as staff see it: who was asked, who answered, who was passed over and why. */
public record OfferView(
    UUID id,
    UUID doctorId,
    UUID departmentId,
    Instant start,
    Instant end,
    OfferStatus status,
    Instant expires,
    List<Asked> asked,
    List<CandidatePolicy.Skipped> skipped) {

  /** One who was asked, and the answer. */
  public record Asked(
      UUID inviteId, UUID entryId, InviteStatus status, Optional<Instant> answered) {}
}
