package org.hospitalscheduling.signon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;

/** What the provider knows of sessions that were opened by its word. */
@ApplicationScoped
class SignOnSessions {

  @PersistenceContext private EntityManager em;

  /**
   * @param sid the provider's name for its session
   * @param sealed the ID token, encrypted
   */
  public void add(UUID sessionId, Optional<String> sid, byte[] sealed) {
    em.joinTransaction();
    new SqlQuery(
            "INSERT INTO sign_on_session (session_id, sid, id_token) VALUES (:session, :sid, :token)")
        .set("session", sessionId)
        .set("sid", sid.orElse(null))
        .set("token", sealed)
        .execute(em);
  }

  /** The sessions that were opened in this session of the provider's. */
  public List<UUID> withSid(String sid) {
    return new SqlQuery(
            "SELECT session_id FROM sign_on_session WHERE sid = :sid ORDER BY session_id")
        .set("sid", sid)
        .list(em, row -> SqlQuery.uuid(row, "session_id"));
  }

  /** The encrypted ID token of a session; empty if it was not opened by the provider's word. */
  public Optional<byte[]> idToken(UUID sessionId) {
    return new SqlQuery("SELECT id_token FROM sign_on_session WHERE session_id = :session")
        .set("session", sessionId)
        .first(em, row -> row.getBytes("id_token"));
  }
}
