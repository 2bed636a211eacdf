package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * A pattern that was seen.
 *
 * @param seen how much of it, at most within its minute or hour
 * @param allowed how much is usual
 * @param reason one sentence
 * @param seenAt when last
 */
record Suspicion(
    UUID userId, Pattern pattern, int seen, int allowed, String reason, Instant seenAt) {}
