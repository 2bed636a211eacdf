package org.hospitalscheduling.signon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.shared.SqlQuery;

/** What may be used only once, on whatever server: states and logout tokens. Stored as hashes. */
@ApplicationScoped
class SpentTokens {

  @PersistenceContext private EntityManager em;

  /**
   * Uses up a token, in a transaction of its own. Of any number of concurrent callers exactly one
   * succeeds.
   *
   * @param token unique among all kinds
   * @param until when it would be refused for its age
   * @return whether it had not been used before
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean spend(String token, Instant until, Instant now) {
    new SqlQuery(
            """
            DELETE FROM sign_on_spent WHERE hash IN (
              SELECT hash FROM sign_on_spent WHERE expires_at <= :now
              FOR UPDATE SKIP LOCKED LIMIT 100)
            """)
        .set("now", now)
        .execute(em);
    return new SqlQuery(
                """
                INSERT INTO sign_on_spent (hash, expires_at) VALUES (:hash, :until)
                ON CONFLICT ON CONSTRAINT sign_on_spent_pk DO NOTHING
                """)
            .set("hash", Tokens.hash(token))
            .set("until", until)
            .execute(em)
        == 1;
  }
}
