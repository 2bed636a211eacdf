package org.hospitalscheduling.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hospitalscheduling.booking.AppointmentQueries.Visits;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.directory.PatientNote;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.merging.MergeGateway;
import org.hospitalscheduling.merging.MergeRequest;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is on a patient's card, and for whom. */
class CardIT {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final Recorded<Object> events = new Recorded<>();
  private final UUID user = Ids.next();
  private final UUID department = Ids.next();
  private final UUID adler = Ids.next();
  private final UUID baker = Ids.next();
  private final UUID patient = Ids.next();
  private final UUID former = Ids.next();
  private Actor actor = new Actor(user, "Clerk", Role.USER, false, "192.0.2.1", "test");

  @BeforeEach
  void hospital() {
    database.asOwner(
        "TRUNCATE patient_note, patient_merge, outbox_mail, invite, offer, waitlist_entry, appointment, patient, practitioner, department, app_user CASCADE");
    database.asOwner(
        HospitalRows.user(user, "Clerk", "USER"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(adler, "Dr. Adler", department),
        HospitalRows.doctor(baker, "Dr. Baker", department),
        HospitalRows.patient(patient, "K-1", "Osei, Kwame"),
        HospitalRows.patient(former, "F-1", "Osei, K"),
        visit(adler, "fulfilled", "2026-10-01T09:00:00Z"),
        visit(adler, "noshow", "2026-11-02T09:00:00Z"),
        visit(baker, "cancelled", "2026-12-01T09:00:00Z"),
        visit(adler, "booked", "2026-12-24T09:00:00Z"),
        visit(baker, "booked", "2026-11-23T09:00:00Z"),
        visit(adler, "entered-in-error", "2026-11-23T10:00:00Z"));
  }

  @Test
  void the_next_visit_comes_first_and_the_last_one_after_all_that_come() {
    PatientCard card = card(patient);
    assertThat(card.coming())
        .extracting(each -> each.start().toString())
        .containsExactly("2026-11-23T09:00:00Z", "2026-12-24T09:00:00Z");
    assertThat(card.past())
        .extracting(AppointmentView::status)
        .containsExactly("cancelled", "noshow", "fulfilled");
    assertThat(card.visits()).isEqualTo(new Visits(1, 1, 1));
  }

  @Test
  void waiting_list_offers_and_mails_are_on_it() {
    UUID entry = Ids.next();
    UUID offer = Ids.next();
    database.asOwner(
        """
        INSERT INTO waitlist_entry (id, version, patient_id, department_id, minutes, priority, earliest, weekdays, from_minute,
          until_minute, status, joined_at, created_by, updated_at)
        VALUES ('%s', 0, '%s', '%s', 30, 3, now(), 127, 0, 1440, 'waiting', now(), '%s', now())
        """
            .formatted(entry, patient, department, user),
        """
        INSERT INTO outbox_mail (id, kind, state, next_attempt_at, useful_until, created_at, ended_at, patient_id, subject_type, subject_id)
        VALUES ('%s', 'invite-offered', 'failed', now(), now(), now(), now(), '%s', 'invite', '%s')
        """
            .formatted(Ids.next(), patient, offer));
    PatientCard card = card(patient);
    assertThat(card.waiting()).extracting(PatientCard.Waiting::id).containsExactly(entry);
    assertThat(card.offers()).isEmpty();
    assertThat(card.mails()).extracting(PatientCard.Mailed::state).containsExactly("failed");
  }

  @Test
  @DisplayName("8.2.2: a doctor has the cards of their own patients, with their own visits")
  void a_doctor_has_the_cards_of_their_own_patients() {
    actor = doctor(baker);
    PatientCard card = card(patient);
    assertThat(card.coming()).extracting(each -> each.doctor().id()).containsExactly(baker);
    assertThat(card.visits()).isEqualTo(new Visits(0, 0, 1));
    assertThat(card.waiting()).isNull();
    assertThat(card.offers()).isNull();
    assertThat(card.mails()).isNull();

    UUID stranger = Ids.next();
    database.asOwner(HospitalRows.patient(stranger, "S-1", "Stranger"));
    refused("not-found", () -> card(stranger));
    refused("not-found", () -> add(stranger, PatientNote.Kind.WHEELCHAIR, null));
    actor = doctor(Ids.next());
    refused("not-found", () -> card(patient));
  }

  @Test
  @DisplayName("8.2.3: the card of a confidential patient is closed to who does not treat them")
  void the_card_of_a_confidential_patient_is_closed() {
    database.asOwner("UPDATE patient SET confidential = true WHERE id = '" + patient + "'");
    refused("not-allowed", () -> card(patient));
    refused("not-allowed", () -> add(patient, PatientNote.Kind.WHEELCHAIR, null));
    database.asOwner("UPDATE app_user SET department_id = '" + department + "'");
    assertThat(card(patient).patient().name()).isEqualTo("Osei, Kwame");
  }

  @Test
  void an_alert_is_shown_with_the_appointments_until_it_is_removed() {
    PatientNote wheelchair = add(patient, PatientNote.Kind.WHEELCHAIR, null);
    add(patient, PatientNote.Kind.NOTE, "Likes the window");
    PatientCard card = card(patient);
    assertThat(card.notes()).extracting(PatientNote::kind).containsExactly("wheelchair", "note");
    assertThat(card.notes().get(0).writtenBy()).isEqualTo(new PatientNote.Writer(user, "Clerk"));
    assertThat(card.coming().get(0).patient().alerts()).containsExactly("wheelchair");
    assertThat(events.events)
        .filteredOn(DirectoryChanged.class::isInstance)
        .extracting(
            each -> ((DirectoryChanged) each).action(), each -> ((DirectoryChanged) each).detail())
        .containsExactly(
            tuple("note-added", Map.of("kind", "wheelchair")),
            tuple("note-added", Map.of("kind", "note")));

    remove(patient, wheelchair.id());
    remove(patient, wheelchair.id());
    assertThat(card(patient).coming().get(0).patient().alerts()).isNull();
    assertThat(events.events).filteredOn(DirectoryChanged.class::isInstance).hasSize(3);
  }

  @Test
  void notes_of_a_merged_record_are_those_of_the_one_that_stays_until_they_part() {
    PatientNote note = add(former, PatientNote.Kind.INTERPRETER, "Twi");
    actor = new Actor(user, "Admin", Role.ADMIN, true, "192.0.2.1", "test");
    in(
        MergeGateway.class,
        each -> each.merge(former, 0, new MergeRequest(patient, 0, "The same", Set.of())));
    assertThat(card(former).patient().id()).isEqualTo(patient);
    assertThat(card(patient).notes()).extracting(PatientNote::text).containsExactly("Twi");
    assertThat(alerts(patient)).isEqualTo("interpreter");
    in(MergeGateway.class, each -> each.part(former, version(patient)));
    assertThat(card(patient).notes()).isEmpty();
    assertThat(alerts(patient)).isEmpty();
    assertThat(alerts(former)).isEqualTo("interpreter");
    remove(patient, note.id());
    assertThat(card(former).notes()).hasSize(1);
  }

  private PatientCard card(UUID id) {
    return in(CardService.class, each -> each.card(id));
  }

  private PatientNote add(UUID id, PatientNote.Kind kind, String text) {
    return in(CardService.class, each -> each.addNote(id, kind, text));
  }

  private void remove(UUID id, UUID note) {
    in(
        CardService.class,
        each -> {
          each.removeNote(id, note);
          return true;
        });
  }

  private <S, T> T in(Class<S> type, Function<S, T> call) {
    return database.inTransaction(em -> call.apply(wired(em).get(type)));
  }

  private Wired wired(EntityManager em) {
    CurrentActor current = new CurrentActor();
    current.set(actor);
    return new Wired(em, events, new MovableClock(NOW), TestSettings.defaults(), current);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }

  private static Actor doctor(UUID practitioner) {
    return new Actor(
        Ids.next(),
        "Doctor",
        Role.DOCTOR,
        false,
        Optional.of(practitioner),
        Set.of(),
        "192.0.2.1",
        "test");
  }

  private static String alerts(UUID id) {
    return one("SELECT array_to_string(alerts, ',') AS found FROM patient WHERE id = '" + id + "'");
  }

  private static int version(UUID id) {
    return Integer.parseInt(
        one("SELECT version::text AS found FROM patient WHERE id = '" + id + "'"));
  }

  private static String one(String query) {
    List<String> found =
        database.inTransaction(em -> new SqlQuery(query).list(em, row -> row.getString("found")));
    return found.get(0);
  }

  private String visit(UUID doctor, String status, String start) {
    return """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at, lane,
          created_by, created_at, updated_at)
        VALUES ('%1$s', 0, '%2$s', '%3$s', '%4$s', '%5$s', '%6$s', timestamptz '%6$s' + interval '30 minutes', 0, '%7$s', now(), now())
        """
        .formatted(Ids.next(), doctor, patient, department, status, start, user);
  }
}
