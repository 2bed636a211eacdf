package org.hospitalscheduling.directory;

import java.time.LocalDate;
import java.util.List;
import org.hospitalscheduling.shared.Patch;

/** A change to a patient; birth date, e-mail and phone can be cleared. */
public record PatientPatch(
    Patch<String> name,
    Patch<LocalDate> birthDate,
    Patch<String> email,
    Patch<String> phone,
    Patch<Boolean> active,
    Patch<List<Identifier>> identifiers) {}
