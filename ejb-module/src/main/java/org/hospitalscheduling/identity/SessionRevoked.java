package org.hospitalscheduling.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A session was ended before its time: signed out, revoked, its account disabled or given another
 * role. Fired in the transaction that ends it, once for each session; the change feed carries it to
 * every server, which closes the session's sockets and forgets what it has cached.
 */
public record SessionRevoked(UUID sessionId, UUID userId, Instant at) {}
