package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.PatientRequest;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.ConflictException;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The rules where they can break: many requests at once, on the real database, with its locks and
 * constraints.
 */
class BookingIT {

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NOW);
  private final Recorded<AppointmentChanged> changes = new Recorded<>();

  private Settings settings = TestSettings.defaults();
  private UUID user;
  private UUID adler;
  private UUID baker;
  private UUID department;

  @BeforeEach
  void hospital() {
    database.asOwner(
        "DELETE FROM identifier",
        "DELETE FROM idempotency_key",
        "DELETE FROM appointment",
        "DELETE FROM working_hours",
        "DELETE FROM time_off",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department",
        "DELETE FROM app_user");
    user = Ids.next();
    department = Ids.next();
    adler = Ids.next();
    baker = Ids.next();
    database.asOwner(
        HospitalRows.user(user, "clerk", "USER"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(adler, "Dr. Adler", department),
        HospitalRows.doctor(baker, "Dr. Baker", department),
        HospitalRows.hours(adler, "07:00", 720),
        HospitalRows.hours(baker, "07:00", 720));
  }

  @Test
  void a_hundred_clients_on_one_slot_make_one_appointment() {
    List<UUID> patients = patients(100);
    List<String> outcomes = crowd(100, number -> request(adler, patients.get(number), NINE));
    assertThat(count(outcomes)).isEqualTo(Map.of("booked", 1L, "doctor-busy", 99L));
    assertThat(maxConcurrent("practitioner_id")).isEqualTo(1);
  }

  @Test
  void with_the_limit_at_two_and_overbooking_asked_for_there_are_exactly_two() {
    List<UUID> patients = patients(30);
    List<String> outcomes =
        crowd(30, number -> overbooked(request(adler, patients.get(number), NINE)));
    assertThat(count(outcomes)).isEqualTo(Map.of("booked", 2L, "overbooking-limit", 28L));
    assertThat(maxConcurrent("practitioner_id")).isEqualTo(2);
  }

  @Test
  void a_patient_wanted_by_two_doctors_at_once_goes_to_one() {
    UUID patient = patients(1).get(0);
    List<String> outcomes =
        crowd(20, number -> request(number % 2 == 0 ? adler : baker, patient, NINE));
    assertThat(count(outcomes).get("booked")).isEqualTo(1);
    assertThat(maxConcurrent("patient_id")).isEqualTo(1);
  }

  @Test
  void two_who_swap_doctors_at_once_do_not_lock_each_other_out() {
    List<UUID> patients = patients(2);
    for (int round = 0; round < 10; round++) {
      Instant start = NINE.plus(Duration.ofDays(round));
      AppointmentView one = book(request(adler, patients.get(0), start));
      AppointmentView other = book(request(baker, patients.get(1), start.plus(HOUR)));
      AtomicInteger next = new AtomicInteger();
      List<String> outcomes =
          HospitalDatabase.atOnce(
              2,
              () ->
                  next.getAndIncrement() == 0
                      ? outcome(
                          booking ->
                              booking.change(
                                  one.id(),
                                  one.version(),
                                  moveTo(baker),
                                  new Visibility.Everything(),
                                  clerk()))
                      : outcome(
                          booking ->
                              booking.change(
                                  other.id(),
                                  other.version(),
                                  moveTo(adler),
                                  new Visibility.Everything(),
                                  clerk())));
      assertThat(outcomes).containsOnly("booked");
    }
  }

  @Test
  void people_book_on_the_five_minute_grid_and_engines_on_whole_minutes() {
    Instant past = NINE.plusSeconds(120);
    UUID patient = patients(1).get(0);
    BookingRequest crooked = request(adler, patient, past);
    BookingRequest seconds = request(adler, patient, past.plusSeconds(1));
    assertThat(outcome(booking -> booking.book(crooked, clerk()))).isEqualTo("off-grid");
    assertThat(outcome(booking -> booking.book(seconds, engine()))).isEqualTo("off-grid");
    AppointmentView booked = run(booking -> booking.book(crooked, engine()));
    AppointmentPatch later = to(past.plusSeconds(60));
    assertThat(
            outcome(
                booking ->
                    booking.change(
                        booked.id(),
                        booked.version(),
                        later,
                        new Visibility.Everything(),
                        clerk())))
        .isEqualTo("off-grid");
    assertThat(
            outcome(
                booking ->
                    booking.change(
                        booked.id(),
                        booked.version(),
                        later,
                        new Visibility.Everything(),
                        engine())))
        .isEqualTo("booked");
  }

  @Test
  void one_doctor_is_held_and_another_of_the_department_is_free() {
    UUID patient = patients(1).get(0);
    AppointmentView booked =
        database.inTransaction(
            held -> {
              wired(held, new CurrentActor()).get(Practitioners.class).lock(adler).orElseThrow();
              return database.inTransaction(
                  em -> {
                    em.createNativeQuery("SET LOCAL lock_timeout = '1s'").executeUpdate();
                    return wired(em, new CurrentActor())
                        .get(BookingWorkflow.class)
                        .book(request(baker, patient, NINE), clerk());
                  });
            });
    assertThat(view(booked.id())).isEqualTo(booked);
  }

  @Test
  void the_constraint_stands_below_the_code() {
    UUID patient = patients(1).get(0);
    book(request(adler, patient, NINE));
    assertThatThrownBy(() -> insert(adler, patients(1).get(0), NINE.plus(Duration.ofMinutes(30))))
        .hasMessageContaining("appointment_practitioner_lane_free");
    assertThatThrownBy(() -> insert(baker, patient, NINE.plus(Duration.ofMinutes(30))))
        .hasMessageContaining("appointment_patient_free");
  }

  @Test
  void what_only_a_constraint_sees_is_refused_by_the_rule_it_states() {
    UUID patient = patients(1).get(0);
    book(request(adler, patient, NINE));
    assertThat(writtenUnasked(adler, patients(1).get(0))).isEqualTo("doctor-busy");
    assertThat(writtenUnasked(baker, patient)).isEqualTo("patient-busy");
  }

  /**
   * Writes an appointment at nine as if the calendar had been read as empty; returns the outcome.
   */
  private String writtenUnasked(UUID doctor, UUID patient) {
    Placement placement =
        new Placement(doctor, patient, department, null, new TimeRange(NINE, NINE.plus(HOUR)));
    try {
      return database.inTransaction(
          em -> {
            wired(em, new CurrentActor())
                .get(Appointments.class)
                .add(
                    Appointment.book(
                        placement, new BookingPolicy.Free(0, false), null, Set.of(), user, NOW));
            return "written";
          });
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  /**
   * The control: with neither lock nor constraint the same requests double-book, and this class's
   * check detects it.
   */
  @Test
  void without_lock_and_constraint_the_check_sees_double_bookings() {
    database.asOwner(
        "CREATE TABLE unguarded AS SELECT practitioner_id, starts_at, ends_at FROM appointment");
    try {
      CyclicBarrier everybodyHasLooked = new CyclicBarrier(20);
      HospitalDatabase.atOnce(
          20,
          () -> {
            try (Connection connection = database.owner().getConnection()) {
              connection.setAutoCommit(false);
              boolean free;
              try (PreparedStatement look =
                  connection.prepareStatement("SELECT 1 FROM unguarded WHERE starts_at = ?")) {
                look.setTimestamp(1, Timestamp.from(NINE));
                free = !look.executeQuery().next();
              }
              everybodyHasLooked.await();
              if (free) {
                try (PreparedStatement write =
                    connection.prepareStatement("INSERT INTO unguarded VALUES (?, ?, ?)")) {
                  write.setObject(1, adler);
                  write.setTimestamp(2, Timestamp.from(NINE));
                  write.setTimestamp(3, Timestamp.from(NINE.plus(HOUR)));
                  write.executeUpdate();
                }
              }
              connection.commit();
              return free;
            }
          });
      assertThat(maxConcurrent("unguarded", "practitioner_id", "true")).isGreaterThan(1);
    } finally {
      database.asOwner("DROP TABLE unguarded");
    }
  }

  @Test
  void a_stale_version_changes_nothing_and_shows_the_current_state() {
    AppointmentView first = book(request(adler, patients(1).get(0), NINE));
    AppointmentView moved = change(first, to(NINE.plus(HOUR)));
    assertThat(moved.version()).isEqualTo(first.version() + 1);
    assertThatThrownBy(() -> change(first, to(NINE.plus(HOUR.multipliedBy(2)))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.STALE_VERSION);
              assertThat(refused.facts()).contains(new StaleAppointment(moved));
            });
    assertThat(view(first.id())).isEqualTo(moved);
  }

  @Test
  void a_move_keeps_the_length_and_a_resize_the_start() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    AppointmentView moved = change(booked, to(NINE.plus(Duration.ofMinutes(30))));
    assertThat(Duration.between(moved.start(), moved.end())).isEqualTo(HOUR);
    AppointmentView resized =
        change(moved, patch(Patch.keep(), Patch.keep(), Patch.to(moved.start().plusSeconds(900))));
    assertThat(resized.start()).isEqualTo(moved.start());
    assertThat(Duration.between(resized.start(), resized.end())).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void an_appointment_is_not_in_its_own_way() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    assertThat(change(booked, to(NINE.plus(Duration.ofMinutes(5)))).start())
        .isEqualTo(NINE.plus(Duration.ofMinutes(5)));
  }

  @Test
  void cancelled_time_is_free_and_taking_it_back_asks_again() {
    List<UUID> patients = patients(2);
    AppointmentView first = book(request(adler, patients.get(0), NINE));
    AppointmentView cancelled =
        attendance(
            each ->
                each.cancel(
                    first.id(),
                    Optional.of(first.version()),
                    Cancellation.UNEXPLAINED,
                    new Visibility.Everything(),
                    clerk()));
    assertThat(
            attendance(
                each ->
                    each.cancel(
                        first.id(),
                        Optional.empty(),
                        Cancellation.UNEXPLAINED,
                        new Visibility.Everything(),
                        clerk())))
        .isEqualTo(cancelled);
    book(request(adler, patients.get(1), NINE));
    assertThat(
            outcome(
                AttendanceWorkflow.class,
                each ->
                    each.attend(
                        first.id(),
                        cancelled.version(),
                        Transition.REOPEN,
                        Optional.empty(),
                        false,
                        new Visibility.Everything(),
                        clerk())))
        .isEqualTo("doctor-busy");
    assertThat(view(first.id()).status()).isEqualTo("cancelled");
  }

  @Test
  void a_no_show_who_comes_after_all_is_taken_back_although_the_start_has_passed() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    clock.advance(Duration.ofHours(3));
    AppointmentView missed =
        attendance(
            each ->
                each.attend(
                    booked.id(),
                    booked.version(),
                    Transition.NO_SHOW,
                    Optional.empty(),
                    false,
                    new Visibility.Everything(),
                    clerk()));
    AppointmentView back =
        attendance(
            each ->
                each.attend(
                    booked.id(),
                    missed.version(),
                    Transition.REOPEN,
                    Optional.empty(),
                    false,
                    new Visibility.Everything(),
                    clerk()));
    assertThat(back.status()).isEqualTo("booked");
  }

  @Test
  void when_the_first_of_two_is_cancelled_the_second_still_blocks() {
    List<UUID> patients = patients(3);
    AppointmentView first = book(request(adler, patients.get(0), NINE));
    AppointmentView second = book(overbooked(request(adler, patients.get(1), NINE)));
    assertThat(second.overbooked()).isTrue();
    attendance(
        each ->
            each.cancel(
                first.id(),
                Optional.of(first.version()),
                Cancellation.UNEXPLAINED,
                new Visibility.Everything(),
                clerk()));
    assertThat(view(second.id()).overbooked()).isTrue();
    assertThat(outcome(request(adler, patients.get(2), NINE))).isEqualTo("doctor-busy");
  }

  @Test
  void a_hold_that_ran_out_is_free_and_is_cleared_away() {
    database.asOwner(
        """
        INSERT INTO appointment (id, version, practitioner_id, department_id, status, starts_at, ends_at, lane,
          hold_until, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', 'pending', '%s', '%s', 0, '%s', '%s', now(), now())
        """
            .formatted(Ids.next(), adler, department, NINE, NINE.plus(HOUR), NOW.plus(HOUR), user));
    List<UUID> patients = patients(2);
    assertThat(outcome(request(adler, patients.get(0), NINE))).isEqualTo("held");
    clock.advance(HOUR);
    assertThat(outcome(request(adler, patients.get(0), NINE))).isEqualTo("booked");
  }

  @Test
  void an_mrn_that_is_new_to_twenty_engines_at_once_is_one_patient() {
    AtomicInteger next = new AtomicInteger();
    List<String> outcomes =
        HospitalDatabase.atOnce(
            20,
            () ->
                outcome(
                    engineRequest("MRN-77", NINE.plus(Duration.ofDays(next.getAndIncrement())))));
    assertThat(outcomes).containsOnly("booked");
    assertThat(number("SELECT count(*) FROM patient WHERE mrn = 'MRN-77'")).isEqualTo(1);
  }

  @Test
  void an_identifier_belongs_to_one_appointment() {
    List<UUID> patients = patients(2);
    Identifier lis = new Identifier("urn:lis", "4711");
    assertThat(outcome(identified(request(adler, patients.get(0), NINE), lis))).isEqualTo("booked");
    assertThat(outcome(identified(request(adler, patients.get(1), NINE.plus(HOUR)), lis)))
        .isEqualTo("duplicate");
    assertThat(number("SELECT count(*) FROM appointment")).isEqualTo(1);
  }

  @Test
  void the_same_key_in_parallel_has_one_effect_and_one_answer() {
    BookingRequest request = request(adler, patients(1).get(0), NINE);
    IdempotencyKey key = new IdempotencyKey("engine-1", new byte[] {1, 2, 3});
    List<String> answers =
        HospitalDatabase.atOnce(
            20,
            () ->
                answered(
                    service -> service.book(request, Optional.of(key), v -> v.id() + "").text()));
    String booked = answered(service -> service.book(request, Optional.of(key), v -> "new").text());
    assertThat(answers).allMatch(answer -> answer.equals(booked) || answer.equals("in-progress"));
    assertThat(number("SELECT count(*) FROM appointment")).isEqualTo(1);
    IdempotencyKey otherBody = new IdempotencyKey("engine-1", new byte[] {9});
    assertThat(
            answered(service -> service.book(request, Optional.of(otherBody), v -> "new").text()))
        .isEqualTo("key-reused");
  }

  @Test
  void a_refusal_is_not_stored_under_its_key() {
    List<UUID> patients = patients(2);
    AppointmentView first = book(request(adler, patients.get(0), NINE));
    BookingRequest second = request(adler, patients.get(1), NINE);
    IdempotencyKey key = new IdempotencyKey("engine-2", new byte[] {1});
    assertThat(answered(service -> service.book(second, Optional.of(key), v -> "done").text()))
        .isEqualTo("doctor-busy");
    attendance(
        each ->
            each.cancel(
                first.id(),
                Optional.of(first.version()),
                Cancellation.UNEXPLAINED,
                new Visibility.Everything(),
                clerk()));
    assertThat(answered(service -> service.book(second, Optional.of(key), v -> "done").text()))
        .isEqualTo("done");
  }

  @Test
  void only_those_who_may_override_book_over_taken_time() {
    Actor plain = new Actor(user, "clerk", Role.USER, false, "", "");
    UUID patient = patients(1).get(0);
    assertThat(outcome(booking -> booking.book(overbooked(request(adler, patient, NINE)), plain)))
        .isEqualTo("not-allowed");
  }

  @Test
  void every_change_is_announced_once_with_its_version() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    AppointmentView moved = change(booked, to(NINE.plus(HOUR)));
    change(moved, to(NINE.plus(HOUR)));
    assertThat(changes.events)
        .extracting(AppointmentChanged::kind, AppointmentChanged::version)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(AppointmentChanged.Kind.CREATED, 0),
            org.assertj.core.groups.Tuple.tuple(AppointmentChanged.Kind.UPDATED, 1));
  }

  @Test
  void of_what_is_over_and_of_whom_nobody_said_anything_a_no_show_is_proposed() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    AppointmentView seen = book(request(baker, patients(1).get(0), NINE));
    attendance(
        each ->
            each.attend(
                seen.id(),
                seen.version(),
                Transition.ARRIVE,
                Optional.empty(),
                false,
                new Visibility.Everything(),
                clerk()));
    changes.events.clear();
    at(booked.end().plus(Duration.ofMinutes(30)));
    assertThat(propose(9)).as("they may still be with the doctor").isZero();
    clock.advance(Duration.ofSeconds(1));
    for (int server = 0; server < 2; server++) {
      database.inTransaction(
          em -> {
            wired(em, new CurrentActor()).get(NoShowProposalJob.class).propose();
            return null;
          });
    }
    assertThat(propose(9)).as("once").isZero();
    AppointmentView proposed = view(booked.id());
    assertThat(proposed.noShowProposed()).isTrue();
    assertThat(proposed.status()).as("nobody has said so").isEqualTo("booked");
    assertThat(proposed.version()).isEqualTo(booked.version() + 1);
    assertThat(view(seen.id()).noShowProposed()).isFalse();
    assertThat(changes.events)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.id()).isEqualTo(booked.id());
              assertThat(change.kind()).isEqualTo(AppointmentChanged.Kind.UPDATED);
              assertThat(change.version()).isEqualTo(proposed.version());
              assertThat(change.detail()).containsEntry("action", "no-show-proposed");
              assertThat(change.actorId()).as("the clock").isNull();
              assertThat(change.busyChanged()).isFalse();
            });
  }

  @Test
  void whatever_is_said_of_it_takes_the_proposal_back() {
    Map<String, Function<AppointmentView, AppointmentView>> ways = new LinkedHashMap<>();
    for (Transition step :
        List.of(Transition.ARRIVE, Transition.CHECK_IN, Transition.FULFIL, Transition.NO_SHOW)) {
      ways.put(
          step.code(),
          seen ->
              attendance(
                  each ->
                      each.attend(
                          seen.id(),
                          seen.version(),
                          step,
                          Optional.empty(),
                          false,
                          new Visibility.Everything(),
                          clerk())));
    }
    ways.put(
        "cancel",
        seen ->
            attendance(
                each ->
                    each.cancel(
                        seen.id(),
                        Optional.of(seen.version()),
                        Cancellation.UNEXPLAINED,
                        new Visibility.Everything(),
                        clerk())));
    ways.put("move", seen -> change(seen, corrected(to(clock.instant().plus(HOUR)))));
    AtomicInteger day = new AtomicInteger();
    ways.forEach(
        (way, say) -> {
          Instant start = NINE.plus(Duration.ofDays(day.incrementAndGet()));
          at(start);
          AppointmentView booked = book(request(adler, patients(1).get(0), start));
          at(booked.end().plus(HOUR));
          assertThat(propose(9)).as(way).isEqualTo(1);
          AppointmentView proposed = view(booked.id());
          AppointmentView described = change(proposed, reason("late?"));
          assertThat(described.noShowProposed()).as("who edits the reason says nothing").isTrue();
          AppointmentView after = say.apply(described);
          assertThat(after.noShowProposed()).as(way).isFalse();
          if (!after.status().equals("booked")) {
            AppointmentView reopened =
                attendance(
                    each ->
                        each.attend(
                            after.id(),
                            after.version(),
                            Transition.REOPEN,
                            Optional.empty(),
                            false,
                            new Visibility.Everything(),
                            clerk()));
            assertThat(reopened.noShowProposed()).as(way + ", and back").isFalse();
            attendance(
                each ->
                    each.cancel(
                        reopened.id(),
                        Optional.of(reopened.version()),
                        Cancellation.UNEXPLAINED,
                        new Visibility.Everything(),
                        clerk()));
          }
        });
  }

  @Test
  void no_shows_are_proposed_in_batches_and_of_rows_that_nobody_works_on() throws SQLException {
    List<UUID> patients = patients(3);
    List<AppointmentView> booked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      booked.add(book(request(adler, patients.get(i), NINE.plus(HOUR.multipliedBy(i)))));
    }
    at(NINE.plus(HOUR.multipliedBy(5)));
    assertThat(propose(1)).isEqualTo(1);
    assertThat(view(booked.get(0).id()).noShowProposed()).as("the oldest first").isTrue();
    try (Connection other = database.owner().getConnection()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute(
              "SELECT 1 FROM appointment WHERE id = '%s' FOR UPDATE".formatted(booked.get(1).id()));
      assertThat(propose(9)).isEqualTo(1);
      other.rollback();
    }
    assertThat(propose(9)).isEqualTo(1);
  }

  @Test
  void what_has_been_left_for_two_weeks_is_left_alone() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    at(booked.end().plus(Duration.ofDays(14)).plusSeconds(1));
    assertThat(propose(9)).isZero();
    at(booked.end().plus(Duration.ofDays(14)));
    assertThat(propose(9)).isEqualTo(1);
  }

  @Test
  void a_cancellation_is_late_by_when_it_was_made_and_no_more_once_it_is_taken_back() {
    Instant start = NINE.plus(Duration.ofDays(2));
    AppointmentView early = book(request(adler, patients(1).get(0), start));
    AppointmentView late = book(request(adler, patients(1).get(0), start.plus(HOUR)));
    UUID patient = patients(1).get(0);
    AppointmentView given = book(request(adler, patient, start.plus(HOUR.multipliedBy(2))));
    at(start.minus(Duration.ofHours(24)));
    assertThat(cancel(early).cancelledLate()).isFalse();
    clock.advance(HOUR.plusSeconds(1));
    AppointmentView cancelled = cancel(late);
    assertThat(cancelled.cancelledLate()).isTrue();
    assertThat(view(early.id()).cancelledLate()).as("it does not become so").isFalse();
    AppointmentView back =
        attendance(
            each ->
                each.attend(
                    late.id(),
                    cancelled.version(),
                    Transition.REOPEN,
                    Optional.empty(),
                    false,
                    new Visibility.Everything(),
                    clerk()));
    assertThat(back.cancelledLate()).isFalse();
    at(back.start().plusSeconds(600));
    assertThat(cancel(back).cancelledLate()).as("after its start").isTrue();
    run(HoldWorkflow.class, each -> each.giveUp(given.id(), patient, clerk()));
    assertThat(view(given.id()).status()).isEqualTo("cancelled");
    assertThat(view(given.id()).cancelledLate()).as("for an earlier time").isFalse();
  }

  @Test
  void why_it_was_cancelled_is_shown_until_it_is_restored_and_the_log_names_the_kind_only() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    changes.events.clear();
    Cancellation why = new Cancellation(Optional.of(CancelReason.PATIENT), Optional.of("has flu"));
    AppointmentView cancelled =
        attendance(
            each ->
                each.cancel(
                    booked.id(),
                    Optional.of(booked.version()),
                    why,
                    new Visibility.Everything(),
                    clerk()));
    assertThat(cancelled.cancelReason()).isEqualTo("patient");
    assertThat(cancelled.cancelNote()).isEqualTo("has flu");
    assertThat(changes.events.get(0).detail())
        .containsEntry("cancelReason", "patient")
        .doesNotContainValue("has flu");
    AppointmentView back =
        attendance(
            each ->
                each.attend(
                    booked.id(),
                    cancelled.version(),
                    Transition.REOPEN,
                    Optional.empty(),
                    false,
                    new Visibility.Everything(),
                    clerk()));
    assertThat(back.cancelReason()).isNull();
    assertThat(back.cancelNote()).isNull();
  }

  @Test
  void what_is_over_is_changed_only_as_a_correction_and_the_log_says_why() {
    AppointmentView booked = book(request(adler, patients(1).get(0), NINE));
    at(booked.end());
    for (AppointmentPatch patch :
        List.of(
            to(NINE.plus(Duration.ofMinutes(15))),
            to(clock.instant().plus(HOUR)),
            moveTo(baker),
            patch(Patch.keep(), Patch.keep(), Patch.to(NINE.plus(Duration.ofMinutes(30)))))) {
      assertThat(
              outcome(
                  each ->
                      each.change(
                          booked.id(),
                          booked.version(),
                          patch,
                          new Visibility.Everything(),
                          clerk())))
          .isEqualTo("correction-required");
    }
    assertThat(change(booked, to(NINE)).version()).as("nothing moves").isEqualTo(0);
    changes.events.clear();
    AppointmentView corrected = change(booked, corrected(to(NINE.plus(Duration.ofMinutes(15)))));
    assertThat(corrected.start()).isEqualTo(NINE.plus(Duration.ofMinutes(15)));
    assertThat(changes.events.get(0).detail()).containsEntry("correction", "entered wrongly");
  }

  @Test
  void nobody_has_come_before_the_day() {
    Instant midnight = Instant.parse("2026-11-24T23:00:00Z");
    AppointmentView booked =
        book(request(adler, patients(1).get(0), midnight.plus(HOUR.multipliedBy(8))));
    at(midnight.minusSeconds(1));
    Actor admin = new Actor(user, "admin", Role.ADMIN, true, "192.0.2.1", "test");
    Optional<String> why = Optional.of("wrong day");
    for (Transition step :
        List.of(Transition.ARRIVE, Transition.CHECK_IN, Transition.FULFIL, Transition.NO_SHOW)) {
      assertThat(attended(booked, step, Optional.empty(), clerk())).isEqualTo("too-early");
      assertThat(attended(booked, step, why, clerk())).isEqualTo("too-early");
      assertThat(attended(booked, step, Optional.empty(), admin)).isEqualTo("too-early");
    }
    assertThat(attended(booked, Transition.ARRIVE, why, admin)).isEqualTo("booked");
    at(midnight);
    AppointmentView next =
        book(request(baker, patients(1).get(0), midnight.plus(HOUR.multipliedBy(8))));
    assertThat(attended(next, Transition.ARRIVE, Optional.empty(), clerk())).isEqualTo("booked");
  }

  private String attended(
      AppointmentView seen, Transition step, Optional<String> correction, Actor by) {
    return outcome(
        AttendanceWorkflow.class,
        each ->
            each.attend(
                seen.id(),
                seen.version(),
                step,
                correction,
                false,
                new Visibility.Everything(),
                by));
  }

  @Test
  void
      another_department_is_named_only_where_the_hospital_allows_it_and_can_only_lower_the_limit() {
    UUID elsewhere = department("Elsewhere", 10);
    UUID stricter = department("Stricter", 1);
    List<UUID> patients = patients(4);
    BookingRequest there = in(elsewhere, overbooked(request(adler, patients.get(0), NINE)));
    assertThat(outcome(there)).isEqualTo("other-department");
    AppointmentView own = book(request(adler, patients.get(1), NINE));
    assertThat(
            outcome(
                each ->
                    each.change(
                        own.id(),
                        0,
                        inDepartment(elsewhere),
                        new Visibility.Everything(),
                        clerk())))
        .isEqualTo("other-department");
    assertThat(change(own, inDepartment(department)).version()).as("its own").isZero();
    settings = TestSettings.acrossDepartments();
    assertThat(outcome(in(stricter, overbooked(request(adler, patients.get(2), NINE)))))
        .isEqualTo("overbooking-limit");
    assertThat(outcome(there)).isEqualTo("booked");
    assertThat(outcome(in(elsewhere, overbooked(request(adler, patients.get(2), NINE)))))
        .as("two at once in the doctor's own department")
        .isEqualTo("overbooking-limit");
  }

  @Test
  void who_was_promised_time_gets_it_although_it_was_given_away_before() {
    UUID hold =
        run(
            HoldWorkflow.class,
            each ->
                each.hold(
                    adler, Optional.empty(), new TimeRange(NINE, NINE.plus(HOUR)), NINE, clerk()));
    List<UUID> patients = patients(2);
    assertThat(outcome(overbooked(request(adler, patients.get(0), NINE)))).isEqualTo("held");
    insert(adler, patients.get(0), NINE, 1);
    AppointmentView confirmed =
        run(
            HoldWorkflow.class,
            each -> each.confirm(hold, patients.get(1), Optional.empty(), clerk()));
    assertThat(confirmed.status()).isEqualTo("booked");
  }

  @Test
  void what_is_held_is_neither_moved_nor_cancelled_but_by_its_offer() {
    UUID hold =
        run(
            HoldWorkflow.class,
            each ->
                each.hold(
                    adler, Optional.empty(), new TimeRange(NINE, NINE.plus(HOUR)), NINE, clerk()));
    assertThat(
            outcome(
                each ->
                    each.change(
                        hold, 0, to(NINE.plus(HOUR)), new Visibility.Everything(), clerk())))
        .isEqualTo("held");
    assertThat(
            outcome(
                AttendanceWorkflow.class,
                each ->
                    each.cancel(
                        hold,
                        Optional.of(0),
                        Cancellation.UNEXPLAINED,
                        new Visibility.Everything(),
                        clerk())))
        .isEqualTo("held");
  }

  private UUID department(String name, int limit) {
    UUID id = Ids.next();
    database.asOwner(
        """
        INSERT INTO department (id, version, name, colour, max_per_hour, created_at, updated_at)
        VALUES ('%s', 0, '%s', '#b3261e', %d, now(), now())
        """
            .formatted(id, name, limit));
    return id;
  }

  private AppointmentView cancel(AppointmentView seen) {
    return attendance(
        each ->
            each.cancel(
                seen.id(),
                Optional.of(seen.version()),
                Cancellation.UNEXPLAINED,
                new Visibility.Everything(),
                clerk()));
  }

  private void at(Instant moment) {
    clock.advance(Duration.between(clock.instant(), moment));
  }

  private int propose(int limit) {
    return database.inTransaction(
        em -> wired(em, new CurrentActor()).get(AttendanceWorkflow.class).proposeNoShows(limit));
  }

  private static AppointmentPatch reason(String reason) {
    AppointmentPatch plain = patch(Patch.keep(), Patch.keep(), Patch.keep());
    return new AppointmentPatch(
        plain.doctorId(),
        plain.patientId(),
        plain.departmentId(),
        plain.typeId(),
        plain.start(),
        plain.end(),
        Patch.to(reason),
        false,
        Optional.empty(),
        Optional.of("said later"));
  }

  private static AppointmentPatch corrected(AppointmentPatch plain) {
    return new AppointmentPatch(
        plain.doctorId(),
        plain.patientId(),
        plain.departmentId(),
        plain.typeId(),
        plain.start(),
        plain.end(),
        plain.reason(),
        plain.overbook(),
        plain.override(),
        Optional.of("entered wrongly"));
  }

  private static AppointmentPatch inDepartment(UUID department) {
    AppointmentPatch plain = patch(Patch.keep(), Patch.keep(), Patch.keep());
    return new AppointmentPatch(
        plain.doctorId(),
        plain.patientId(),
        Patch.to(department),
        plain.typeId(),
        plain.start(),
        plain.end(),
        plain.reason(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private Actor engine() {
    return new Actor(user, "engine", Role.SERVICE, false, "192.0.2.2", "test");
  }

  private Actor clerk() {
    return new Actor(user, "clerk", Role.USER, true, "192.0.2.1", "test");
  }

  private static List<UUID> patients(int number) {
    List<UUID> patients = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      UUID id = Ids.next();
      database.asOwner(
          """
          INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)
          VALUES ('%1$s', 0, '%1$s', '%1$s', 'Müller, Hanna', now(), now())
          """
              .formatted(id));
      patients.add(id);
    }
    return patients;
  }

  private BookingRequest request(UUID doctor, UUID patient, Instant start) {
    return new BookingRequest(
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
  }

  private BookingRequest engineRequest(String mrn, Instant start) {
    PatientRequest patient =
        new PatientRequest(
            mrn, "Osei, Kwame", new PartialDate("1980-01-02"), null, null, List.of());
    return new BookingRequest(
        Optional.of(adler),
        Optional.empty(),
        Optional.empty(),
        Optional.of(patient),
        Optional.empty(),
        Optional.empty(),
        start,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  private static BookingRequest overbooked(BookingRequest plain) {
    return with(plain, true, plain.identifiers());
  }

  private static BookingRequest in(UUID department, BookingRequest plain) {
    return new BookingRequest(
        plain.doctorId(),
        plain.doctorIdentifier(),
        plain.patientId(),
        plain.patient(),
        Optional.of(department),
        plain.typeId(),
        plain.start(),
        plain.end(),
        plain.reason(),
        Optional.empty(),
        plain.overbook(),
        plain.override(),
        plain.identifiers());
  }

  private static BookingRequest identified(BookingRequest plain, Identifier identifier) {
    return with(plain, plain.overbook(), List.of(identifier));
  }

  private static BookingRequest with(
      BookingRequest plain, boolean overbook, List<Identifier> identifiers) {
    return new BookingRequest(
        plain.doctorId(),
        plain.doctorIdentifier(),
        plain.patientId(),
        plain.patient(),
        plain.departmentId(),
        plain.typeId(),
        plain.start(),
        plain.end(),
        plain.reason(),
        Optional.empty(),
        overbook,
        plain.override(),
        identifiers);
  }

  private static AppointmentPatch to(Instant start) {
    return patch(Patch.keep(), Patch.to(start), Patch.keep());
  }

  private static AppointmentPatch moveTo(UUID doctor) {
    return patch(Patch.to(doctor), Patch.keep(), Patch.keep());
  }

  private static AppointmentPatch patch(
      Patch<UUID> doctor, Patch<Instant> start, Patch<Instant> end) {
    return new AppointmentPatch(
        doctor,
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        start,
        end,
        Patch.keep(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private AppointmentView book(BookingRequest request) {
    return run(booking -> booking.book(request, clerk()));
  }

  private AppointmentView change(AppointmentView seen, AppointmentPatch patch) {
    return run(
        booking ->
            booking.change(seen.id(), seen.version(), patch, new Visibility.Everything(), clerk()));
  }

  /** Everybody has a connection and a transaction before anybody starts: nobody is early. */
  private List<String> crowd(int size, IntFunction<BookingRequest> request) {
    CyclicBarrier together = new CyclicBarrier(size);
    AtomicInteger next = new AtomicInteger();
    return HospitalDatabase.atOnce(
        size,
        () -> {
          BookingRequest wish = request.apply(next.getAndIncrement());
          AtomicBoolean waited = new AtomicBoolean();
          return outcome(
              () -> {
                if (waited.compareAndSet(false, true)) {
                  await(together);
                }
              },
              BookingWorkflow.class,
              booking -> booking.book(wish, clerk()));
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private String outcome(BookingRequest request) {
    return outcome(booking -> booking.book(request, clerk()));
  }

  private String outcome(Function<BookingWorkflow, AppointmentView> call) {
    return outcome(BookingWorkflow.class, call);
  }

  private <W> String outcome(Class<W> workflow, Function<W, ?> call) {
    return outcome(() -> {}, workflow, call);
  }

  private <W> String outcome(Runnable connected, Class<W> workflow, Function<W, ?> call) {
    try {
      run(connected, workflow, call);
      return "booked";
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private String answered(Function<BookingService, String> call) {
    CurrentActor actor = new CurrentActor();
    actor.set(clerk());
    try {
      return database.inTransaction(em -> call.apply(wired(em, actor).get(BookingService.class)));
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private AppointmentView run(Function<BookingWorkflow, AppointmentView> call) {
    return run(BookingWorkflow.class, call);
  }

  private AppointmentView attendance(Function<AttendanceWorkflow, AppointmentView> call) {
    return run(AttendanceWorkflow.class, call);
  }

  private <W, T> T run(Class<W> workflow, Function<W, T> call) {
    return run(() -> {}, workflow, call);
  }

  private <W, T> T run(Runnable connected, Class<W> workflow, Function<W, T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return database.inTransaction(
            em -> {
              em.createNativeQuery("SELECT 1").getSingleResult();
              connected.run();
              return call.apply(wired(em, new CurrentActor()).get(workflow));
            });
      } catch (ConflictException deadlock) {
        if (tried == 3) {
          throw deadlock;
        }
      }
    }
  }

  private Wired wired(jakarta.persistence.EntityManager em, CurrentActor actor) {
    return new Wired(em, changes, clock, settings, actor);
  }

  private AppointmentView view(UUID id) {
    return database.inTransaction(
        em ->
            new Wired(em, changes, clock, TestSettings.defaults())
                .get(AppointmentQueries.class)
                .view(id)
                .orElseThrow());
  }

  private void insert(UUID doctor, UUID patient, Instant start) {
    insert(doctor, patient, start, 0);
  }

  private void insert(UUID doctor, UUID patient, Instant start, int lane) {
    database.asOwner(
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '%s', '%s', %d, '%s', now(), now())
        """
            .formatted(
                Ids.next(), doctor, patient, department, start, start.plus(HOUR), lane, user));
  }

  private static Map<String, Long> count(List<String> outcomes) {
    return outcomes.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static long maxConcurrent(String of) {
    return maxConcurrent(
        "appointment",
        of,
        "a.status IN ("
            + Arrays.stream(AppointmentStatus.values())
                .filter(AppointmentStatus::isActive)
                .map(status -> "'" + status.code() + "'")
                .collect(Collectors.joining(","))
            + ")");
  }

  /**
   * The largest number of rows of one practitioner or patient at one instant, counted in the
   * database.
   */
  private static long maxConcurrent(String table, String of, String counted) {
    return number(
        """
        SELECT coalesce(max(n), 0) FROM (
          SELECT (SELECT count(*) FROM %1$s a WHERE a.%2$s = s.%2$s AND a.starts_at <= s.starts_at
            AND a.ends_at > s.starts_at AND %3$s) AS n FROM %1$s s) AS counts
        """
            .formatted(table, of, counted));
  }

  private static long number(String sql) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
