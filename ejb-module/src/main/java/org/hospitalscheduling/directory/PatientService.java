package org.hospitalscheduling.directory;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.AUDITOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.PATIENTS_READ;
import static org.hospitalscheduling.identity.Scope.Name.PATIENTS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hospitalscheduling.confidentiality.ClosedPatients;
import org.hospitalscheduling.directory.PatientWorkflow.Admission;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotencyKeys;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.PatientsShown;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** The patients: those who book for them find, register and correct them; auditors find them. */
@Stateless
@RolesAllowed({ADMIN, USER, PATIENTS_WRITE})
public class PatientService {

  @Inject private ClosedPatients closed;
  @Inject private Patients patients;
  @Inject private PatientQueries queries;
  @Inject private PatientWorkflow admissions;
  @Inject private IdempotencyKeys keys;
  @Inject private Settings settings;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<DirectoryChanged> changed;
  @Inject private Event<PatientsShown> shown;

  /** See {@link PatientQueries#search}. */
  @RolesAllowed({ADMIN, USER, AUDITOR, PATIENTS_READ})
  public Page<PatientView> search(
      String text, Optional<List<String>> identifier, int limit, Optional<String> cursor) {
    return queries.search(text, identifier, limit, cursor);
  }

  /** See {@link PatientQueries#similar}. */
  @RolesAllowed({ADMIN, USER, AUDITOR, PATIENTS_READ})
  public List<PatientView> similar(String text, int limit) {
    return queries.similar(text, limit);
  }

  /** The patient, or into whom they were merged. */
  @RolesAllowed({ADMIN, USER, AUDITOR, PATIENTS_READ})
  public PatientView patient(UUID id) {
    return patients
        .find(patients.currentId(id))
        .map(PatientView::of)
        .orElseThrow(PatientService::notFound);
  }

  /**
   * A patient who was given.
   *
   * @param wasKnown whether they are no new one: nothing that was said contradicts what is known
   */
  public record Registered(PatientView patient, boolean wasKnown) {}

  /** Registers a patient, or finds that they are known; see {@link PatientWorkflow#admit}. */
  public Registered register(PatientRequest request) {
    Admission admission = admissions.admit(request, "", actor.get(), clock.instant());
    Patient patient = admission.patient();
    return new Registered(
        admission.wasKnown() && !actor.get().readsPatients()
            ? PatientView.asRequested(patient, request)
            : PatientView.of(patient),
        admission.wasKnown());
  }

  /**
   * Registers a patient who is to get an MRN, at most once under a key. (One who has an MRN is
   * found when the request is repeated.)
   */
  public IdempotentAnswer registerOnce(
      PatientRequest request, Optional<IdempotencyKey> key, Function<PatientView, String> writer) {
    return keys.once(
        "register",
        key,
        () -> {
          PatientView patient = register(request).patient();
          return new IdempotentAnswer(patient.id(), patient.version(), writer.apply(patient));
        });
  }

  /**
   * Changes a patient who is still at {@code version}, with a row lock.
   *
   * @throws RefusedException {@link Refusal#NOT_ALLOWED} if somebody else than an administrator
   *     corrects the MRN or says that the patient is confidential, or if the patient is closed to
   *     the actor; {@link Refusal#DUPLICATE} if another patient has it; {@link Refusal#MERGED} or
   *     {@link Refusal#ERASED} if their record was merged or erased
   */
  public WrittenPatient change(UUID id, int version, PatientPatch patch) {
    if (patch.mrn().present() && actor.get().role() != Role.ADMIN) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Only administrators can correct a medical record number.");
    }
    if (patch.confidential().present() && actor.get().role() != Role.ADMIN) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Only administrators decide which patients are confidential.");
    }
    if (closed.ids().contains(id)) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "This patient is confidential, and not treated by you.");
    }
    Patient patient = patients.lock(id).orElseThrow(PatientService::notFound);
    patients.checkTheirOwn(patient, actor.get());
    Versions.check(version, patient.version());
    patient.change(patch, patients.formerMrns(id).values(), clock.instant());
    patient.readPhone(settings.phoneRegion());
    patients.flush();
    changed.fire(
        new DirectoryChanged(
            "patient",
            id,
            "changed",
            actor.get().id(),
            clock.instant(),
            Map.of("changed", Patch.named(patch))));
    return WrittenPatient.of(PatientView.of(patient), actor.get());
  }

  /** See {@link Patients#shared}. */
  @RolesAllowed(ADMIN)
  public List<SharedIdentifier> sharedIdentifiers() {
    List<SharedIdentifier> found = patients.shared();
    shown.fire(
        new PatientsShown(
            found.stream()
                .filter(SharedIdentifier::isOfPatient)
                .map(SharedIdentifier::id)
                .collect(Collectors.toSet())));
    return found;
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such patient.");
  }
}
