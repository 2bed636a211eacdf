package org.hospitalscheduling.directory;

import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.RefusalFacts;
import org.jspecify.annotations.Nullable;

/**
 * Who has the MRN that was given for somebody else.
 *
 * @param known null for a caller who may not see patients
 * @param differs the fields that contradict: {@code name}, {@code birthDate}
 */
public record PatientDiffers(@Nullable KnownPatient known, List<String> differs)
    implements RefusalFacts {

  /** As much of a patient as tells them apart. */
  public record KnownPatient(
      UUID id, String mrn, String name, @Nullable PartialDate birthDate, boolean active) {

    static KnownPatient of(Patient known) {
      return new KnownPatient(
          known.id(), known.mrn(), known.name(), known.birthDate(), known.isActive());
    }
  }

  static PatientDiffers of(Patient known, List<String> differs, boolean isShown) {
    return new PatientDiffers(isShown ? KnownPatient.of(known) : null, differs);
  }
}
