package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;

/** The practitioners. */
@ApplicationScoped
public class Practitioners {

  @PersistenceContext private EntityManager em;

  /** The refusal of a practitioner who does not exist. */
  public static RefusedException unknown() {
    return RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, "doctorId", "no such doctor");
  }

  /** The practitioner with their department, not locked. */
  public Optional<Practitioner> find(UUID id) {
    return em
        .createQuery(
            "SELECT p FROM Practitioner p JOIN FETCH p.department WHERE p.id = :id",
            Practitioner.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The practitioner with their department and a row lock until the transaction ends (FOR NO KEY
   * UPDATE OF the practitioner's table alone, so that the department's row is not locked for its
   * other practitioners): no other transaction decides about this practitioner's time meanwhile.
   * Lock several in the order of their ids.
   */
  public Optional<Practitioner> lock(UUID id) {
    return em
        .unwrap(Session.class)
        .createQuery(
            "SELECT p FROM Practitioner p JOIN FETCH p.department WHERE p.id = :id",
            Practitioner.class)
        .setParameter("id", id)
        .setLockMode("p", LockMode.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Those of {@code ids} that exist, with their departments, by id, with row locks until the
   * transaction ends, taken in the order of their ids. One query for one id, two for any number.
   */
  public Map<UUID, Practitioner> lockAll(Collection<UUID> ids) {
    if (ids.size() == 1) {
      return lock(ids.iterator().next()).map(each -> Map.of(each.id(), each)).orElseGet(Map::of);
    }
    new SqlQuery("SELECT id FROM practitioner WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE")
        .setIds("ids", ids)
        .list(em, row -> SqlQuery.uuid(row, "id"));
    return em
        .createQuery(
            "SELECT p FROM Practitioner p JOIN FETCH p.department WHERE p.id IN :ids",
            Practitioner.class)
        .setParameter("ids", ids)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(Practitioner::id, Function.identity()));
  }

  /**
   * Whether this is the only import of doctors until the transaction ends: two at once would add
   * the same doctors twice.
   */
  public boolean importAlone() {
    return new SqlQuery(
            "SELECT pg_try_advisory_xact_lock(hashtextextended('directory-import', 9)) AS alone")
        .first(em, row -> row.getBoolean("alone"))
        .orElseThrow();
  }

  /** The practitioner that another system knows by {@code identifier}. */
  public Optional<UUID> idOf(Identifier identifier) {
    return new SqlQuery(
            "SELECT practitioner_id FROM identifier WHERE system = :system AND value = :value AND practitioner_id IS NOT NULL")
        .set("system", identifier.system())
        .set("value", identifier.value())
        .first(em, row -> SqlQuery.uuid(row, "practitioner_id"));
  }

  /**
   * All practitioners by department and name, in one query.
   *
   * @param departments only practitioners of these; empty for all
   * @param identifier only the one that another system knows by this identifier
   */
  List<Practitioner> all(Collection<UUID> departments, Optional<Identifier> identifier) {
    return em.createQuery(
            """
            SELECT p FROM Practitioner p JOIN FETCH p.department d LEFT JOIN FETCH p.identifiers
            WHERE (:everywhere = true OR d.id IN :departments)
              AND (:any = true OR EXISTS (
                SELECT 1 FROM Practitioner o JOIN o.identifiers i
                WHERE o = p AND i.system = :system AND i.value = :value))
            ORDER BY d.name, p.name
            """,
            Practitioner.class)
        .setParameter("everywhere", departments.isEmpty())
        .setParameter("departments", departments.isEmpty() ? List.of(new UUID(0, 0)) : departments)
        .setParameter("any", identifier.isEmpty())
        .setParameter("system", identifier.map(Identifier::system).orElse(""))
        .setParameter("value", identifier.map(Identifier::value).orElse(""))
        .getResultList();
  }

  /** Inserts a new row at once, so that constraints are checked now. */
  Practitioner add(Practitioner practitioner) {
    em.persist(practitioner);
    em.flush();
    return practitioner;
  }

  /** Writes pending changes, so that the version in memory is that of the row. */
  public void flush() {
    em.flush();
  }
}
