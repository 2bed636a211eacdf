package org.hospitalscheduling.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Which appointments are meant.
 *
 * @param range those that share time with it
 * @param departments of these; empty for all
 * @param doctors of these; empty for all
 * @param statuses in these states; empty for all but cancelled and entered-in-error
 * @param text words that occur in the patient's name or begin the MRN, or occur in the reason;
 *     blank for all
 */
public record AppointmentFilter(
    TimeRange range,
    List<UUID> departments,
    List<UUID> doctors,
    Optional<UUID> patient,
    Set<AppointmentStatus> statuses,
    String text) {}
