package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A booking or a change was refused and rolled back. Fired afterwards, in a transaction of its own.
 *
 * @param appointmentId the appointment to be changed; null for a new one
 * @param practitionerId null if none was found
 * @param patientId null if none was found
 */
record BookingRefused(
    @Nullable UUID appointmentId,
    @Nullable UUID practitionerId,
    @Nullable UUID patientId,
    Refusal rule,
    UUID actorId,
    Instant at) {}
