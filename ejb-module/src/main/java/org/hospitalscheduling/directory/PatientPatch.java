package org.hospitalscheduling.directory;

import java.util.List;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;

/**
 * A change to a patient; birth date, e-mail and phone can be cleared.
 *
 * @param mrn only administrators may correct it
 * @param confidential whether they are shown only to those who treat them; administrators decide
 */
public record PatientPatch(
    Patch<String> mrn,
    Patch<String> name,
    Patch<PartialDate> birthDate,
    Patch<String> email,
    Patch<String> phone,
    Patch<Boolean> active,
    Patch<Boolean> confidential,
    Patch<List<Identifier>> identifiers) {}
