package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The departments. */
@ApplicationScoped
public class Departments {

  @PersistenceContext private EntityManager em;

  /** The refusal of a department that does not exist. */
  public static RefusedException unknown() {
    return RefusedException.ofField(
        Refusal.UNKNOWN_DEPARTMENT, "departmentId", "no such department");
  }

  public Optional<Department> find(UUID id) {
    return Optional.ofNullable(em.find(Department.class, id));
  }

  /** The department with a row lock until the transaction ends. */
  Optional<Department> lock(UUID id) {
    return Optional.ofNullable(em.find(Department.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * All departments by name, in one query.
   *
   * @param identifier only the department that another system knows by this identifier
   */
  List<Department> all(Optional<Identifier> identifier) {
    return em.createQuery(
            """
            SELECT d FROM Department d LEFT JOIN FETCH d.identifiers
            WHERE :any = true OR EXISTS (
              SELECT 1 FROM Department o JOIN o.identifiers i
              WHERE o = d AND i.system = :system AND i.value = :value)
            ORDER BY d.name
            """,
            Department.class)
        .setParameter("any", identifier.isEmpty())
        .setParameter("system", identifier.map(Identifier::system).orElse(""))
        .setParameter("value", identifier.map(Identifier::value).orElse(""))
        .getResultList();
  }

  /** Inserts a new row at once, so that constraints are checked now. */
  Department add(Department department) {
    em.persist(department);
    em.flush();
    return department;
  }

  void flush() {
    em.flush();
  }
}
