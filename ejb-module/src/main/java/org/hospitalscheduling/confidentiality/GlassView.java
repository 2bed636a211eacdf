package org.hospitalscheduling.confidentiality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A broken glass, as whoever broke it sees it.
 *
 * @param patient who is open by it; null if it is a practitioner's appointments
 * @param practitioner whose appointments are open by it; null if it is a patient
 * @param endsAt when it ends by itself
 */
public record GlassView(
    UUID id,
    @Nullable OpenedPatient patient,
    @Nullable OpenedPractitioner practitioner,
    String reason,
    Instant openedAt,
    Instant endsAt) {

  /** The patient who is open. */
  public record OpenedPatient(UUID id, String mrn, String name) {}

  /** The practitioner whose appointments are open. */
  public record OpenedPractitioner(UUID id, String name) {}
}
