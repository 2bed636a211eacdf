package org.hospitalscheduling.directory;

import java.time.LocalDate;
import java.util.List;

/**
 * A patient to be registered; birth date, e-mail and phone may be null.
 *
 * @param name family name first, as the calendar shows it
 */
public record PatientRequest(
    String mrn,
    String name,
    LocalDate birthDate,
    String email,
    String phone,
    List<Identifier> identifiers) {}
