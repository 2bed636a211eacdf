package org.hospitalscheduling.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An MRN or identifier that several rows have, from the time before it was unique by its normal
 * form.
 *
 * @param kind what has it: {@code patient-mrn}, or {@code patient}, {@code doctor}, {@code
 *     department}, {@code appointment} for another system's identifier
 * @param id the row that has it
 * @param system null for an MRN
 * @param value as it is shown
 * @param shared the normal form, which is the same for all who share it
 */
public record SharedIdentifier(
    String kind, UUID id, @Nullable String system, String value, String shared) {

  boolean isOfPatient() {
    return kind.startsWith("patient");
  }
}
