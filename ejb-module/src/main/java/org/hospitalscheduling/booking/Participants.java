package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

  /** Both practitioners, locked; those that exist. Either id may be null. */
  Map<UUID, Practitioner> lockDoctors(UUID one, UUID other) {
    return lockAll(one, other, practitioners::lock);
  }

  /** Those practitioners that exist, locked. */
  Map<UUID, Practitioner> lockDoctors(Collection<UUID> ids) {
    return practitioners.lockAll(ids);
  }

  /** Locks those patients that exist. */
  void lockPatients(Collection<UUID> ids) {
    patients.lockAll(ids);
  }

  /** Both patients, locked; those that exist. Either id may be null. */
  Map<UUID, Patient> lockPatients(UUID one, UUID other) {
    return lockAll(one, other, patients::lock);
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

  private interface Lock<T> {
    Optional<T> take(UUID id);
  }

  /** Locks one or two rows in the order of their ids, as PostgreSQL orders them. */
  private static <T> Map<UUID, T> lockAll(UUID one, UUID other, Lock<T> lock) {
    Map<UUID, T> locked = new TreeMap<>(Comparator.comparing(UUID::toString));
    Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(UUID::toString))
        .distinct()
        .forEach(id -> lock.take(id).ifPresent(row -> locked.put(id, row)));
    return locked;
  }
}
