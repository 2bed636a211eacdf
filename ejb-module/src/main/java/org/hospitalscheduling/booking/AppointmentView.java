package org.hospitalscheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.Identifier;

/**
 * An appointment as callers see it.
 *
 * @param status the FHIR code
 * @param hold whether it only keeps a slot free while it is offered; then {@code patient} is null
 * @param type null where no kind was given
 * @param overrideReason null where no rule was set aside
 */
public record AppointmentView(
    UUID id,
    int version,
    String status,
    boolean hold,
    DoctorRef doctor,
    PatientRef patient,
    DepartmentRef department,
    TypeRef type,
    Instant start,
    Instant end,
    String reason,
    boolean overbooked,
    boolean patientOverlapAllowed,
    String overrideReason,
    List<Identifier> identifiers,
    Creator createdBy,
    Instant createdAt,
    Instant updatedAt) {

  /** The practitioner, where they are mentioned. */
  public record DoctorRef(UUID id, String name) {}

  /** The patient, where they are mentioned; the birth date may be null. */
  public record PatientRef(UUID id, String mrn, String name, LocalDate birthDate) {}

  /** The kind of appointment, where it is mentioned. */
  public record TypeRef(UUID id, String name) {}

  /** Who made it; the name is null when the account is gone. */
  public record Creator(UUID id, String name) {}
}
