package org.hospitalscheduling.shared;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * The answer to the current request says something of these patients without naming them: that one
 * is booked at that time, on how many days one comes. Whom an answer names is found in the answer.
 */
public record PatientsShown(Set<UUID> patientIds) {

  public PatientsShown(Collection<UUID> patientIds) {
    this(Set.copyOf(patientIds));
  }
}
