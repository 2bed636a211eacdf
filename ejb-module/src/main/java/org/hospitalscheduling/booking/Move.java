package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * The target of one of several appointments, based on the version that the caller saw; its length
 * stays.
 */
public record Move(UUID id, int version, UUID doctorId, Instant start) {}
