package org.hospitalscheduling.merging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.PatientAppointmentsWorkflow.Visit;
import org.hospitalscheduling.merging.MergeOverlaps.Overlap;
import org.hospitalscheduling.merging.MergeOverlaps.Side;

/** Whether two patients' records can be one. */
final class MergePolicy {

  /** For how long it is recorded what a merge moved, so that it can be taken back. */
  static final Duration KEPT = Duration.ofDays(365);

  private MergePolicy() {}

  /**
   * Where the two would be in two places at once (rule 2), by time: each appointment of the record
   * that ends with each of the other's that it overlaps. Appointments that take no time overlap
   * nothing, and those that may overlap have been asked about before.
   */
  static List<Overlap> overlaps(List<Visit> ofTheOne, List<Visit> ofTheOther) {
    List<Overlap> overlaps = new ArrayList<>();
    for (Visit one : ofTheOne) {
      for (Visit other : ofTheOther) {
        if (isAsked(one) && isAsked(other) && one.range().overlaps(other.range())) {
          overlaps.add(new Overlap(side(one), side(other)));
        }
      }
    }
    overlaps.sort(
        Comparator.comparing((Overlap each) -> each.appointment().start())
            .thenComparing(each -> each.other().start()));
    return overlaps;
  }

  /** Whether every overlap has been accepted. */
  static boolean accepts(Set<UUID> accepted, List<Overlap> overlaps) {
    return overlaps.stream().allMatch(each -> accepted.contains(each.appointment().id()));
  }

  /** Whether a merge can still be taken back. */
  static boolean canBeUndone(Instant merged, Instant now) {
    return merged.plus(KEPT).isAfter(now);
  }

  private static boolean isAsked(Visit visit) {
    return visit.takesTime() && !visit.mayOverlap();
  }

  private static Side side(Visit visit) {
    return new Side(visit.id(), visit.doctorId(), visit.range().start(), visit.range().end());
  }
}
