package org.hospitalscheduling.confidentiality;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody broke the glass, or ended it before its time. Fired in the transaction that writes it.
 *
 * @param isEnded whether it was ended
 * @param patientId who is open by it; null if it is a practitioner's appointments
 * @param practitionerId whose appointments are open by it; null if it is a patient
 */
public record GlassBroken(
    UUID glassId,
    boolean isEnded,
    UUID userId,
    String username,
    @Nullable UUID patientId,
    @Nullable UUID practitionerId,
    String reason,
    Instant at,
    Instant endsAt) {}
