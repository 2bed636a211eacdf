package org.hospitalscheduling.directory;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.DIRECTORY_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Departments, practitioners and appointment types: every role reads them, an ADMIN changes them.
 */
@Stateless
@RolesAllowed(ADMIN)
public class DirectoryService {

  @Inject private Departments departments;
  @Inject private Practitioners practitioners;
  @Inject private AppointmentTypes types;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<DirectoryChanged> changed;

  /** All departments by name; with an identifier only those that have it. */
  @RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ})
  public List<DepartmentView> departments(Optional<List<String>> identifier) {
    return departments.all(identifier).stream().map(DepartmentView::of).toList();
  }

  @RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ})
  public DepartmentView department(UUID id) {
    return departments.find(id).map(DepartmentView::of).orElseThrow(DirectoryService::notFound);
  }

  public DepartmentView addDepartment(
      String name, String colour, int maxPerHour, List<Identifier> identifiers) {
    Department department =
        departments.add(Department.named(name, colour, maxPerHour, identifiers, clock.instant()));
    announce("department", department.id(), "added");
    return DepartmentView.of(department);
  }

  /** Changes a department that is still at {@code version}, with a row lock. */
  public DepartmentView changeDepartment(UUID id, int version, DepartmentPatch patch) {
    Department department = departments.lock(id).orElseThrow(DirectoryService::notFound);
    Versions.check(version, department.version());
    department.change(patch, clock.instant());
    departments.flush();
    changed("department", id, patch);
    return DepartmentView.of(department);
  }

  /** All practitioners by department and name. */
  @RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ})
  public List<DoctorView> doctors(
      Collection<UUID> ofDepartments, Optional<List<String>> identifier) {
    return practitioners.all(ofDepartments, identifier).stream().map(DoctorView::of).toList();
  }

  @RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ})
  public DoctorView doctor(UUID id) {
    return practitioners.find(id).map(DoctorView::of).orElseThrow(DirectoryService::notFound);
  }

  public DoctorView addDoctor(
      String name, UUID departmentId, @Nullable Integer maxPerHour, List<Identifier> identifiers) {
    Practitioner practitioner =
        practitioners.add(
            Practitioner.of(usable(departmentId), name, maxPerHour, identifiers, clock.instant()));
    announce("doctor", practitioner.id(), "added");
    return DoctorView.of(practitioner);
  }

  /**
   * Changes a practitioner that is still at {@code version}, with a row lock, so that no booking is
   * decided meanwhile.
   */
  public DoctorView changeDoctor(UUID id, int version, PractitionerPatch patch) {
    Practitioner practitioner = practitioners.lock(id).orElseThrow(DirectoryService::notFound);
    Versions.check(version, practitioner.version());
    Department department =
        patch.departmentId().value() != null
            ? usable(patch.departmentId().value())
            : practitioner.department();
    practitioner.change(patch, department, clock.instant());
    practitioners.flush();
    changed("doctor", id, patch);
    return DoctorView.of(practitioner);
  }

  /** All appointment types by name. */
  @RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ})
  public List<AppointmentTypeView> types() {
    return types.all().stream().map(AppointmentTypeView::of).toList();
  }

  @RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ})
  public AppointmentTypeView type(UUID id) {
    return types.find(id).map(AppointmentTypeView::of).orElseThrow(DirectoryService::notFound);
  }

  public AppointmentTypeView addType(
      String name, @Nullable UUID departmentId, int durationMinutes) {
    if (departmentId != null) {
      usable(departmentId);
    }
    AppointmentType type =
        types.add(AppointmentType.named(name, departmentId, durationMinutes, clock.instant()));
    announce("appointment-type", type.id(), "added");
    return AppointmentTypeView.of(type);
  }

  /** Changes an appointment type that is still at {@code version}, with a row lock. */
  public AppointmentTypeView changeType(UUID id, int version, AppointmentTypePatch patch) {
    AppointmentType type = types.lock(id).orElseThrow(DirectoryService::notFound);
    Versions.check(version, type.version());
    type.change(patch, clock.instant());
    types.flush();
    changed("appointment-type", id, patch);
    return AppointmentTypeView.of(type);
  }

  private Department usable(UUID id) {
    Department department = departments.find(id).orElseThrow(Departments::unknown);
    if (!department.isActive()) {
      throw RefusedException.ofField(
          Refusal.INACTIVE, "departmentId", "the department is not active");
    }
    return department;
  }

  private void changed(String subject, UUID id, Record patch) {
    changed.fire(
        DirectoryChanged.of(subject, id, Patch.named(patch), actor.get().id(), clock.instant()));
  }

  private void announce(String subject, UUID id, String action) {
    Instant now = clock.instant();
    changed.fire(new DirectoryChanged(subject, id, action, actor.get().id(), now));
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "Not found.");
  }
}
