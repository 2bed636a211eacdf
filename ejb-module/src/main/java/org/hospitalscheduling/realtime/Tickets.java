package org.hospitalscheduling.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;

/** The unused tickets, by the hash of what the client holds, with their sessions. */
@ApplicationScoped
public class Tickets {

  @PersistenceContext private EntityManager em;

  void add(byte[] hash, UUID userId, UUID sessionId, Instant expiresAt) {
    em.createNativeQuery(
            "INSERT INTO realtime_ticket (hash, user_id, session_id, expires_at)"
                + " VALUES (?1, ?2, ?3, ?4)")
        .setParameter(1, hash)
        .setParameter(2, userId)
        .setParameter(3, sessionId)
        .setParameter(4, expiresAt)
        .executeUpdate();
  }

  /**
   * Deletes the ticket and returns its session, so that of two callers with the same ticket one
   * gets the session.
   */
  Optional<UUID> take(byte[] hash, Instant now) {
    List<?> sessions =
        em.createNativeQuery(
                "DELETE FROM realtime_ticket WHERE hash = ?1"
                    + " RETURNING CASE WHEN expires_at > ?2 THEN session_id END",
                UUID.class)
            .setParameter(1, hash)
            .setParameter(2, now)
            .getResultList();
    return sessions.stream().filter(Objects::nonNull).map(UUID.class::cast).findFirst();
  }

  void removeExpired(Instant now) {
    em.createNativeQuery("DELETE FROM realtime_ticket WHERE expires_at <= ?1")
        .setParameter(1, now)
        .executeUpdate();
  }

  /** The viewers of those of the sessions that are valid, with their users' current roles. */
  List<LiveViewer> viewers(Collection<UUID> sessionIds, Instant now, Instant idleSince) {
    if (sessionIds.isEmpty()) {
      return List.of();
    }
    List<?> rows =
        em.createNativeQuery(
                """
                SELECT u.id, s.id, u.role, u.practitioner_id FROM user_session s JOIN app_user u ON u.id = s.user_id
                WHERE s.id IN (?1) AND s.revoked_at IS NULL AND s.expires_at > ?2
                  AND s.last_used_at > ?3 AND u.status = 'active'
                """)
            .setParameter(1, sessionIds)
            .setParameter(2, now)
            .setParameter(3, idleSince)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new LiveViewer(
                    (UUID) row[0], (UUID) row[1], Role.valueOf((String) row[2]), (UUID) row[3]))
        .toList();
  }
}
