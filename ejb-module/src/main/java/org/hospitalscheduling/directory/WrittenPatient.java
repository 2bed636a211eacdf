package org.hospitalscheduling.directory;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;

/**
 * The answer to a change of a patient.
 *
 * @param shown empty for a caller who may not see patients: they know what they have written
 */
public record WrittenPatient(UUID id, int version, Optional<PatientView> shown) {

  public static WrittenPatient of(PatientView patient, Actor by) {
    return new WrittenPatient(
        patient.id(), patient.version(), Optional.of(patient).filter(each -> by.readsPatients()));
  }
}
