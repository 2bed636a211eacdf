package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.directory.AppointmentType;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.ClosedPatient;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as callers see it.
 *
 * @param status the FHIR code
 * @param hold whether it only holds a slot while it is offered; then {@code patient} is null
 * @param expiresAt when held time is free again: the end of its offer; null if it is not held
 * @param type null if no appointment type was given
 * @param noShowProposed whether it is over and nobody has recorded whether the patient came
 * @param cancelledLate whether it was cancelled less than a day before its start, or after it
 * @param cancelReason the code of why it was cancelled; null if it was not, or nobody said
 * @param cancelNote more about it, in somebody's words; null if there is nothing
 * @param overrideReason null if no rule was overridden
 * @param visit null if nothing is known of it beside the status
 */
public record AppointmentView(
    UUID id,
    int version,
    String status,
    boolean hold,
    @Nullable Instant expiresAt,
    DoctorRef doctor,
    @Nullable PatientRef patient,
    DepartmentRef department,
    @Nullable TypeRef type,
    Instant start,
    Instant end,
    @Nullable String reason,
    boolean overbooked,
    boolean noShowProposed,
    boolean cancelledLate,
    @Nullable String cancelReason,
    @Nullable String cancelNote,
    boolean patientOverlapAllowed,
    @Nullable String overrideReason,
    @Nullable VisitView visit,
    List<Identifier> identifiers,
    Creator createdBy,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  /**
   * A new appointment, from what its booking has loaded already.
   *
   * @param patientWasKnown whether the patient was given with the booking and known already
   */
  static AppointmentView of(
      Appointment appointment,
      Practitioner doctor,
      Patient patient,
      boolean patientWasKnown,
      Department department,
      Optional<AppointmentType> type,
      Actor creator) {
    return new AppointmentView(
        appointment.id(),
        appointment.version(),
        appointment.status().code(),
        false,
        null,
        new DoctorRef(doctor.id(), doctor.name()),
        new PatientRef(
            patient.id(),
            patient.mrn(),
            patient.name(),
            patient.birthDate(),
            patientWasKnown ? true : null,
            null),
        new DepartmentRef(department.id(), department.name(), department.colour()),
        type.map(each -> new TypeRef(each.id(), each.name())).orElse(null),
        appointment.range().start(),
        appointment.range().end(),
        appointment.reason(),
        appointment.isOverbooked(),
        false,
        false,
        null,
        null,
        appointment.isPatientOverlapAllowed(),
        appointment.overrideReason().orElse(null),
        null,
        appointment.identifiers().stream()
            .sorted(Comparator.comparing(Identifier::system).thenComparing(Identifier::value))
            .toList(),
        new Creator(creator.id(), creator.name()),
        appointment.createdAt(),
        appointment.updatedAt());
  }

  /** Without whom it is for, and what was written about them. */
  AppointmentView withoutPatient() {
    return with(null, null, null, List.of());
  }

  /** As it is shown to those to whom its patient is closed. */
  public AppointmentView ofClosedPatient() {
    return with(
        new PatientRef(ClosedPatient.ID, ClosedPatient.MRN, ClosedPatient.NAME, null),
        null,
        null,
        List.of());
  }

  /** With what the request for it said of the patient, and nothing else that is known of them. */
  AppointmentView asRequested(BookingRequest request) {
    PatientRef said =
        patient == null
            ? null
            : request
                .patient()
                .map(
                    each ->
                        new PatientRef(
                            patient.id(),
                            each.mrn() == null ? patient.mrn() : each.mrn(),
                            each.name(),
                            each.birthDate(),
                            patient.wasKnown(),
                            null))
                .orElse(null);
    return with(
        said,
        request.reason().orElse(null),
        request.override().map(RuleOverride::reason).orElse(null),
        identifiers);
  }

  private AppointmentView with(
      @Nullable PatientRef shown,
      @Nullable String said,
      @Nullable String overridden,
      List<Identifier> named) {
    return new AppointmentView(
        id,
        version,
        status,
        hold,
        expiresAt,
        doctor,
        shown,
        department,
        type,
        start,
        end,
        said,
        overbooked,
        noShowProposed,
        cancelledLate,
        null,
        null,
        patientOverlapAllowed,
        overridden,
        visit,
        named,
        createdBy,
        createdAt,
        updatedAt);
  }

  /** The practitioner, as other views refer to them. */
  public record DoctorRef(UUID id, String name) {}

  /**
   * The patient, as other views refer to them; the birth date may be null.
   *
   * @param wasKnown true in the answer to a booking that gave a patient whose MRN was known; null
   *     elsewhere
   * @param alerts the codes of what everybody who receives them has to know; null if there is
   *     nothing, or where it is not asked
   */
  public record PatientRef(
      UUID id,
      String mrn,
      String name,
      @Nullable PartialDate birthDate,
      @Nullable Boolean wasKnown,
      @Nullable List<String> alerts) {

    public PatientRef(UUID id, String mrn, String name, @Nullable PartialDate birthDate) {
      this(id, mrn, name, birthDate, null, null);
    }
  }

  /** The appointment type, as other views refer to it. */
  public record TypeRef(UUID id, String name) {}

  /** Who created it; the name is null if the account no longer exists. */
  public record Creator(UUID id, @Nullable String name) {}
}
