package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hospitalscheduling.directory.AppointmentType;
import org.hospitalscheduling.directory.AppointmentTypes;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Departments;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Finds and locks the participants of an appointment, and refuses those that are unknown or no
 * longer active. Only newly chosen participants must be active; existing ones may stay.
 *
 * <p>Row locks are held until the caller's transaction ends, and several of a kind are taken in the
 * order of their ids.
 */
@ApplicationScoped
class Participants {

  @Inject private Appointments appointments;
  @Inject private Practitioners practitioners;
  @Inject private Patients patients;
  @Inject private Departments departments;
  @Inject private AppointmentTypes types;

  /** The wanted practitioner, named by our id or by another system's identifier. */
  UUID doctorOf(BookingRequest request) {
    return request
        .doctorId()
        .or(() -> request.doctorIdentifier().flatMap(practitioners::idOf))
        .orElseThrow(
            () ->
                RefusedException.ofField(
                    Refusal.UNKNOWN_DOCTOR, "doctor.identifier", "no such doctor"));
  }

  /** The practitioner with this id, if there is one, with a row lock. */
  Optional<Practitioner> lockDoctor(UUID id) {
    return practitioners.lock(id);
  }

  /**
   * Appointments to be changed, under all locks.
   *
   * @param seen their placements when it was decided what to lock; empty if nobody's time is asked
   *     for
   * @param doctors the practitioners whose time is asked for, by id
   * @param rows those that exist and are within the visibility, by id
   */
  record Locked(
      Map<UUID, Placement> seen, Map<UUID, Practitioner> doctors, Map<UUID, Appointment> rows) {

    /**
     * The appointment at the version that the caller saw.
     *
     * @throws RefusedException {@link Refusal#NOT_FOUND}, or {@link Refusal#STALE_VERSION} if its
     *     version has changed or the locks are not those of its doctor and patient
     */
    Appointment at(UUID id, int version) {
      Appointment row = find(id);
      if (row.version() != version
          || seen.containsKey(id) && !seen.get(id).isOfSame(row.placement())) {
        throw new RefusedException(
            Refusal.STALE_VERSION, RefusalMessages.of(Refusal.STALE_VERSION));
      }
      return row;
    }

    /** The placements of appointments that take no time and would have to ask for it. */
    List<Placement> inactivePlacements() {
      return rows.values().stream()
          .filter(
              each ->
                  !each.status().isActive()
                      && doctors.containsKey(each.placement().practitionerId()))
          .map(Appointment::placement)
          .toList();
    }

    /**
     * The appointment, at any version.
     *
     * @throws RefusedException {@link Refusal#NOT_FOUND}
     */
    Appointment find(UUID id) {
      return Optional.ofNullable(rows.get(id)).orElseThrow(Participants::notFound);
    }
  }

  /** Locks only the appointments, which is enough if nobody's time is asked for. */
  Locked lockRows(Collection<UUID> ids, Visibility visibility) {
    return new Locked(Map.of(), Map.of(), appointments.lockAll(ids, visibility));
  }

  /**
   * Locks everybody whose time the appointments take or are to take, then the appointments: doctors
   * by id, patients by id, appointments by id.
   *
   * @param visibility appointments outside it count as absent
   */
  Locked lockTime(
      Collection<UUID> ids,
      Collection<UUID> otherDoctors,
      Collection<UUID> otherPatients,
      Visibility visibility) {
    Map<UUID, Placement> seen = appointments.placements(ids, visibility);
    if (seen.isEmpty()) {
      return new Locked(Map.of(), Map.of(), Map.of());
    }
    Set<UUID> doctorIds = new HashSet<>(otherDoctors);
    Set<UUID> patientIds = new HashSet<>(otherPatients);
    for (Placement each : seen.values()) {
      doctorIds.add(each.practitionerId());
      patientIds.add(each.patientId());
    }
    patientIds.remove(null);
    Map<UUID, Practitioner> doctors = practitioners.lockAll(doctorIds);
    if (!patientIds.isEmpty()) {
      patients.lockAll(patientIds);
    }
    return new Locked(seen, doctors, appointments.lockAll(seen.keySet(), visibility));
  }

  /** The requested department, or the doctor's own. */
  Department departmentOf(Optional<UUID> wanted, Practitioner doctor) {
    return wanted.map(this::department).orElseGet(doctor::department);
  }

  /** A department that may be chosen. */
  Department department(UUID id) {
    return known(
        departments.find(id),
        Department::isActive,
        Refusal.UNKNOWN_DEPARTMENT,
        "departmentId",
        "no such department");
  }

  /** An appointment type that may be chosen. */
  AppointmentType type(UUID id) {
    return known(
        types.find(id),
        AppointmentType::isActive,
        Refusal.UNKNOWN_TYPE,
        "typeId",
        "no such appointment type");
  }

  /** A practitioner who may be chosen. */
  static Practitioner doctor(Optional<Practitioner> found) {
    return known(
        found, Practitioner::isActive, Refusal.UNKNOWN_DOCTOR, "doctorId", "no such doctor");
  }

  /** A patient who may be chosen. */
  static Patient patient(Optional<Patient> found) {
    return known(found, Patient::isActive, Refusal.UNKNOWN_PATIENT, "patientId", "no such patient");
  }

  private static <T> T known(
      Optional<T> found, Predicate<T> active, Refusal unknown, String field, String sentence) {
    T value = found.orElseThrow(() -> RefusedException.ofField(unknown, field, sentence));
    if (!active.test(value)) {
      throw RefusedException.ofField(Refusal.INACTIVE, field, "is no longer active");
    }
    return value;
  }

  static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "There is no such appointment here.");
  }
}
