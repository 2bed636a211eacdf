package org.hospitalscheduling.realtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecondFactorPolicy;
import org.hospitalscheduling.settings.SecondFactorRule;
import org.hospitalscheduling.shared.SqlQuery;

/** The unused tickets, by the hash of what the client holds, with their sessions. */
@ApplicationScoped
class Tickets {

  @PersistenceContext private EntityManager em;

  void add(byte[] hash, UUID userId, UUID sessionId, Instant expiresAt) {
    new SqlQuery(
            """
            INSERT INTO realtime_ticket (hash, user_id, session_id, expires_at)
            VALUES (:hash, :user, :session, :expiresAt)
            """)
        .set("hash", hash)
        .set("user", userId)
        .set("session", sessionId)
        .set("expiresAt", expiresAt)
        .execute(em);
  }

  /**
   * Deletes the ticket and returns its session, so that of two callers with the same ticket one
   * gets the session.
   */
  Optional<UUID> take(byte[] hash, Instant now) {
    return new SqlQuery(
            """
            DELETE FROM realtime_ticket WHERE hash = :hash
            RETURNING CASE WHEN expires_at > :now THEN session_id END AS session_id
            """)
        .set("hash", hash)
        .set("now", now)
        .first(em, row -> Optional.ofNullable(SqlQuery.uuidOrNull(row, "session_id")))
        .flatMap(session -> session);
  }

  void removeExpired(Instant now) {
    new SqlQuery("DELETE FROM realtime_ticket WHERE expires_at <= :now")
        .set("now", now)
        .execute(em);
  }

  /**
   * The viewers of those of the sessions that are valid and may do more than set up a second
   * factor, with their users' current roles.
   */
  List<LiveViewer> viewers(
      Collection<UUID> sessionIds, SecondFactorRule rule, Instant now, Instant idleSince) {
    return new SqlQuery(
            """
            SELECT u.id AS user_id, s.id AS session_id, u.username, u.role, u.practitioner_id,
              u.second_factor_required, u.second_factor_since IS NOT NULL AS has_second_factor
            FROM user_session s JOIN app_user u ON u.id = s.user_id
            WHERE s.id = ANY (:sessions) AND s.revoked_at IS NULL AND s.expires_at > :now
              AND s.last_used_at > :idleSince AND u.status = 'active'
            """)
            .setIds("sessions", sessionIds)
            .set("now", now)
            .set("idleSince", idleSince)
            .list(
                em,
                row -> {
                  Role role = Role.valueOf(row.getString("role"));
                  return SecondFactorPolicy.isMissing(
                          rule,
                          role,
                          row.getBoolean("second_factor_required"),
                          row.getBoolean("has_second_factor"))
                      ? Optional.<LiveViewer>empty()
                      : Optional.of(
                          new LiveViewer(
                              SqlQuery.uuid(row, "user_id"),
                              SqlQuery.uuid(row, "session_id"),
                              row.getString("username"),
                              role,
                              SqlQuery.uuidOrNull(row, "practitioner_id")));
                })
            .stream()
            .flatMap(Optional::stream)
            .toList();
  }
}
