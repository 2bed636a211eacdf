package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;

/**
 * Somebody was shown something that is worth remembering.
 *
 * @param route what was asked, in the edge's words
 * @param filter how; free text that was searched for is left out, since it may be a name
 * @param count how many were shown
 * @param subjectId what was asked for; null for a list
 * @param patientId whose data it was, when it was one patient's; else null
 */
public record DataRead(
    UUID id,
    Instant at,
    Actor actor,
    Kind kind,
    String route,
    String filter,
    long count,
    UUID subjectId,
    UUID patientId) {

  private static final int LONGEST = 2_000;

  public DataRead {
    filter = filter.length() > LONGEST ? filter.substring(0, LONGEST) + "…" : filter;
  }

  /** What was shown, and in which form. */
  public enum Kind {
    PATIENT_DATA_READ,
    PATIENT_DATA_EXPORTED,
    ACTIVITY_READ,
    ACTIVITY_EXPORTED;

    /** The name in the activity log, for instance {@code patient-data-read}. */
    public String action() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String subjectType() {
      return this == ACTIVITY_READ || this == ACTIVITY_EXPORTED ? "activity" : "patient-data";
    }
  }
}
