package org.hospitalscheduling.privacy;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Gives out everything that is stored about a patient, to those who answer the patient. */
@Stateless
@RolesAllowed({ADMIN, AUDITOR})
public class PatientRecordService {

  @Inject private PatientRecordQueries records;
  @Inject private Clock clock;

  /**
   * Of the patient, or of the one into whom they were merged.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}
   */
  public PatientRecord of(UUID id) {
    return records
        .of(id, clock.instant())
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such patient."));
  }
}
