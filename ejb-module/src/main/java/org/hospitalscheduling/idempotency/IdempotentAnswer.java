package org.hospitalscheduling.idempotency;

import java.util.UUID;

/**
 * The answer to a booking or another request that creates something, whether it is new or repeated
 * under the same key.
 *
 * @param id of what was created, for instance the appointment
 * @param version of what was created, as in this answer
 * @param text the answer as the edge wrote it the first time
 */
public record IdempotentAnswer(UUID id, int version, String text) {}
