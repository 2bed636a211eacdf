package org.hospitalscheduling.serviceaccounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The machines that may use the API. */
@ApplicationScoped
public class ServiceAccounts {

  @PersistenceContext private EntityManager em;

  /** For the container. */
  protected ServiceAccounts() {}

  /** Writes a new one at once, so that a name that is taken is refused now. */
  public void add(ServiceAccount account) {
    em.persist(account);
    em.flush();
  }

  /** Those that were not revoked, by name. */
  public List<ServiceAccount> living() {
    return em.createQuery(
            "SELECT a FROM ServiceAccount a WHERE a.revokedAt IS NULL ORDER BY lower(a.name), a.id",
            ServiceAccount.class)
        .getResultList();
  }

  /** The account, if it was not revoked, as the database has it now. */
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

  /** The account, revoked or not, its row locked until the end of the transaction. */
  public Optional<ServiceAccount> lock(UUID id) {
    return Optional.ofNullable(em.find(ServiceAccount.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Notes that it was used. */
  public void touch(UUID id, Instant now) {
    em.createQuery("UPDATE ServiceAccount a SET a.lastUsedAt = :now WHERE a.id = :id")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }
}
