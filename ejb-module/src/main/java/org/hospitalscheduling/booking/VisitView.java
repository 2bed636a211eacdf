package org.hospitalscheduling.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a visit beside its status. A time is that at which the step was recorded on the
 * day itself; a step that was left out, or noted on another day, has none.
 *
 * @param ticket the number by which the patient is called; null before they have arrived
 * @param arrivedAt when the patient was there
 * @param calledAt when the patient went into the room, and the visit began
 * @param finishedAt when the visit was over
 * @param room where it takes place, in the house's own words
 */
public record VisitView(
    @Nullable Integer ticket,
    @Nullable Instant arrivedAt,
    @Nullable Instant calledAt,
    @Nullable Instant finishedAt,
    @Nullable String room) {

  private static final VisitView NOTHING = new VisitView(null, null, null, null, null);

  /**
   * What of it counts in this status; null if nothing does.
   *
   * @param came whether the status says that the patient is or was there: what was recorded before
   *     it was taken back is not shown
   */
  static @Nullable VisitView shown(VisitView recorded, boolean came) {
    VisitView visit = came ? recorded : new VisitView(null, null, null, null, recorded.room());
    return visit.equals(NOTHING) ? null : visit;
  }
}
