package org.hospitalscheduling.directory;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A patient as callers see them.
 *
 * @param phone as typed
 * @param confidential whether they are shown only to those who treat them
 * @param phoneE164 as it is dialled from anywhere; null if it could not be read
 */
public record PatientView(
    UUID id,
    int version,
    String mrn,
    String name,
    @Nullable PartialDate birthDate,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String phoneE164,
    boolean active,
    boolean confidential,
    List<Identifier> identifiers)
    implements Versioned {

  /** What the request said of the patient, and nothing else that is known of them. */
  static PatientView asRequested(Patient patient, PatientRequest request) {
    return new PatientView(
        patient.id(),
        patient.version(),
        request.mrn() == null ? patient.mrn() : request.mrn(),
        request.name(),
        request.birthDate(),
        request.email(),
        request.phone(),
        null,
        patient.isActive(),
        patient.isConfidential(),
        request.identifiers());
  }

  public static PatientView of(Patient patient) {
    return new PatientView(
        patient.id(),
        patient.version(),
        patient.mrn(),
        patient.name(),
        patient.birthDate(),
        patient.email(),
        patient.phone(),
        patient.phoneE164(),
        patient.isActive(),
        patient.isConfidential(),
        DepartmentView.ordered(patient.identifiers()));
  }
}
