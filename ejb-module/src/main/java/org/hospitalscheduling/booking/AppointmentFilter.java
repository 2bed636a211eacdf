package org.hospitalscheduling.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Selects appointments.
 *
 * @param range appointments that overlap it
 * @param departments only these; empty for all
 * @param doctors only these; empty for all
 * @param statuses only these; empty for all except cancelled and entered-in-error
 * @param text words that each occur in the patient's name or the reason, or begin the MRN; blank
 *     for all
 */
public record AppointmentFilter(
    TimeRange range,
    List<UUID> departments,
    List<UUID> doctors,
    Optional<UUID> patient,
    Set<AppointmentStatus> statuses,
    String text) {}
