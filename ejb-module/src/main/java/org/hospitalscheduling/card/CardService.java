package org.hospitalscheduling.card;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.CurrentVisibility;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.confidentiality.ClosedPatients;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.PatientNote;
import org.hospitalscheduling.directory.PatientNotes;
import org.hospitalscheduling.directory.PatientView;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The card of a patient, and the notes on it. Doctors have those of patients who are booked with
 * them, or were; everybody sees on it the appointments that they see elsewhere.
 */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR})
public class CardService {

  /** So much fits on a card; the list of appointments has the rest. */
  private static final int MOST = 50;

  @Inject private ClosedPatients closed;
  @Inject private Patients patients;
  @Inject private PatientNotes notes;
  @Inject private AppointmentQueries appointments;
  @Inject private CardQueries queries;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<DirectoryChanged> changed;

  /**
   * The card of the patient, or of the one into whom they were merged.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND}, also for a doctor with whom they were never
   *     booked; {@link Refusal#NOT_ALLOWED} if the patient is closed to the actor
   */
  public PatientCard card(UUID asked) {
    UUID id = seen(asked);
    Instant now = clock.instant();
    Visibility visibility = currentVisibility.current();
    List<UUID> records = patients.records(id);
    List<AppointmentView> coming = appointments.coming(id, visibility, MOST, now);
    List<AppointmentView> past = appointments.past(id, visibility, MOST, now);
    boolean isDoctor = actor.get().role() == Role.DOCTOR;
    Optional<UUID> creator = creator(visibility, id);
    return new PatientCard(
        patients.find(id).map(PatientView::of).orElseThrow(CardService::notFound),
        notes.of(records),
        coming,
        past,
        appointments.visits(id, visibility),
        isDoctor ? null : queries.waiting(records, creator, MOST),
        isDoctor ? null : queries.offers(records, creator, MOST),
        isDoctor || creator.isPresent() ? null : queries.mails(records, MOST));
  }

  /**
   * Writes a note, with a row lock on the patient.
   *
   * @param text null where the kind says it all
   * @throws RefusedException those of {@link #card}; {@link Refusal#ERASED}
   */
  public PatientNote addNote(UUID asked, PatientNote.Kind kind, @Nullable String text) {
    UUID id = lock(asked);
    Actor by = actor.get();
    Instant now = clock.instant();
    UUID note = Ids.next();
    notes.add(note, id, kind, text, by.id(), now);
    tell(id, "note-added", kind.code(), by, now);
    return new PatientNote(
        note, kind.code(), text, new PatientNote.Writer(by.id(), by.name()), now);
  }

  /**
   * Removes a note, with a row lock on the patient. Idempotent: one that is not there is not there.
   *
   * @throws RefusedException those of {@link #addNote}
   */
  public void removeNote(UUID asked, UUID note) {
    UUID id = lock(asked);
    notes
        .remove(note, id)
        .forEach(kind -> tell(id, "note-removed", kind, actor.get(), clock.instant()));
  }

  private void tell(UUID id, String what, String kind, Actor by, Instant now) {
    changed.fire(new DirectoryChanged("patient", id, what, by.id(), now, Map.of("kind", kind)));
  }

  private UUID lock(UUID asked) {
    seen(asked);
    Patient patient = patients.lockCurrent(asked).orElseThrow(CardService::notFound);
    if (patient.isErased()) {
      throw new RefusedException(Refusal.ERASED, "This patient's record was erased.");
    }
    return patient.id();
  }

  /** The id of the record that stays, if the actor may see whose it is. */
  private UUID seen(UUID asked) {
    UUID id = patients.currentId(asked);
    if (closed.ids().contains(id)) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "This patient is confidential, and not treated by you.");
    }
    Visibility visibility = currentVisibility.current();
    boolean mayBeOthers =
        visibility instanceof Visibility.OwnPatients || visibility instanceof Visibility.Nothing;
    if (mayBeOthers && !appointments.hasAny(id, visibility)) {
      throw notFound();
    }
    return id;
  }

  /** Whose places on the waiting list are seen; empty for everybody's. */
  private static Optional<UUID> creator(Visibility visibility, UUID patient) {
    return visibility instanceof Visibility.OwnCreations own && !own.glass().opens(patient, null)
        ? Optional.of(own.creator())
        : Optional.empty();
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such patient.");
  }
}
