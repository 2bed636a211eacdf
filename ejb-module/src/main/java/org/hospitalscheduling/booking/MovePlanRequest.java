package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Asks which appointments could go where if a practitioner is away.
 *
 * @param range the appointments that begin in it have to go
 * @param doctorIds who may take over; empty for the other active practitioners of the same
 *     department
 * @param earliest no start before it; empty for the beginning of the range
 * @param latest no end after it; empty for the end of the range
 */
public record MovePlanRequest(
    UUID doctorId,
    TimeRange range,
    List<UUID> doctorIds,
    Optional<Instant> earliest,
    Optional<Instant> latest) {}
