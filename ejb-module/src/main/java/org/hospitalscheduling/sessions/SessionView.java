package org.hospitalscheduling.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A session as its owner sees it.
 *
 * @param device browser and system, as far as they are known
 * @param address the network address that the user signed in from
 * @param lastUsedAt to about a minute
 * @param current whether it is the session that asks
 */
public record SessionView(
    UUID id,
    String device,
    String address,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    boolean current) {

  public static SessionView of(Session session, UUID current) {
    return new SessionView(
        session.id(),
        DeviceName.of(session.userAgent()),
        session.address(),
        session.createdAt(),
        session.lastUsedAt(),
        session.expiresAt(),
        session.id().equals(current));
  }
}
