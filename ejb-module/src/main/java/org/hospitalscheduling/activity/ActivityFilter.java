package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which rows of the activity log are wanted; everything that is empty lets all pass.
 *
 * @param actorName the name that the actor bore then, in any case
 * @param from not before this
 * @param to before this
 * @param text occurs in the actor's name, the action or the details, in any case
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

  /** Everything. */
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
