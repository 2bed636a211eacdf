package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * An actor was shown data, which is recorded.
 *
 * @param route what was requested, as the edge names it
 * @param filter the query's filters; free text is left out, since it may be a name
 * @param count how many items were shown
 * @param subjectId what was requested; null for a list
 * @param glass the broken glasses under which it was shown, separated by commas; empty for none
 * @param patients whose data it was; empty if it was nobody's
 */
public record DataRead(
    UUID id,
    Instant at,
    Actor actor,
    Kind kind,
    String route,
    String filter,
    long count,
    @Nullable UUID subjectId,
    String glass,
    Set<UUID> patients) {

  private static final int LONGEST = 2_000;

  public DataRead {
    patients = Set.copyOf(patients);
    filter = filter.length() > LONGEST ? filter.substring(0, LONGEST) + "…" : filter;
  }

  /** The patient whose data it was, if it was one patient's; otherwise null. */
  @Nullable UUID onlyPatient() {
    return patients.size() == 1 ? patients.iterator().next() : null;
  }

  /** What was shown, and in which form; the code is the name in the activity log. */
  public enum Kind implements Coded {
    PATIENT_DATA_READ,
    /** Sent over a socket, unasked. */
    PATIENT_DATA_PUSHED,
    PATIENT_DATA_EXPORTED,
    ACTIVITY_READ,
    ACTIVITY_EXPORTED;

    String subjectType() {
      return this == ACTIVITY_READ || this == ACTIVITY_EXPORTED ? "activity" : "patient-data";
    }
  }
}
