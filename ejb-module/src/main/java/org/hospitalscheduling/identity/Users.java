package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts. */
@ApplicationScoped
public class Users {
  /** Names the advisory lock under which accounts are made and administrators are changed. */
  private static final long LOCK = 7_101_002L;

  @PersistenceContext EntityManager em;

  /** For the container. */
  protected Users() {}

  Users(EntityManager em) {
    this.em = em;
  }

  public Optional<User> find(UUID id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  /** The account with this address, whatever its case. */
  public Optional<User> findByEmail(String email) {
    return em.createQuery("SELECT u FROM User u WHERE lower(u.email) = lower(:email)", User.class)
        .setParameter("email", email.strip())
        .getResultStream()
        .findFirst();
  }

  /** Whether nobody has an account yet. */
  public boolean isEmpty() {
    return em.createQuery("SELECT u.id FROM User u", UUID.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public boolean hasUsername(String username) {
    return !em.createQuery(
            "SELECT u.id FROM User u WHERE lower(u.username) = lower(:name)", UUID.class)
        .setParameter("name", username.strip())
        .getResultList()
        .isEmpty();
  }

  public void add(User user) {
    em.persist(user);
  }

  /**
   * Waits until nobody else makes an account or changes one's role or status; until the end of the
   * transaction. "The first" and "the last" mean something only under this lock.
   */
  public void lockRoster() {
    em.createNativeQuery("SELECT pg_advisory_xact_lock(:lock)", Object.class)
        .setParameter("lock", LOCK)
        .getSingleResult();
  }

  /**
   * The account, shared-locked until the end of the transaction: it cannot be disabled meanwhile.
   */
  public Optional<User> lockShared(UUID id) {
    return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_READ));
  }

  /** The account, locked until the end of the transaction: nobody signs in to it meanwhile. */
  public Optional<User> lock(UUID id) {
    return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Writes what was changed, so that versions are up to date. */
  public void flush() {
    em.flush();
  }

  /** How many may do everything, counting what this transaction has changed. */
  public long countActiveAdmins() {
    return em.createQuery(
            "SELECT count(u) FROM User u WHERE u.role = :role AND u.status = :status", Long.class)
        .setParameter("role", Role.ADMIN)
        .setParameter("status", AccountStatus.ACTIVE)
        .getSingleResult();
  }

  /** Stores a hash with better parameters, unless the password was changed meanwhile. */
  public void rehash(UUID id, String verified, String renewed) {
    em.createNativeQuery(
            "UPDATE app_user SET password_hash = :renewed"
                + " WHERE id = :id AND password_hash = :verified")
        .setParameter("renewed", renewed)
        .setParameter("id", id)
        .setParameter("verified", verified)
        .executeUpdate();
  }

  /**
   * Accounts by user name.
   *
   * @param after the user name that the page before ended with
   */
  public List<User> page(Optional<String> after, int limit) {
    return em.createQuery(
            "SELECT u FROM User u WHERE lower(u.username) > lower(:after) ORDER BY lower(u.username)",
            User.class)
        .setParameter("after", after.orElse(""))
        .setMaxResults(limit)
        .getResultList();
  }
}
