package org.hospitalscheduling.directory;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;

/**
 * A change to a patient; birth date, e-mail and phone can be cleared.
 *
 * @param mrn only administrators may correct it
 */
public record PatientPatch(
    Patch<String> mrn,
    Patch<String> name,
    Patch<PartialDate> birthDate,
    Patch<String> email,
    Patch<String> phone,
    Patch<Boolean> active,
    Patch<List<Identifier>> identifiers) {

  /** The names of the fields that it names. */
  List<String> fields() {
    return Stream.of(
            mrn.present() ? "mrn" : null,
            name.present() ? "name" : null,
            birthDate.present() ? "birthDate" : null,
            email.present() ? "email" : null,
            phone.present() ? "phone" : null,
            active.present() ? "active" : null,
            identifiers.present() ? "identifiers" : null)
        .filter(Objects::nonNull)
        .toList();
  }
}
