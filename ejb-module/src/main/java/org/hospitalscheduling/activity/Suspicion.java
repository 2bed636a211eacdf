package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * A pattern that was seen.
 *
 * @param seen the highest count within the pattern's window
 * @param allowed the usual maximum
 * @param reason one sentence
 * @param seenAt when it was last seen
 */
record Suspicion(
    UUID userId, Pattern pattern, int seen, int allowed, String reason, Instant seenAt) {}
