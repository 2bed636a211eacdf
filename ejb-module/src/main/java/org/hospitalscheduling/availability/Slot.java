package org.hospitalscheduling.availability;

import java.time.Instant;
import java.util.UUID;

/** A free stretch of a practitioner's time, {@code [start, end)}; computed, never stored. */
public record Slot(UUID doctorId, Instant start, Instant end) {}
