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
import org.hospitalscheduling.settings.Settings;
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
public class Participants {

  @Inject private Appointments appointments;
  @Inject private Practitioners practitioners;
  @Inject private Patients patients;
  @Inject private Departments departments;
  @Inject private AppointmentTypes types;
  @Inject private Settings settings;

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
   * Appointments that are about to change, with all their locks held.
   *
   * @param seen their placements when the locks were chosen; empty where only rows are locked
   * @param doctors the locked doctors, by id
   * @param rows the appointments that exist and are visible, by id
   */
  record Locked(
      Map<UUID, Placement> seen, Map<UUID, Practitioner> doctors, Map<UUID, Appointment> rows) {

    /**
     * The appointment at the version that the caller saw.
     *
     * @throws RefusedException {@link Refusal#NOT_FOUND}, or {@link Refusal#STALE_VERSION} if its
     *     version is another by now, or its doctor or patient is not the one that was locked
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

    /** The placements of the appointments that take no time now. */
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

  /** Locks only the rows: enough for a change that needs no time. */
  Locked lockRows(Collection<UUID> ids, Visibility visibility) {
    return new Locked(Map.of(), Map.of(), appointments.lockAll(ids, visibility));
  }

  /**
   * Locks the doctors by id, the patients by id, and the appointments by id.
   *
   * @param otherDoctors doctors who are to take the appointments over
   * @param otherPatients patients who are to take them over
   * @param visibility appointments that are not visible are treated as missing
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

  /**
   * The requested department, or the doctor's own.
   *
   * @throws RefusedException {@link Refusal#OTHER_DEPARTMENT} if it is another one than the
   *     doctor's, and this hospital does not book across departments
   */
  Department departmentOf(Optional<UUID> wanted, Practitioner doctor) {
    UUID own = doctor.department().id();
    if (wanted.isEmpty() || wanted.get().equals(own)) {
      return doctor.department();
    }
    Department named = department(wanted.get());
    if (!settings.booking().acrossDepartments()) {
      throw RefusedException.ofField(
          Refusal.OTHER_DEPARTMENT, "departmentId", "is not the doctor's department");
    }
    return named;
  }

  /**
   * The department in which somebody could be booked with this doctor or there; empty if neither is
   * named. Nothing is locked.
   *
   * @throws RefusedException if either is unknown or no longer active, or they do not go together
   */
  public Optional<Department> placeOf(Optional<UUID> doctorId, Optional<UUID> departmentId) {
    Optional<Practitioner> doctor = doctorId.map(id -> Participants.doctor(practitioners.find(id)));
    if (doctor.filter(each -> !each.department().isActive()).isPresent()) {
      throw RefusedException.ofField(
          Refusal.INACTIVE, "doctorId", "is of a department that is no longer active");
    }
    return doctor
        .map(each -> departmentOf(departmentId, each))
        .or(() -> departmentId.map(this::department));
  }

  /** The practitioner whose time an appointment takes, not locked. */
  Practitioner doctorOf(Placement placement) {
    return practitioners.find(placement.practitionerId()).orElseThrow();
  }

  private Department department(UUID id) {
    return known(
        departments.find(id),
        Department::isActive,
        Refusal.UNKNOWN_DEPARTMENT,
        "departmentId",
        "no such department");
  }

  /** An appointment type that may be chosen. */
  public AppointmentType type(UUID id) {
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
    return new RefusedException(Refusal.NOT_FOUND, "No such appointment.");
  }
}
