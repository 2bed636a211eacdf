package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Selects rows of the activity log; an empty component matches every row.
 *
 * @param actorName the actor's name at that time or now, ignoring case
 * @param from inclusive
 * @param to exclusive
 * @param text occurs in the actor's name, the action or the details, ignoring case, or finds the
 *     patient; see {@link org.hospitalscheduling.directory.PatientSearch}
 */
public record ActivityFilter(
    Optional<UUID> actorId,
    Optional<String> actorName,
    List<String> actions,
    Optional<UUID> subjectId,
    Optional<UUID> patientId,
    Set<Activity.Outcome> outcomes,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> address,
    Optional<String> requestId,
    Optional<String> text) {

  /** Matches every row. */
  public static final ActivityFilter ALL =
      new ActivityFilter(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
