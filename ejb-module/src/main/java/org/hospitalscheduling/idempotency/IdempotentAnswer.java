package org.hospitalscheduling.idempotency;

import java.util.UUID;

/**
 * What the caller of a booking, or of another request that creates something, is told, now or when
 * asking again with the same key.
 *
 * @param id of what was created, for instance the appointment
 * @param version of it in this answer
 * @param text the answer as the edge wrote it the first time
 */
public record IdempotentAnswer(UUID id, int version, String text) {}
