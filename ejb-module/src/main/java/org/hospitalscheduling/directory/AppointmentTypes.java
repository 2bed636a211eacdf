package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The appointment types. */
@ApplicationScoped
public class AppointmentTypes {

  @PersistenceContext private EntityManager em;

  public Optional<AppointmentType> find(UUID id) {
    return Optional.ofNullable(em.find(AppointmentType.class, id));
  }

  /** The type with a row lock until the transaction ends. */
  Optional<AppointmentType> lock(UUID id) {
    return Optional.ofNullable(em.find(AppointmentType.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  List<AppointmentType> all() {
    return em.createQuery("SELECT t FROM AppointmentType t ORDER BY t.name", AppointmentType.class)
        .getResultList();
  }

  /** Inserts a new row at once, so that constraints are checked now. */
  AppointmentType add(AppointmentType type) {
    em.persist(type);
    em.flush();
    return type;
  }

  void flush() {
    em.flush();
  }
}
