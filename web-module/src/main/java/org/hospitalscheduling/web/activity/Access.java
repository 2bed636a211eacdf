package org.hospitalscheduling.web.activity;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.activity.Activity;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.web.contract.Operations;
import org.jspecify.annotations.Nullable;

/**
 * That somebody saw or changed a patient, as the patient may be told.
 *
 * @param what the operation in words, in English
 * @param patients how many patients the same answer showed
 */
public record Access(
    UUID id,
    Instant at,
    @Nullable ActorRef actor,
    Kind kind,
    String what,
    String action,
    long patients,
    String address,
    String requestId,
    Map<String, String> detail) {

  /** What it was. */
  public enum Kind implements Coded {
    SEEN,
    EXPORTED,
    CHANGED,
    REFUSED,
    /** This list, or the activity log, was read of the patient. */
    LOG_READ
  }

  static Access of(Activity row) {
    return new Access(
        row.id(),
        row.at(),
        row.actor(),
        kind(row),
        what(row),
        row.action(),
        Long.parseLong(row.detail().getOrDefault("patients", "1")),
        row.address(),
        row.requestId(),
        row.detail());
  }

  private static Kind kind(Activity row) {
    if (row.outcome() != Activity.Outcome.SUCCESS) {
      return Kind.REFUSED;
    }
    return Coded.find(DataRead.Kind.class, row.action())
        .map(
            read ->
                switch (read) {
                  case PATIENT_DATA_READ, PATIENT_DATA_PUSHED -> Kind.SEEN;
                  case PATIENT_DATA_EXPORTED -> Kind.EXPORTED;
                  case ACTIVITY_READ, ACTIVITY_EXPORTED -> Kind.LOG_READ;
                })
        .orElse(Kind.CHANGED);
  }

  private static String what(Activity row) {
    if (row.action().equals(DataRead.Kind.PATIENT_DATA_PUSHED.code())) {
      return "Changes in the live calendar";
    }
    String route = row.detail().getOrDefault("route", row.action());
    return Operations.words(route.contains(" ") ? route : "GET " + route)
        .orElseGet(() -> sentence(row.action()));
  }

  private static String sentence(String action) {
    String words = action.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
