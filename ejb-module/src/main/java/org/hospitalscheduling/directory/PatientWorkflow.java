package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.settings.MrnPattern;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Takes in a patient who is given by MRN, name and what else is known: registers them, or finds
 * that they are known. Every door at which somebody may be given like that leads here. Runs in its
 * caller's transaction; the caller has checked the role, and holds the locks of practitioners.
 */
@ApplicationScoped
public class PatientWorkflow {

  @Inject private Patients patients;
  @Inject private IssuedMrns issued;
  @Inject private Settings settings;
  @Inject private Event<DirectoryChanged> changed;

  /**
   * A patient who was taken in, with a row lock.
   *
   * @param wasKnown whether the MRN was that of a patient already
   */
  public record Admission(Patient patient, boolean wasKnown) {}

  /**
   * Registers the patient, or finds the one who has the MRN; without one, where the hospital issues
   * them, they get the next. What a trusted sender says of a known patient replaces what was known,
   * and an activity row says which fields.
   *
   * @param path where the request has the patient: empty, or ending with a full stop
   * @throws RefusedException {@link Refusal#PATIENT_DIFFERS} if the one who has the MRN has another
   *     name or birth date, with {@link PatientDiffers}; {@link Refusal#LIKELY_DUPLICATE} if the
   *     MRN is new, somebody of that name and birth date has another, and nobody has said that they
   *     are two people, with {@link LikelyDuplicates}; {@link Refusal#NOT_ALLOWED} if the MRN is
   *     new and {@code actor} may not register patients; {@link Refusal#DUPLICATE} if several
   *     patients share the MRN; {@link Refusal#ERASED}; {@link Refusal#INVALID} if there is none
   *     and the hospital issues none
   */
  public Admission admit(PatientRequest said, String path, Actor actor, Instant now) {
    String field = path + "mrn";
    String mrn = said.mrn();
    if (mrn == null) {
      MrnPattern pattern =
          settings
              .mrnPattern()
              .orElseThrow(() -> RefusedException.ofField(Refusal.INVALID, field, "is required"));
      MrnPattern.Series series = pattern.on(LocalDate.ofInstant(now, settings.zone()));
      // Somebody else may be registering the very number that they were given elsewhere.
      Optional<Patient> fresh;
      List<Patient> likely = alike(said, path, actor);
      do {
        fresh = register(said.withMrn(issued.next(series)), likely, actor, now);
      } while (fresh.isEmpty());
      return new Admission(fresh.get(), false);
    }
    Optional<Patient> known = patients.lockMrn(mrn, field);
    if (known.isEmpty()) {
      Optional<Patient> fresh = register(said, alike(said, path, actor), actor, now);
      if (fresh.isPresent()) {
        return new Admission(fresh.get(), false);
      }
      // Another transaction registered the MRN meanwhile, and has committed.
      known = patients.lockMrn(mrn, field);
    }
    Patient patient = known.orElseThrow();
    patients.checkTheirOwn(patient, actor);
    compare(said, mrn, patient, field, actor, now);
    return new Admission(patient, true);
  }

  /** Who may be the patient that is about to be registered; refused if that has to be asked. */
  private List<Patient> alike(PatientRequest said, String path, Actor actor) {
    if (!actor.registersPatients()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED,
          "The patient is new, and registering a patient needs the scope patients:write.");
    }
    List<Patient> likely = patients.likely(said);
    if (!likely.isEmpty() && DemographicsPolicy.asksFirst(said, actor.isProgram())) {
      throw RefusedException.ofField(
          Refusal.LIKELY_DUPLICATE,
          path + "name",
          "and birth date are those of a known patient with another MRN",
          LikelyDuplicates.of(actor.readsPatients() ? likely : List.of()));
    }
    return likely;
  }

  /** Empty if the MRN has been registered by now. */
  private Optional<Patient> register(
      PatientRequest said, List<Patient> likely, Actor actor, Instant now) {
    Optional<Patient> fresh = patients.register(said, now);
    fresh.ifPresent(
        patient ->
            changed.fire(
                new DirectoryChanged(
                    "patient",
                    patient.id(),
                    "added",
                    actor.id(),
                    now,
                    likely.isEmpty()
                        ? Map.of()
                        : Map.of(
                            "likelyDuplicateOf",
                            likely.stream()
                                .map(each -> each.id().toString())
                                .collect(Collectors.joining(","))))));
    return fresh;
  }

  /** Lets a trusted sender replace what is known; refuses others who contradict it. */
  private void compare(
      PatientRequest said, String mrn, Patient patient, String field, Actor actor, Instant now) {
    Patient owner = patients.ofMrn(mrn, field).orElse(patient);
    boolean wasMerged = !owner.id().equals(patient.id());
    if (wasMerged
        && DemographicsPolicy.contradictions(said, owner.name(), owner.birthDate()).isEmpty()) {
      // Whoever still uses an old MRN still knows the record that had it.
      return;
    }
    if (actor.demographicsTrusted() && !wasMerged) {
      List<String> replaced =
          patient.replaceDemographics(said, patients.formerMrns(patient.id()).values(), now);
      if (!replaced.isEmpty()) {
        patient.readPhone(settings.phoneRegion());
        patients.flush();
        changed.fire(
            DirectoryChanged.of(
                "patient", patient.id(), String.join(",", replaced), actor.id(), now));
      }
      return;
    }
    List<String> differs =
        DemographicsPolicy.contradictions(said, patient.name(), patient.birthDate());
    if (!differs.isEmpty()) {
      throw RefusedException.ofField(
          Refusal.PATIENT_DIFFERS,
          field,
          "is that of a patient with another name or birth date",
          PatientDiffers.of(patient, differs, actor.readsPatients()));
    }
  }
}
