package org.hospitalscheduling.serviceaccounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The service accounts. */
@ApplicationScoped
class ServiceAccounts {

  @PersistenceContext private EntityManager em;

  /**
   * Inserts a new account at once, so that a duplicate name is refused here and not at the commit.
   */
  public void add(ServiceAccount account) {
    em.persist(account);
    em.flush();
  }

  /** The accounts that are not revoked, by name. */
  public List<ServiceAccount> living() {
    return em.createQuery(
            "SELECT a FROM ServiceAccount a WHERE a.revokedAt IS NULL ORDER BY lower(a.name), a.id",
            ServiceAccount.class)
        .getResultList();
  }

  /** The account as the database has it now, unless it is revoked. */
  public Optional<ServiceAccount> findLiving(UUID id) {
    return em.createQuery(
            "SELECT a FROM ServiceAccount a WHERE a.id = :id AND a.revokedAt IS NULL",
            ServiceAccount.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The account, revoked or not. */
  public Optional<ServiceAccount> find(UUID id) {
    return Optional.ofNullable(em.find(ServiceAccount.class, id));
  }

  /** The account, revoked or not, with a row lock until the transaction ends. */
  public Optional<ServiceAccount> lock(UUID id) {
    return Optional.ofNullable(em.find(ServiceAccount.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Records that the account was used. */
  public void touch(UUID id, Instant now) {
    em.createQuery("UPDATE ServiceAccount a SET a.lastUsedAt = :now WHERE a.id = :id")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }
}
