package org.hospitalscheduling.confidentiality;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the edge needs to close what is to be closed, whoever has called. */
@Stateless
@PermitAll
public class ConfidentialityService {

  @Inject private ClosedPatients closed;
  @Inject private ClosedPatientQueries queries;
  @Inject private BrokenGlasses glasses;
  @Inject private Clock clock;

  /** See {@link ClosedPatients#ids}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Set<UUID> closed() {
    return closed.ids();
  }

  /**
   * Which of the patients are closed to which of the users; see {@link
   * org.hospitalscheduling.shared.ClosedPatient}.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<UUID, Set<UUID>> closed(Collection<UUID> users, Collection<UUID> patients) {
    return users.isEmpty() || patients.isEmpty()
        ? Map.of()
        : queries.closed(users, patients, clock.instant());
  }

  /** See {@link ClosedPatients#glass}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Glass glass() {
    return closed.glass();
  }

  /** What each of the users has open; those who have nothing are left out. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<UUID, Glass> glasses(Collection<UUID> users) {
    return users.isEmpty() ? Map.of() : glasses.open(users, clock.instant());
  }
}
