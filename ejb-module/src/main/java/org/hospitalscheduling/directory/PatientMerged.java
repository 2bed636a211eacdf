package org.hospitalscheduling.directory;

import org.hospitalscheduling.directory.PatientDiffers.KnownPatient;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusalFacts;
import org.hospitalscheduling.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The record was merged and cannot be changed any more.
 *
 * @param known into whom; null for a caller who may not see patients
 */
public record PatientMerged(@Nullable KnownPatient known) implements RefusalFacts {

  static RefusedException into(Patient survivor, boolean isShown) {
    return RefusedException.withFacts(
        Refusal.MERGED,
        "This record was merged into another patient's.",
        new PatientMerged(isShown ? KnownPatient.of(survivor) : null));
  }
}
