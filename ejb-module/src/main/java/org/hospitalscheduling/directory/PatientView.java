package org.hospitalscheduling.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/** A patient as callers see them. */
public record PatientView(
    UUID id,
    int version,
    String mrn,
    String name,
    @Nullable LocalDate birthDate,
    @Nullable String email,
    @Nullable String phone,
    boolean active,
    List<Identifier> identifiers)
    implements Versioned {

  static PatientView of(Patient patient) {
    return new PatientView(
        patient.id(),
        patient.version(),
        patient.mrn(),
        patient.name(),
        patient.birthDate(),
        patient.email(),
        patient.phone(),
        patient.isActive(),
        DepartmentView.ordered(patient.identifiers()));
  }
}
