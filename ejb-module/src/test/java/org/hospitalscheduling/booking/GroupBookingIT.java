package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.ConflictException;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many at once on the real database, with its locks and deferred constraints. */
class GroupBookingIT {
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NOW);
  private final Recorded<Object> events = new Recorded<>();

  private final UUID user = Ids.next();
  private final UUID other = Ids.next();
  private final UUID department = Ids.next();
  private final UUID adler = Ids.next();
  private final UUID baker = Ids.next();

  @BeforeEach
  void hospital() {
    database.asOwner(
        "DELETE FROM idempotency_key",
        "DELETE FROM appointment",
        "DELETE FROM working_hours",
        "DELETE FROM time_off",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department",
        "DELETE FROM app_user",
        HospitalRows.user(user, "clerk", "USER"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(adler, "Dr. Adler", department),
        HospitalRows.doctor(baker, "Dr. Baker", department),
        HospitalRows.hours(adler, "07:00", 720),
        HospitalRows.hours(baker, "07:00", 720));
  }

  @Test
  void two_appointments_change_places() {
    UUID one = booked(adler, at(9));
    UUID two = booked(adler, at(10));
    List<AppointmentView> moved = move(goes(one, 0, adler, at(10)), goes(two, 0, adler, at(9)));
    assertThat(moved).extracting(AppointmentView::id).containsExactly(one, two);
    assertThat(moved).extracting(AppointmentView::start).containsExactly(at(10), at(9));
    assertThat(moved).extracting(AppointmentView::version).containsOnly(1);
    assertThat(events.events)
        .hasSize(2)
        .allSatisfy(
            event -> {
              AppointmentChanged change = (AppointmentChanged) event;
              assertThat(change.kind()).isEqualTo(Kind.UPDATED);
              assertThat(change.version()).isEqualTo(1);
              assertThat(change.detail()).containsEntry("action", "moved");
            });
  }

  @Test
  void without_deferring_the_same_change_of_places_is_refused_by_the_constraint() {
    UUID one = booked(adler, at(9));
    UUID two = booked(adler, at(10));
    assertThatThrownBy(
            () ->
                database.asOwner(
                    "UPDATE appointment SET starts_at = '%s', ends_at = '%s' WHERE id = '%s'"
                        .formatted(at(10), at(10).plusSeconds(1800), one),
                    "UPDATE appointment SET starts_at = '%s', ends_at = '%s' WHERE id = '%s'"
                        .formatted(at(9), at(9).plusSeconds(1800), two)))
        .hasMessageContaining("appointment_practitioner_lane_free");
  }

  @Test
  void a_day_moves_to_a_colleague_in_as_many_queries_as_one_appointment() {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Instant start = at(9).plus(Duration.ofMinutes(15L * i));
      moves.add(goes(booked(adler, start, 15), 0, baker, start));
    }
    List<AppointmentView> moved = move(moves.toArray(Move[]::new));
    assertThat(moved).allSatisfy(view -> assertThat(view.doctor().id()).isEqualTo(baker));
    assertThat(events.events)
        .allSatisfy(
            event ->
                assertThat(((AppointmentChanged) event).leftPractitionerId()).isEqualTo(adler));
  }

  @Test
  void every_one_that_cannot_go_is_named_and_none_has_moved() {
    UUID free = booked(adler, at(9));
    UUID late = booked(adler, at(10));
    UUID taken = booked(adler, at(11));
    UUID stale = booked(adler, at(12));
    UUID nobody = Ids.next();
    UUID stands = booked(baker, at(11));
    assertThatThrownBy(
            () ->
                move(
                    goes(stale, 7, baker, at(12)),
                    goes(free, 0, baker, at(9)),
                    goes(late, 0, baker, at(20)),
                    goes(taken, 0, baker, at(11)),
                    goes(nobody, 0, baker, at(13))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.MOVES_REFUSED);
              List<RefusedAppointment> all = ((GroupRefused) refused.facts().get()).refused();
              assertThat(all)
                  .extracting(RefusedAppointment::id, each -> each.rule().code())
                  .containsExactly(
                      org.assertj.core.groups.Tuple.tuple(stale, "stale-version"),
                      org.assertj.core.groups.Tuple.tuple(late, "outside-hours"),
                      org.assertj.core.groups.Tuple.tuple(taken, "doctor-busy"),
                      org.assertj.core.groups.Tuple.tuple(nobody, "not-found"));
              assertThat(all.get(0).current().version()).isZero();
              assertThat(all.get(2).blocking().id()).isEqualTo(stands);
            });
    assertThat(number("SELECT sum(version) FROM appointment")).isZero();
    assertThat(events.events).isEmpty();
  }

  @Test
  void what_somebody_wrote_without_a_lock_is_a_refusal_at_the_end() throws Exception {
    UUID one = booked(adler, at(9));
    UUID patient = patient();
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(row(Ids.next(), baker, patient, at(9), 30));
      CompletableFuture<String> moving =
          CompletableFuture.supplyAsync(() -> outcome(goes(one, 0, baker, at(9))));
      awaitWaiting();
      connection.commit();
      assertThat(moving.get(20, TimeUnit.SECONDS)).isEqualTo("doctor-busy");
    }
    assertThat(number("SELECT sum(version) FROM appointment")).isZero();
  }

  @Test
  void of_two_who_move_the_same_day_at_once_one_does_and_the_other_is_told() throws Exception {
    List<Move> toBaker = new ArrayList<>();
    List<Move> later = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      UUID id = booked(adler, at(9 + i));
      toBaker.add(goes(id, 0, baker, at(9 + i)));
      later.add(0, goes(id, 0, adler, at(9 + i).plusSeconds(1800)));
    }
    CyclicBarrier together = new CyclicBarrier(2);
    List<CompletableFuture<String>> both = new ArrayList<>();
    for (List<Move> each : List.of(toBaker, later)) {
      both.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  together.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                return outcome(each.toArray(Move[]::new));
              }));
    }
    assertThat(List.of(both.get(0).get(), both.get(1).get()))
        .containsExactlyInAnyOrder("moved", "moves-refused");
    assertThat(number("SELECT count(*) FROM appointment WHERE version = 1")).isEqualTo(8);
  }

  @Test
  void an_override_is_noted_and_sets_the_same_aside_as_in_one() {
    UUID one = booked(adler, at(9));
    assertThat(outcome(goes(one, 0, adler, at(20)))).isEqualTo("moves-refused");
    AppointmentView moved =
        in(
            BookingWorkflow.class,
            group ->
                group
                    .move(
                        List.of(goes(one, 0, adler, at(20))),
                        Optional.of(new RuleOverride("an emergency", false)),
                        Optional.empty(),
                        new Visibility.Everything(),
                        clerk())
                    .get(0));
    assertThat(moved.overrideReason()).isEqualTo("an emergency");
  }

  @Test
  void what_is_not_to_move_is_not_written() {
    UUID one = booked(adler, at(9));
    clock.advance(Duration.ofHours(8));
    assertThat(move(goes(one, 0, adler, at(9))))
        .extracting(AppointmentView::version)
        .containsOnly(0);
    assertThat(events.events).isEmpty();
  }

  @Test
  void attendance_is_taken_as_far_as_it_may_be() {
    UUID one = booked(adler, at(9));
    UUID done = booked(adler, at(10));
    UUID stale = booked(adler, at(11));
    UUID over = booked(adler, at(12));
    database.asOwner(
        "UPDATE appointment SET status = 'arrived' WHERE id = '%s'".formatted(done),
        "UPDATE appointment SET status = 'fulfilled' WHERE id = '%s'".formatted(over));
    GroupOutcome outcome =
        attend(
            Optional.of(Transition.ARRIVE),
            seen(one, 0),
            seen(done, 0),
            seen(stale, 3),
            seen(over, 0));
    assertThat(outcome.done()).extracting(AppointmentView::id).containsExactly(one, done);
    assertThat(outcome.done()).extracting(AppointmentView::status).containsOnly("arrived");
    assertThat(outcome.refused())
        .extracting(each -> each.rule().code())
        .containsExactly("stale-version", "status-transition");
    assertThat(events.events).hasSize(1);
    GroupOutcome cancelled = attend(Optional.empty(), seen(one, 1), seen(over, 0));
    assertThat(cancelled.done()).extracting(AppointmentView::status).containsExactly("cancelled");
    assertThat(cancelled.refused()).extracting(RefusedAppointment::id).containsExactly(over);
    assertThat(((AppointmentChanged) events.events.get(1)).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(attend(Optional.empty(), seen(one, 0)).done()).as("again").hasSize(1);
  }

  @Test
  void of_two_that_want_the_same_time_back_one_gets_it() {
    UUID one = booked(adler, at(9));
    attend(Optional.empty(), seen(one, 0));
    UUID two = booked(adler, at(9));
    attend(Optional.empty(), seen(two, 0));
    UUID elsewhere = booked(adler, at(10));
    attend(Optional.empty(), seen(elsewhere, 0));
    GroupOutcome back =
        attend(Optional.of(Transition.REOPEN), seen(one, 1), seen(two, 1), seen(elsewhere, 1));
    assertThat(back.done()).extracting(AppointmentView::id).containsExactly(one, elsewhere);
    assertThat(back.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.rule()).isEqualTo(Refusal.DOCTOR_BUSY);
              assertThat(refused.blocking().id()).isEqualTo(one);
            });
  }

  @Test
  void what_one_may_not_see_is_not_there() {
    UUID mine = booked(adler, at(9));
    UUID theirs = booked(adler, at(10));
    database.asOwner(
        "UPDATE appointment SET created_by = '%s' WHERE id = '%s'".formatted(other, theirs));
    Visibility own = new Visibility.OwnCreations(user);
    GroupOutcome outcome =
        in(
            AttendanceWorkflow.class,
            group ->
                group.attend(
                    Optional.of(Transition.ARRIVE),
                    Optional.empty(),
                    false,
                    Cancellation.UNEXPLAINED,
                    List.of(seen(mine, 0), seen(theirs, 0)),
                    own,
                    clerk()));
    assertThat(outcome.done()).extracting(AppointmentView::id).containsExactly(mine);
    assertThat(outcome.refused())
        .extracting(each -> each.rule().code())
        .containsExactly("not-found");
    assertThatThrownBy(
            () ->
                in(
                    BookingWorkflow.class,
                    group ->
                        group.move(
                            List.of(goes(mine, 1, adler, at(10))),
                            Optional.empty(),
                            Optional.empty(),
                            own,
                            clerk())))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              RefusedAppointment no = ((GroupRefused) refused.facts().get()).refused().get(0);
              assertThat(no.rule()).isEqualTo(Refusal.DOCTOR_BUSY);
              assertThat(no.blocking()).as("whose it is").isNull();
            });
  }

  @Test
  void the_plan_of_a_day_can_be_carried_out() {
    for (int i = 0; i < 12; i++) {
      booked(adler, at(9).plus(Duration.ofMinutes(30L * i)));
    }
    booked(baker, at(9), 120);
    MovePlanRequest request =
        new MovePlanRequest(
            adler,
            new org.hospitalscheduling.shared.TimeRange(at(0), at(24)),
            List.of(),
            Optional.empty(),
            Optional.of(at(24)));
    CurrentActor actor = new CurrentActor();
    actor.set(clerk());
    List<ProposedMove> plan =
        database.inTransaction(em -> wired(em, actor).get(MovePlanService.class).plan(request));
    assertThat(plan).hasSize(12).allSatisfy(move -> assertThat(move.to()).isPresent());
    assertThat(plan.get(11).to().get().start())
        .as("its own time")
        .isEqualTo(plan.get(11).appointment().start());
    assertThat(
            move(
                plan.stream()
                    .map(
                        each ->
                            goes(
                                each.appointment().id(),
                                each.appointment().version(),
                                each.to().get().doctorId(),
                                each.to().get().start()))
                    .toArray(Move[]::new)))
        .allSatisfy(view -> assertThat(view.doctor().id()).isEqualTo(baker));
  }

  @Test
  void who_is_over_is_no_part_of_the_plan() {
    UUID over = booked(adler, NOW.minus(Duration.ofMinutes(30)), 30);
    UUID under = booked(adler, NOW, 30);
    MovePlanRequest request =
        new MovePlanRequest(
            adler,
            new org.hospitalscheduling.shared.TimeRange(at(0), at(24)),
            List.of(),
            Optional.empty(),
            Optional.of(at(24)));
    CurrentActor actor = new CurrentActor();
    actor.set(clerk());
    List<ProposedMove> plan =
        database.inTransaction(em -> wired(em, actor).get(MovePlanService.class).plan(request));
    assertThat(plan)
        .extracting(each -> each.appointment().id())
        .containsExactly(under)
        .doesNotContain(over);
  }

  @Test
  void the_same_key_moves_once() {
    UUID one = booked(adler, at(9));
    IdempotencyKey key = new IdempotencyKey("k", new byte[] {1});
    CurrentActor actor = new CurrentActor();
    actor.set(clerk());
    Function<EntityManager, String> moving =
        em ->
            wired(em, actor)
                .get(GroupBookingService.class)
                .move(
                    List.of(goes(one, 0, baker, at(9))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(key),
                    views -> "version " + views.get(0).version())
                .text();
    assertThat(database.inTransaction(moving)).isEqualTo("version 1");
    assertThat(database.inTransaction(moving)).isEqualTo("version 1");
    assertThat(events.events).hasSize(1);
  }

  private List<AppointmentView> move(Move... moves) {
    return in(
        BookingWorkflow.class,
        group ->
            group.move(
                List.of(moves),
                Optional.empty(),
                Optional.empty(),
                new Visibility.Everything(),
                clerk()));
  }

  private String outcome(Move... moves) {
    try {
      move(moves);
      return "moved";
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private GroupOutcome attend(Optional<Transition> step, AppointmentVersion... appointments) {
    return in(
        AttendanceWorkflow.class,
        group ->
            group.attend(
                step,
                Optional.empty(),
                false,
                Cancellation.UNEXPLAINED,
                List.of(appointments),
                new Visibility.Everything(),
                clerk()));
  }

  private <W, T> T in(Class<W> workflow, Function<W, T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return database.inTransaction(
            em -> call.apply(wired(em, new CurrentActor()).get(workflow)));
      } catch (ConflictException deadlock) {
        if (tried == 3) {
          throw deadlock;
        }
      }
    }
  }

  private Wired wired(EntityManager em, CurrentActor actor) {
    return new Wired(em, events, clock, TestSettings.defaults(), actor);
  }

  private static Move goes(UUID id, int version, UUID doctor, Instant start) {
    return new Move(id, version, doctor, start);
  }

  private static AppointmentVersion seen(UUID id, int version) {
    return new AppointmentVersion(id, version);
  }

  private static Instant at(int hour) {
    return NINE.plus(Duration.ofHours(hour - 9L));
  }

  private UUID booked(UUID doctor, Instant start) {
    return booked(doctor, start, 30);
  }

  private UUID booked(UUID doctor, Instant start, int minutes) {
    UUID id = Ids.next();
    database.asOwner(row(id, doctor, patient(), start, minutes));
    return id;
  }

  private String row(UUID id, UUID doctor, UUID patient, Instant start, int minutes) {
    return """
    INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
      lane, created_by, created_at, updated_at)
    VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '%s', '%s', 0, '%s', now(), now())
    """
        .formatted(id, doctor, patient, department, start, start.plusSeconds(60L * minutes), user);
  }

  private static UUID patient() {
    UUID id = Ids.next();
    database.asOwner(
        "INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)"
            + " VALUES ('%1$s', 0, '%1$s', '%1$s', 'Osei, Kwame', now(), now())".formatted(id));
    return id;
  }

  private Actor clerk() {
    return new Actor(
        user, "clerk", Role.USER, true, Optional.empty(), Set.of(), "192.0.2.1", "test");
  }

  /** Waits until a transaction waits for another one. */
  private static void awaitWaiting() {
    await("somebody waits")
        .atMost(Duration.ofSeconds(10))
        .until(() -> number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
  }

  private static long number(String sql) {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
