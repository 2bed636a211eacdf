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
 * Finds and locks who and what takes part in an appointment, and refuses who is unknown or no
 * longer active: only those that are newly chosen are asked to be active, whoever takes part
 * already may stay.
 *
 * <p>Locks are held until the caller's transaction ends, and several of a kind are taken in the
 * order of their ids.
 */
@ApplicationScoped
class Participants {

  @Inject private Appointments appointments;
  @Inject private Practitioners practitioners;
  @Inject private Patients patients;
  @Inject private Departments departments;
  @Inject private AppointmentTypes types;

  /** The practitioner whose time is wanted, named by our id or by that of another system. */
  UUID doctorOf(BookingRequest request) {
    return request
        .doctorId()
        .or(() -> request.doctorIdentifier().flatMap(practitioners::idOf))
        .orElseThrow(
            () ->
                RefusedException.ofField(
                    Refusal.UNKNOWN_DOCTOR, "doctor.identifier", "no such doctor"));
  }

  /** The practitioner, locked, if there is one with this id. */
  Optional<Practitioner> lockDoctor(UUID id) {
    return practitioners.lock(id);
  }

  /**
   * Appointments that are to change, under all locks.
   *
   * @param seen where they were when it was decided what to lock; empty where nobody's time is
   *     asked for
   * @param doctors whose time is asked for, by id
   * @param rows those that exist and are in sight, by id
   */
  record Locked(
      Map<UUID, Placement> seen, Map<UUID, Practitioner> doctors, Map<UUID, Appointment> rows) {

    /**
     * The appointment, as somebody saw it.
     *
     * @throws RefusedException {@link Refusal#NOT_FOUND}, or {@link Refusal#STALE_VERSION} where it
     *     is another version by now or the locks are not those of its doctor and patient
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

    /** Where those are that take no time, and would have to ask for it. */
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
     * The appointment, of whatever version.
     *
     * @throws RefusedException {@link Refusal#NOT_FOUND}
     */
    Appointment find(UUID id) {
      return Optional.ofNullable(rows.get(id)).orElseThrow(Participants::notFound);
    }
  }

  /** Locks the appointments alone: enough where nobody's time is asked for. */
  Locked lockRows(Collection<UUID> ids, Visibility visibility) {
    return new Locked(Map.of(), Map.of(), appointments.lockAll(ids, visibility));
  }

  /**
   * Locks everybody whose time the appointments take or are to take, then the appointments: doctors
   * by id, patients by id, appointments by id.
   *
   * @param visibility what is out of sight is not there
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

  /** The department that was asked for, else the doctor's own. */
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

  /** A kind of appointment that may be chosen. */
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
