package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * Where one appointment of several is to go, from the version that somebody saw; its length stays.
 */
public record Move(UUID id, int version, UUID doctorId, Instant start) {}
