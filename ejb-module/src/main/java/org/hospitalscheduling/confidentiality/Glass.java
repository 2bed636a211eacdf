package org.hospitalscheduling.confidentiality;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has opened for some minutes by breaking the glass.
 *
 * @param ids of the glasses that are broken now
 * @param patients who are open by that
 * @param practitioners whose appointments are
 */
public record Glass(Set<UUID> ids, Set<UUID> patients, Set<UUID> practitioners) {

  /** None is broken. */
  public static final Glass WHOLE = new Glass(Set.of(), Set.of(), Set.of());

  public Glass {
    ids = Set.copyOf(ids);
    patients = Set.copyOf(patients);
    practitioners = Set.copyOf(practitioners);
  }

  /** Whether none is broken. */
  public boolean isWhole() {
    return ids.isEmpty();
  }

  /** Whether an appointment of the patient with the practitioner is open by it. */
  public boolean opens(@Nullable UUID patient, @Nullable UUID practitioner) {
    return patient != null && patients.contains(patient)
        || practitioner != null && practitioners.contains(practitioner);
  }
}
