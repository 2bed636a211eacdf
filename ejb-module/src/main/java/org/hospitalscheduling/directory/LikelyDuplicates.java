package org.hospitalscheduling.directory;

import java.util.List;
import org.hospitalscheduling.directory.PatientDiffers.KnownPatient;
import org.hospitalscheduling.shared.RefusalFacts;

/**
 * Who may be the patient that is about to be registered.
 *
 * @param likely active patients of the same name and birth date, those known longest first; empty
 *     for a caller who may not see patients
 */
public record LikelyDuplicates(List<KnownPatient> likely) implements RefusalFacts {

  static LikelyDuplicates of(List<Patient> alike) {
    return new LikelyDuplicates(alike.stream().map(KnownPatient::of).toList());
  }
}
