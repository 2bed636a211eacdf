package org.hospitalscheduling.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Selects of what concerns a patient; an empty component matches everything.
 *
 * @param actorName the actor's name at that time or now, ignoring case
 * @param from inclusive
 * @param to exclusive
 */
public record AccessFilter(
    Optional<UUID> actorId,
    Optional<String> actorName,
    Optional<Instant> from,
    Optional<Instant> to) {}
