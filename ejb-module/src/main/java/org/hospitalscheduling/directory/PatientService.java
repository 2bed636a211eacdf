package org.hospitalscheduling.directory;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.PATIENTS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The patients: those who book for them find, register and correct them. */
@Stateless
@RolesAllowed({ADMIN, USER, PATIENTS_WRITE})
public class PatientService {

  @Inject private Patients patients;
  @Inject private Settings settings;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<DirectoryChanged> changed;

  /** See {@link Patients#search}. */
  public Page<PatientView> search(
      String text, Optional<Identifier> identifier, int limit, Optional<String> cursor) {
    return patients.search(text, identifier, limit, cursor);
  }

  public PatientView patient(UUID id) {
    return patients.find(id).map(PatientView::of).orElseThrow(PatientService::notFound);
  }

  /** Registers a patient; a known MRN is refused as a duplicate. */
  public PatientView register(PatientRequest request) {
    Patient patient = Patient.register(request, clock.instant());
    patient.readPhone(settings.phoneRegion());
    patients.add(patient);
    announce(patient.id(), "added");
    return PatientView.of(patient);
  }

  /** Changes a patient who is still at {@code version}, with a row lock. */
  public PatientView change(UUID id, int version, PatientPatch patch) {
    Patient patient = patients.lock(id).orElseThrow(PatientService::notFound);
    Versions.check(version, patient.version());
    patient.change(patch, clock.instant());
    patient.readPhone(settings.phoneRegion());
    patients.flush();
    announce(id, "changed");
    return PatientView.of(patient);
  }

  private void announce(UUID id, String action) {
    changed.fire(new DirectoryChanged("patient", id, action, actor.get().id(), clock.instant()));
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such patient.");
  }
}
