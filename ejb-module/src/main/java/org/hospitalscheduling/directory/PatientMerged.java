package org.hospitalscheduling.directory;

import org.hospitalscheduling.directory.PatientDiffers.KnownPatient;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusalFacts;
import org.hospitalscheduling.shared.RefusedException;

/**
 * The record was merged and cannot be changed any more.
 *
 * @param known into whom
 */
public record PatientMerged(KnownPatient known) implements RefusalFacts {

  static RefusedException into(Patient survivor) {
    return RefusedException.withFacts(
        Refusal.MERGED,
        "This record was merged into another patient's.",
        new PatientMerged(KnownPatient.of(survivor)));
  }
}
