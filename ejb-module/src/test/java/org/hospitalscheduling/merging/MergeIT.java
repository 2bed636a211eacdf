package org.hospitalscheduling.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.BookingRequest;
import org.hospitalscheduling.booking.BookingService;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.directory.PatientRequest;
import org.hospitalscheduling.directory.PatientService;
import org.hospitalscheduling.directory.PatientView;
import org.hospitalscheduling.directory.WrittenPatient;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.shared.ConflictException;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.hospitalscheduling.waitlist.WaitlistRequest;
import org.hospitalscheduling.waitlist.WaitlistService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two records of one person become one and two again, on the real database. */
class MergeIT {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NOW);
  private final Recorded<Object> events = new Recorded<>();
  private final UUID user = Ids.next();
  private final UUID department = Ids.next();
  private final UUID adler = Ids.next();
  private final UUID baker = Ids.next();
  private final UUID old = Ids.next();
  private final UUID kept = Ids.next();
  private Actor actor = new Actor(user, "admin", Role.ADMIN, true, "192.0.2.1", "test");

  @BeforeEach
  void hospital() {
    database.asOwner(
        "DELETE FROM patient_merge",
        "DELETE FROM identifier",
        "DELETE FROM waitlist_entry",
        "DELETE FROM idempotency_key",
        "DELETE FROM appointment",
        "DELETE FROM working_hours",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department",
        "DELETE FROM app_user");
    database.asOwner(
        HospitalRows.user(user, "admin", "ADMIN"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(adler, "Dr. Adler", department),
        HospitalRows.doctor(baker, "Dr. Baker", department),
        HospitalRows.hours(adler, "07:00", 720),
        HospitalRows.hours(baker, "07:00", 720),
        HospitalRows.patient(old, "OLD-1", "Owner, Olga"),
        HospitalRows.patient(kept, "KEPT-1", "Owner-Berg, Olga"));
  }

  @Test
  void all_that_the_one_has_is_the_others() {
    UUID appointment = book(adler, old, NINE);
    UUID entry = join(old, Optional.empty(), 3);
    database.asOwner(
        "INSERT INTO identifier (system, value, folded, patient_id) VALUES ('urn:x', '1', E'urn:x\\n1', '"
            + old
            + "')");
    PatientView survivor = merge(old, 0, kept, 0);
    assertThat(survivor.id()).isEqualTo(kept);
    assertThat(survivor.identifiers()).hasSize(1);
    assertThat(patientOf("appointment", appointment)).isEqualTo(kept);
    assertThat(patientOf("waitlist_entry", entry)).isEqualTo(kept);
    assertThat(number("SELECT count(*) FROM patient_merge WHERE undone_at IS NULL")).isOne();
    assertThat(events.events)
        .filteredOn(DirectoryChanged.class::isInstance)
        .extracting(each -> ((DirectoryChanged) each).id())
        .containsExactly(old, kept);
    assertThat(events.events)
        .filteredOn(AppointmentChanged.class::isInstance)
        .last()
        .extracting(each -> ((AppointmentChanged) each).detail().get("action"))
        .isEqualTo("patient-merged");
  }

  @Test
  void the_old_mrn_and_id_lead_to_who_stays() {
    merge(old, 0, kept, 0);
    assertThat(patients(each -> each.patient(old)).id()).isEqualTo(kept);
    assertThat(found("OLD-1")).containsExactly(kept);
    assertThat(found("Owner")).containsExactly(kept);
    patients(each -> each.change(kept, version(kept), named("Owner-Berg, Olga Maria")));
    assertThat(found("OLD-1")).containsExactly(kept);
    PatientRequest said = new PatientRequest("old-1", "Owner, Olga", null, null, null, List.of());
    assertThat(patients(each -> each.register(said)).patient().id()).isEqualTo(kept);
    assertThat(patientOf("appointment", book(adler, old, NINE))).isEqualTo(kept);
    assertThat(patientOf("waitlist_entry", join(old, Optional.empty(), 3))).isEqualTo(kept);
    refused(
        "patient-differs",
        () ->
            patients(
                each ->
                    each.register(
                        new PatientRequest(
                            "OLD-1", "Newcomer, Nora", null, null, null, List.of()))));
    refused("merged", () -> patients(each -> each.change(old, 1, named("Another, Ann"))));
    refused("merged", () -> merge(old, 1, kept, 1));
  }

  @Test
  void where_they_overlap_it_is_asked_first_and_nothing_is_written() {
    UUID mine = book(adler, old, NINE);
    UUID other = book(baker, kept, NINE.plus(Duration.ofMinutes(30)));
    UUID free = book(adler, old, NINE.plus(Duration.ofHours(4)));
    assertThatThrownBy(() -> merge(old, 0, kept, 0))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo("merge-overlaps");
              assertThat(((MergeOverlaps) refused.facts().orElseThrow()).overlaps())
                  .singleElement()
                  .satisfies(
                      overlap -> {
                        assertThat(overlap.appointment().id()).isEqualTo(mine);
                        assertThat(overlap.other().id()).isEqualTo(other);
                      });
            });
    assertThat(patientOf("appointment", mine)).isEqualTo(old);
    assertThat(number("SELECT count(*) FROM patient WHERE merged_into IS NOT NULL")).isZero();
    refused("merge-overlaps", () -> merge(old, 0, kept, 0, Set.of(free)));

    actor = engine();
    refused("not-allowed", () -> merge(old, 0, kept, 0, Set.of(mine)));
    actor = new Actor(user, "admin", Role.ADMIN, true, "192.0.2.1", "test");
    merge(old, 0, kept, 0, Set.of(mine));
    assertThat(overlapping()).isEqualTo(mine.toString());
    part(old, version(kept));
    assertThat(overlapping()).isEmpty();
    assertThat(patientOf("appointment", mine)).isEqualTo(old);
    assertThat(patientOf("appointment", free)).isEqualTo(old);
    assertThat(patientOf("appointment", other)).isEqualTo(kept);
  }

  @Test
  void what_was_moved_onto_another_since_may_go_on_overlapping() {
    UUID mine = book(adler, old, NINE);
    UUID later = book(adler, old, NINE.plus(HOUR));
    UUID other = book(baker, kept, NINE);
    merge(old, 0, kept, 0, Set.of(mine));
    database.asOwner(
        "UPDATE appointment SET practitioner_id = '%s', starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' WHERE id = '%s'"
            .formatted(baker, mine));
    part(old, version(kept));
    assertThat(patientOf("appointment", mine)).isEqualTo(old);
    assertThat(patientOf("appointment", later)).isEqualTo(old);
    assertThat(patientOf("appointment", other)).isEqualTo(kept);
    assertThat(overlapping()).isEqualTo(mine.toString());
  }

  @Test
  void an_engine_merges_where_nothing_overlaps() {
    actor = engine();
    MergeRequest request = new MergeRequest(kept, 0, "Married", Set.of());
    WrittenPatient written = in(MergeService.class, each -> each.merge(old, 0, request));
    assertThat(written.id()).isEqualTo(kept);
    assertThat(written.shown()).isEmpty();
  }

  @Test
  void of_two_places_for_the_same_the_one_ahead_stays() {
    UUID behind = join(kept, Optional.empty(), 3);
    UUID ahead = join(old, Optional.empty(), 2);
    UUID doctors = join(old, Optional.of(adler), 4);
    merge(old, 0, kept, 0);
    assertThat(waiting()).containsExactlyInAnyOrder(ahead, doctors);
    assertThat(patientOf("waitlist_entry", ahead)).isEqualTo(kept);
    part(old, version(kept));
    assertThat(waiting()).containsExactlyInAnyOrder(ahead, doctors, behind);
    assertThat(patientOf("waitlist_entry", ahead)).isEqualTo(old);
    assertThat(patientOf("waitlist_entry", behind)).isEqualTo(kept);
  }

  @Test
  void who_has_joined_again_since_does_not_wait_twice() {
    UUID stays = join(kept, Optional.empty(), 3);
    UUID left = join(old, Optional.empty(), 4);
    merge(old, 0, kept, 0);
    assertThat(waiting()).containsExactly(stays);
    part(old, version(kept));
    assertThat(waiting()).containsExactlyInAnyOrder(stays, left);
    merge(old, version(old), kept, version(kept));
    assertThat(waiting()).containsExactly(stays);
  }

  @Test
  void what_was_booked_since_stays_where_it_is() {
    UUID before = book(adler, old, NINE);
    merge(old, 0, kept, 0);
    UUID since = book(adler, kept, NINE.plus(HOUR));
    PatientView again = part(old, version(kept));
    assertThat(again.id()).isEqualTo(old);
    assertThat(again.active()).isTrue();
    assertThat(patientOf("appointment", before)).isEqualTo(old);
    assertThat(patientOf("appointment", since)).isEqualTo(kept);
    assertThat(found("OLD-1")).containsExactly(old);
    refused("not-found", () -> part(old, version(kept)));
  }

  @Test
  void merges_are_taken_back_in_turn() {
    UUID third = Ids.next();
    database.asOwner(HospitalRows.patient(third, "THIRD-1", "Berg, Olga"));
    UUID appointment = book(adler, old, NINE);
    merge(old, 0, kept, 0);
    merge(kept, version(kept), third, 0);
    assertThat(found("OLD-1")).containsExactly(third);
    assertThat(found("KEPT-1")).containsExactly(third);
    assertThat(patients(each -> each.patient(old)).id()).isEqualTo(third);
    assertThat(patientOf("appointment", appointment)).isEqualTo(third);
    refused("merged", () -> part(old, version(third)));
    part(kept, version(third));
    assertThat(found("OLD-1")).containsExactly(kept);
    assertThat(found("THIRD-1")).containsExactly(third);
    assertThat(patients(each -> each.patient(old)).id()).isEqualTo(kept);
    assertThat(patientOf("appointment", appointment)).isEqualTo(kept);
    part(old, version(kept));
    assertThat(found("OLD-1")).containsExactly(old);
    assertThat(found("KEPT-1")).containsExactly(kept);
    assertThat(patientOf("appointment", appointment)).isEqualTo(old);
  }

  @Test
  void only_what_the_caller_saw_is_merged() {
    refused("stale-version", () -> merge(old, 1, kept, 0));
    refused("stale-version", () -> merge(old, 0, kept, 1));
    refused("invalid", () -> merge(old, 0, old, 0));
    refused("unknown-patient", () -> merge(old, 0, Ids.next(), 0));
    refused("not-found", () -> merge(Ids.next(), 0, kept, 0));
    database.asOwner("UPDATE patient SET active = false WHERE id = '" + kept + "'");
    refused("inactive", () -> merge(old, 0, kept, 0));
    assertThat(number("SELECT count(*) FROM patient WHERE merged_into IS NOT NULL")).isZero();
  }

  @Test
  void the_record_of_a_merge_is_kept_for_a_year() {
    merge(old, 0, kept, 0);
    clock.advance(Duration.ofDays(365));
    refused("not-found", () -> part(old, version(kept)));
    database.inTransaction(em -> wired(em).get(PatientMerges.class).forget(clock.instant()));
    assertThat(number("SELECT count(*) FROM patient_merge")).isZero();
    assertThat(patients(each -> each.patient(old)).id()).isEqualTo(kept);
  }

  @Test
  void bookings_of_the_one_while_it_is_merged_are_neither_lost_nor_doubled() {
    for (int round = 0; round < 5; round++) {
      hospital();
      AtomicInteger turn = new AtomicInteger();
      List<String> outcomes =
          HospitalDatabase.atOnce(
              13,
              () -> {
                int mine = turn.getAndIncrement();
                return outcome(
                    () -> {
                      if (mine == 6) {
                        return "merged " + merge(old, 0, kept, 0).id();
                      }
                      // Six hours with two doctors: at each hour one for either record.
                      book(
                          mine % 2 == 0 ? adler : baker,
                          mine % 2 == 0 ? old : kept,
                          NINE.plus(HOUR.multipliedBy(mine / 2)));
                      return "booked";
                    });
              });
      boolean merged = outcomes.stream().anyMatch(each -> each.startsWith("merged "));
      assertThat(merged || outcomes.contains("merge-overlaps")).isTrue();
      long booked = outcomes.stream().filter("booked"::equals).count();
      assertThat(number("SELECT count(*) FROM appointment")).isEqualTo(booked);
      if (merged) {
        assertThat(number("SELECT count(*) FROM appointment WHERE patient_id = '" + old + "'"))
            .isZero();
      }
      assertThat(
              number(
                  """
                  SELECT count(*) FROM appointment a JOIN appointment b ON a.id < b.id
                    AND a.patient_id = b.patient_id AND a.during && b.during
                  """))
          .isZero();
    }
  }

  private UUID book(UUID doctor, UUID patient, Instant start) {
    BookingRequest request =
        new BookingRequest(
            Optional.of(doctor),
            Optional.empty(),
            Optional.of(patient),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            start,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of());
    return in(
        BookingService.class, each -> each.book(request, Optional.empty(), view -> "{}").id());
  }

  private UUID join(UUID patient, Optional<UUID> doctor, int priority) {
    WaitlistRequest request =
        new WaitlistRequest(
            patient,
            Optional.of(department),
            doctor,
            Optional.empty(),
            Optional.empty(),
            Optional.of(30),
            priority,
            Optional.of("Chest pain"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return in(WaitlistService.class, each -> each.join(request).id());
  }

  private PatientView merge(UUID id, int version, UUID into, int intoVersion) {
    return merge(id, version, into, intoVersion, Set.of());
  }

  private PatientView merge(UUID id, int version, UUID into, int intoVersion, Set<UUID> overlaps) {
    return in(
        MergeService.class,
        each ->
            each.merge(id, version, new MergeRequest(into, intoVersion, "Married", overlaps))
                .shown()
                .orElseThrow());
  }

  private PatientView part(UUID id, int version) {
    return in(MergeService.class, each -> each.part(id, version).shown().orElseThrow());
  }

  private <T> T patients(Function<PatientService, T> call) {
    return in(PatientService.class, call);
  }

  private List<UUID> found(String text) {
    return patients(each -> each.search(text, Optional.empty(), 10, Optional.empty()))
        .items()
        .stream()
        .map(PatientView::id)
        .toList();
  }

  private int version(UUID patient) {
    return (int) number("SELECT version FROM patient WHERE id = '" + patient + "'");
  }

  private Actor engine() {
    return new Actor(
        user,
        "engine",
        Role.SERVICE,
        false,
        Optional.empty(),
        Set.of(Scope.PATIENTS_MERGE),
        "192.0.2.2",
        "test");
  }

  private static org.hospitalscheduling.directory.PatientPatch named(String name) {
    return new org.hospitalscheduling.directory.PatientPatch(
        Patch.keep(),
        Patch.to(name),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep());
  }

  private static UUID patientOf(String table, UUID id) {
    return UUID.fromString(text("SELECT patient_id FROM " + table + " WHERE id = '" + id + "'"));
  }

  private static List<UUID> waiting() {
    return List.of(
            text("SELECT string_agg(id::text, ',') FROM waitlist_entry WHERE status = 'waiting'")
                .split(","))
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private static String overlapping() {
    return text(
        "SELECT coalesce(string_agg(id::text, ','), '') FROM appointment WHERE patient_overlap_allowed");
  }

  private static long number(String sql) {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) {
    return database.inTransaction(
        em -> String.valueOf(em.createNativeQuery(sql.replace("::", "\\:\\:")).getSingleResult()));
  }

  private interface Call {
    Object make();
  }

  private static void refused(String rule, Call call) {
    assertThat(outcome(call)).isEqualTo(rule);
  }

  private static String outcome(Call call) {
    try {
      return String.valueOf(call.make());
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private <S, T> T in(Class<S> type, Function<S, T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return database.inTransaction(em -> call.apply(wired(em).get(type)));
      } catch (ConflictException deadlock) {
        if (tried == 3) {
          throw deadlock;
        }
      }
    }
  }

  private Wired wired(EntityManager em) {
    CurrentActor current = new CurrentActor();
    current.set(actor);
    return new Wired(em, events, clock, TestSettings.defaults(), current);
  }
}
