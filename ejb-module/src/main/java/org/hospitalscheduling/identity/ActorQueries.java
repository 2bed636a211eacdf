package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.SqlQuery;

/** Who the ids of those who act belong to. */
@ApplicationScoped
public class ActorQueries {
  /** What a patient is called who acts by a link. */
  public static final String PATIENT = "patient, by link";

  @PersistenceContext private EntityManager em;

  /** The accounts with these ids, by their present names. An id that is missing is a patient's. */
  public Map<UUID, ActorRef> accounts(Collection<UUID> ids) {
    return new SqlQuery(
            """
            SELECT id, username, NULL AS machine FROM app_user WHERE id = ANY (:ids)
            UNION ALL SELECT id, NULL, name FROM service_account WHERE id = ANY (:ids)
            """)
            .setIds("ids", ids)
            .list(
                em,
                row -> {
                  Optional<String> username = Optional.ofNullable(row.getString("username"));
                  Optional<String> machine = Optional.ofNullable(row.getString("machine"));
                  return ActorRef.of(
                      SqlQuery.uuid(row, "id"),
                      username.or(() -> machine).orElseThrow(),
                      username,
                      machine,
                      false);
                })
            .stream()
            .collect(Collectors.toMap(ActorRef::id, actor -> actor));
  }
}
