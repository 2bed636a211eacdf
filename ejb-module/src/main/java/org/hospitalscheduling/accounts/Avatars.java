package org.hospitalscheduling.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.SqlQuery;

/** The pictures, one for each user, kept apart from the users, which are read at every request. */
@ApplicationScoped
class Avatars {

  @PersistenceContext private EntityManager em;

  public Optional<Avatar> find(UUID userId) {
    return new SqlQuery("SELECT id, media_type, content FROM avatar WHERE user_id = :user")
        .set("user", userId)
        .first(
            em,
            row ->
                new Avatar(
                    SqlQuery.uuid(row, "id"),
                    row.getString("media_type"),
                    row.getBytes("content")));
  }

  /** Stores a picture in place of the previous one. */
  public void put(UUID userId, Avatar avatar) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO avatar (user_id, id, media_type, content) VALUES (:user, :id, :mediaType, :content)
            ON CONFLICT ON CONSTRAINT avatar_pk DO UPDATE
              SET id = excluded.id, media_type = excluded.media_type, content = excluded.content
            """)
        .set("user", userId)
        .set("id", avatar.id())
        .set("mediaType", avatar.mediaType())
        .set("content", avatar.content())
        .execute(em);
  }

  public void remove(UUID userId) {
    em.joinTransaction();
    new SqlQuery("DELETE FROM avatar WHERE user_id = :user").set("user", userId).execute(em);
  }
}
