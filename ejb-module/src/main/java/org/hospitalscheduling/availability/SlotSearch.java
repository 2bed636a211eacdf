package org.hospitalscheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Which free slots are looked for.
 *
 * @param doctors of these practitioners; may be empty if departments are given
 * @param departments of their practitioners; with {@code doctors}, of those who are both
 * @param from slots start then or now, whichever is later
 * @param to slots end by then; absent for as far ahead as is searched
 * @param part slots lie in this part of a day
 * @param length of a slot, positive
 * @param limit at most so many
 */
public record SlotSearch(
    Collection<UUID> doctors,
    Collection<UUID> departments,
    Instant from,
    Optional<Instant> to,
    PartOfDay part,
    Duration length,
    int limit) {}
