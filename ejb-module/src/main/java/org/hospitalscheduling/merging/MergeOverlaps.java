package org.hospitalscheduling.merging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.RefusalFacts;

/**
 * Where two patients who are to be one person would be in two places at once; empty for a caller
 * who may not see appointments.
 */
public record MergeOverlaps(List<Overlap> overlaps) implements RefusalFacts {

  /**
   * Two appointments.
   *
   * @param appointment of the record that ends
   * @param other of the record that stays
   */
  public record Overlap(Side appointment, Side other) {}

  /** One of the two. */
  public record Side(UUID id, UUID doctorId, Instant start, Instant end) {}
}
