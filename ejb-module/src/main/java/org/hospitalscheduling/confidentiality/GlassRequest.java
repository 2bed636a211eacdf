package org.hospitalscheduling.confidentiality;

import java.util.Optional;
import java.util.UUID;

/**
 * What is to be opened, which is exactly one, and why.
 *
 * @param appointment whose patient is to be open
 * @param mrn of the patient
 * @param practitioner whose appointments are to be open
 */
public record GlassRequest(
    Optional<UUID> patient,
    Optional<UUID> appointment,
    Optional<String> mrn,
    Optional<UUID> practitioner,
    String reason) {}
