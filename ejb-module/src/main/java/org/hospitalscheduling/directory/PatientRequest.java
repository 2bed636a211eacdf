package org.hospitalscheduling.directory;

import java.util.List;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A patient to be registered; birth date, e-mail and phone may be null.
 *
 * @param name family name first, as the calendar shows it
 */
public record PatientRequest(
    String mrn,
    String name,
    @Nullable PartialDate birthDate,
    @Nullable String email,
    @Nullable String phone,
    List<Identifier> identifiers) {}
