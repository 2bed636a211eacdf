package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.PatientRequest;

/**
 * A request for a new appointment. The practitioner is named by id or by another system's
 * identifier, the patient by id or by MRN with what is needed to register them.
 *
 * @param departmentId empty for the practitioner's
 * @param end empty for the type's duration, or 60 minutes
 * @param waitlistEntryId the patient's place on the waiting list, which ends with the booking
 * @param overbook whether time that is taken is wanted nevertheless
 */
public record BookingRequest(
    Optional<UUID> doctorId,
    Optional<Identifier> doctorIdentifier,
    Optional<UUID> patientId,
    Optional<PatientRequest> patient,
    Optional<UUID> departmentId,
    Optional<UUID> typeId,
    Instant start,
    Optional<Instant> end,
    Optional<String> reason,
    Optional<UUID> waitlistEntryId,
    boolean overbook,
    Optional<RuleOverride> override,
    List<Identifier> identifiers) {}
