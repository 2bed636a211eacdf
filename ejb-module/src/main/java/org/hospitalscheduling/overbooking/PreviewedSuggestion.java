package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.UUID;

/**
 * A suggestion that other rules would make.
 *
 * @param gain in slots of care
 * @param overrun the probability, 0 to 1, that the session then runs over by two slots or more
 */
public record PreviewedSuggestion(
    UUID doctorId, UUID departmentId, Instant start, Instant end, double gain, double overrun) {

  static PreviewedSuggestion of(SuggestionWorkflow.Found found) {
    Suggestion.Placement place = found.place();
    return new PreviewedSuggestion(
        place.practitionerId(),
        place.departmentId(),
        place.range().start(),
        place.range().end(),
        found.numbers().gain(),
        found.numbers().overrun());
  }
}
