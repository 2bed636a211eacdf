package org.hospitalscheduling.secondfactor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the owner of a passkey is shown of it.
 *
 * @param copied whether there are two of it, so that it opens nothing any more
 */
public record PasskeyView(
    UUID id, String name, Instant createdAt, Optional<Instant> lastUsedAt, boolean copied) {}
