package org.hospitalscheduling.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The signing keys in the database, shared by all servers. Works in the caller's transaction, under
 * one advisory lock for the whole cluster.
 */
@ApplicationScoped
class SigningKeys {
  private static final Logger LOG = Logger.getLogger(SigningKeys.class.getName());

  /** Identifies the advisory lock; a number that nothing else in this database uses. */
  private static final long LOCK = 7_101_001L;

  /** How long a key signs before the next one takes over when a server starts. */
  public static final Duration LIFE = Duration.ofDays(90);

  @PersistenceContext private EntityManager em;

  /**
   * The keys that tokens may be signed with, the current one first. Creates them if there are none,
   * and promotes the next one if the current one has signed for 90 days or an operator cleared its
   * time of activation. If several servers start at once, one of them creates the keys and the
   * others read them.
   *
   * <p>The key that was retired last stays until the next promotion: servers that were started
   * earlier still sign with it.
   */
  public List<SigningKey> ensure(SecretBox box, Optional<SecretBox> previous, Instant now) {
    new SqlQuery("SELECT pg_advisory_xact_lock(:lock)").set("lock", LOCK).first(em, row -> true);
    Optional<SigningKey> current = find(SigningKey.State.current);
    if (current.isEmpty() || current.get().isDue(LIFE, now)) {
      SigningKey successor =
          find(SigningKey.State.next).orElseGet(() -> add(SigningKey.generate(box, now)));
      em.createQuery("DELETE FROM SigningKey k WHERE k.state = :state")
          .setParameter("state", SigningKey.State.retired)
          .executeUpdate();
      current.ifPresent(SigningKey::retire);
      em.flush();
      successor.promote(now);
      LOG.log(Level.INFO, "Signing key {0} signs from now on", successor.kid());
      em.flush();
    }
    if (find(SigningKey.State.next).isEmpty()) {
      add(SigningKey.generate(box, now));
    }
    List<SigningKey> keys =
        em.createQuery(
                "SELECT k FROM SigningKey k ORDER BY CASE WHEN k.state = :current THEN 0 ELSE 1 END,"
                    + " k.createdAt DESC",
                SigningKey.class)
            .setParameter("current", SigningKey.State.current)
            .getResultList();
    long resealed = keys.stream().filter(key -> key.reseal(box, previous)).count();
    if (resealed > 0) {
      LOG.log(Level.INFO, "{0} signing keys were sealed anew under JWT_SECRET", resealed);
    }
    return keys;
  }

  private SigningKey add(SigningKey key) {
    em.persist(key);
    em.flush();
    return key;
  }

  private Optional<SigningKey> find(SigningKey.State state) {
    return em.createQuery("SELECT k FROM SigningKey k WHERE k.state = :state", SigningKey.class)
        .setParameter("state", state)
        .getResultStream()
        .findFirst();
  }
}
