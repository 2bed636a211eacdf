package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hospitalscheduling.identity.Actor;
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
  @Inject private Settings settings;
  @Inject private Event<DirectoryChanged> changed;

  /**
   * A patient who was taken in, with a row lock.
   *
   * @param wasKnown whether the MRN was that of a patient already
   */
  public record Admission(Patient patient, boolean wasKnown) {}

  /**
   * Registers the patient, or finds the one who has the MRN. What a trusted sender says of a known
   * patient replaces what was known, and an activity row says which fields.
   *
   * @param field the request's name for the MRN
   * @throws RefusedException {@link Refusal#PATIENT_DIFFERS} if the one who has the MRN has another
   *     name or birth date, with {@link PatientDiffers}; {@link Refusal#NOT_ALLOWED} if the MRN is
   *     new and {@code actor} may not register patients; {@link Refusal#DUPLICATE} if several
   *     patients share the MRN
   */
  public Admission admit(PatientRequest said, String field, Actor actor, Instant now) {
    Admission admission = patients.lockOrRegister(said, field, actor.registersPatients(), now);
    if (!admission.wasKnown()) {
      return admission;
    }
    Patient patient = admission.patient();
    if (actor.demographicsTrusted()) {
      List<String> replaced = patient.replaceDemographics(said, now);
      if (!replaced.isEmpty()) {
        patient.readPhone(settings.phoneRegion());
        patients.flush();
        changed.fire(
            new DirectoryChanged(
                "patient",
                patient.id(),
                "changed",
                actor.id(),
                now,
                Map.of("changed", String.join(",", replaced))));
      }
      return admission;
    }
    List<String> differs =
        DemographicsPolicy.contradictions(said, patient.name(), patient.birthDate());
    if (!differs.isEmpty()) {
      throw RefusedException.ofField(
          Refusal.PATIENT_DIFFERS,
          field,
          "is that of a patient with another name or birth date",
          PatientDiffers.of(patient, differs, actor.registersPatients()));
    }
    return admission;
  }
}
