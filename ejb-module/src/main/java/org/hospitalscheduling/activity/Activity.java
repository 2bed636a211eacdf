package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.shared.Coded;
import org.jspecify.annotations.Nullable;

/**
 * One row of the activity log: who did what to what, when, from where, with what outcome. Written
 * once and never changed.
 *
 * @param actorId {@code null} if nobody was signed in
 * @param actorName the actor's name at that time
 * @param action what was done, for instance {@code appointment-created}
 * @param subjectType the kind of row it was done to, for instance {@code appointment}
 * @param subjectId the row; {@code null} if there is none
 * @param patientId the patient whose data it concerns, if it is one patient's
 * @param requestId made by the server; rows of one request have the same
 * @param detail further facts; no patient's name, no secrets. {@code trace} is the caller's own id
 *     of the request
 * @param actor the actor with the present name; {@code null} in a row that is about to be written
 */
public record Activity(
    UUID id,
    Instant at,
    @Nullable UUID actorId,
    String actorName,
    String action,
    Outcome outcome,
    String subjectType,
    @Nullable UUID subjectId,
    @Nullable UUID patientId,
    String address,
    String requestId,
    Map<String, String> detail,
    @Nullable ActorRef actor) {

  /** A row that is about to be written. */
  public Activity(
      UUID id,
      Instant at,
      @Nullable UUID actorId,
      String actorName,
      String action,
      Outcome outcome,
      String subjectType,
      @Nullable UUID subjectId,
      @Nullable UUID patientId,
      String address,
      String requestId,
      Map<String, String> detail) {
    this(
        id,
        at,
        actorId,
        actorName,
        action,
        outcome,
        subjectType,
        subjectId,
        patientId,
        address,
        requestId,
        detail,
        null);
  }

  /** The detail with the caller's own id of the request beside it, if they gave one. */
  static Map<String, String> traced(Map<String, String> detail, String trace) {
    if (trace.isEmpty()) {
      return detail;
    }
    Map<String, String> both = new LinkedHashMap<>(detail);
    both.put("trace", trace);
    return both;
  }

  /** The patients besides {@code patientId} whom it concerns, such as whose appointment it was. */
  Set<UUID> otherPatients() {
    return Stream.of("fromPatientId", "toPatientId")
        .map(detail::get)
        .filter(Objects::nonNull)
        .map(UUID::fromString)
        .filter(patient -> !patient.equals(patientId))
        .collect(Collectors.toSet());
  }

  /** How an action ended. */
  public enum Outcome implements Coded {
    SUCCESS,
    /** A rule or a missing right prevented it. */
    REFUSED,
    /** It was tried and failed, for instance a sign-in. */
    FAILURE
  }
}
