package org.hospitalscheduling.booking;

import java.util.Set;
import java.util.UUID;

/**
 * Appointments are about to become another record's of the same person. Fired in the transaction
 * that writes it, before the {@link AppointmentChanged} of each: nobody's appointment is cancelled.
 */
public record PatientReplaced(Set<UUID> appointmentIds, UUID fromPatientId, UUID toPatientId) {}
