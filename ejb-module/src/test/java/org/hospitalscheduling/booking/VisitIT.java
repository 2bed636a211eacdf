package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.shared.Ids;
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

/** What attendance leaves behind beside the status: times, numbers, rooms. */
class VisitIT {

  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Visibility ALL = new Visibility.Everything();

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NINE);
  private final Recorded<AppointmentChanged> changes = new Recorded<>();

  private UUID user;
  private UUID doctor;
  private UUID cardiology;
  private UUID urology;

  @BeforeEach
  void hospital() {
    database.asOwner(
        "DELETE FROM appointment",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department",
        "DELETE FROM app_user");
    user = Ids.next();
    doctor = Ids.next();
    cardiology = Ids.next();
    urology = Ids.next();
    database.asOwner(
        HospitalRows.user(user, "clerk", "USER"),
        HospitalRows.department(cardiology, "Cardiology"),
        HospitalRows.department(urology, "Urology"),
        HospitalRows.doctor(doctor, "Dr. Adler", cardiology));
  }

  @Test
  void each_step_leaves_its_time_and_the_arrival_a_number() {
    AppointmentView seen = appointment(NINE);
    seen = step(seen, Transition.ARRIVE, NINE.minusSeconds(600));
    assertThat(seen.visit()).isEqualTo(new VisitView(1, NINE.minusSeconds(600), null, null, null));
    seen = step(seen, Transition.CHECK_IN, NINE.plusSeconds(60));
    seen = step(seen, Transition.FULFIL, NINE.plusSeconds(1500));
    assertThat(seen.visit())
        .isEqualTo(
            new VisitView(
                1, NINE.minusSeconds(600), NINE.plusSeconds(60), NINE.plusSeconds(1500), null));
  }

  @Test
  void a_step_that_was_left_out_has_no_time() {
    AppointmentView called = step(appointment(NINE), Transition.CHECK_IN, NINE);
    assertThat(called.visit()).isEqualTo(new VisitView(null, null, NINE, null, null));
    AppointmentView done = step(appointment(NINE.plusSeconds(3600)), Transition.FULFIL, NINE);
    assertThat(done.visit()).isEqualTo(new VisitView(null, null, null, NINE, null));
    AppointmentView missed = step(appointment(NINE.plusSeconds(7200)), Transition.NO_SHOW, NINE);
    assertThat(missed.visit()).isNull();
  }

  @Test
  void what_is_recorded_on_another_day_has_neither_time_nor_number() {
    AppointmentView seen = appointment(NINE.minus(Duration.ofDays(3)));
    seen = step(seen, Transition.ARRIVE, NINE);
    assertThat(seen.status()).isEqualTo("arrived");
    assertThat(seen.visit()).isNull();
    seen = step(seen, Transition.FULFIL, NINE);
    assertThat(seen.visit()).isNull();
  }

  @Test
  void what_is_taken_back_shows_no_time_and_taken_again_the_same_one() {
    AppointmentView in = step(appointment(NINE), Transition.ARRIVE, NINE.minusSeconds(900));
    in = step(in, Transition.CHECK_IN, NINE.plusSeconds(60));
    AppointmentView back = step(in, Transition.REOPEN, NINE.plusSeconds(120));
    assertThat(back.visit()).isNull();
    back = again(back, Transition.ARRIVE, NINE.plusSeconds(121));
    assertThat(back.visit()).isEqualTo(new VisitView(1, NINE.minusSeconds(900), null, null, null));

    back = step(back, Transition.CHECK_IN, NINE.plusSeconds(200));
    back = step(back, Transition.FULFIL, NINE.plusSeconds(900));
    back = step(back, Transition.REOPEN, NINE.plusSeconds(1000));
    back = again(back, Transition.CHECK_IN, NINE.plusSeconds(1001));
    assertThat(back.visit())
        .isEqualTo(new VisitView(1, NINE.minusSeconds(900), NINE.plusSeconds(200), null, null));
  }

  @Test
  void an_arrival_that_is_recorded_anew_counts_from_then_on_under_the_same_number() {
    AppointmentView wrong = step(appointment(NINE), Transition.ARRIVE, NINE.minusSeconds(900));
    step(appointment(NINE.plusSeconds(3600)), Transition.ARRIVE, NINE);
    AppointmentView right =
        step(
            step(wrong, Transition.REOPEN, NINE.plusSeconds(10)),
            Transition.ARRIVE,
            NINE.plusSeconds(300));
    assertThat(right.visit()).isEqualTo(new VisitView(1, NINE.plusSeconds(300), null, null, null));
    AppointmentView direct =
        step(
            step(right, Transition.REOPEN, NINE.plusSeconds(310)),
            Transition.CHECK_IN,
            NINE.plusSeconds(320));
    assertThat(direct.visit())
        .as("nobody knows when the patient came")
        .isEqualTo(new VisitView(1, null, NINE.plusSeconds(320), null, null));
  }

  @Test
  void many_at_once_leave_the_same_traces_and_get_numbers_of_their_departments() {
    List<AppointmentView> some =
        Stream.of(appointment(NINE), appointment(NINE.plusSeconds(3600)), in(urology)).toList();
    GroupOutcome outcome =
        run(
            each ->
                each.attend(
                    Optional.of(Transition.ARRIVE),
                    Optional.empty(),
                    false,
                    Cancellation.UNEXPLAINED,
                    some.stream()
                        .map(one -> new AppointmentVersion(one.id(), one.version()))
                        .toList(),
                    ALL,
                    clerk()));
    assertThat(outcome.done())
        .extracting(AppointmentView::visit)
        .containsExactly(
            new VisitView(1, NINE, null, null, null),
            new VisitView(2, NINE, null, null, null),
            new VisitView(1, NINE, null, null, null));
  }

  @Test
  void numbers_begin_anew_each_day() {
    step(appointment(NINE), Transition.ARRIVE, NINE);
    Instant tomorrow = NINE.plus(Duration.ofDays(1));
    VisitView visit = step(appointment(tomorrow), Transition.ARRIVE, tomorrow).visit();
    assertThat(visit).extracting(VisitView::ticket).isEqualTo(1);
  }

  @Test
  void forty_who_arrive_at_once_have_forty_numbers() {
    List<AppointmentView> all =
        IntStream.range(0, 40).mapToObj(n -> appointment(NINE.plusSeconds(n * 300L), 300)).toList();
    CyclicBarrier together = new CyclicBarrier(40);
    AtomicInteger next = new AtomicInteger();
    List<Integer> numbers =
        HospitalDatabase.atOnce(
            40,
            () -> {
              AppointmentView mine = all.get(next.getAndIncrement());
              return database.inTransaction(
                  em -> {
                    em.createNativeQuery("SELECT 1").getSingleResult();
                    await(together);
                    return wired(em)
                        .attend(
                            mine.id(),
                            mine.version(),
                            Transition.ARRIVE,
                            Optional.empty(),
                            false,
                            ALL,
                            clerk())
                        .visit()
                        .ticket();
                  });
            });
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void a_room_is_said_before_and_during_a_visit_and_taken_back() {
    AppointmentView seen = place(appointment(NINE), "Room 3");
    assertThat(seen.visit()).isEqualTo(new VisitView(null, null, null, null, "Room 3"));
    assertThat(changes.events)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.detail()).containsExactly(java.util.Map.entry("action", "room"));
              assertThat(change.busyChanged()).isFalse();
            });
    AppointmentView same = place(seen, "Room 3");
    assertThat(same.version()).as("nothing is different").isEqualTo(seen.version());
    assertThat(place(step(same, Transition.CHECK_IN, NINE), null).visit())
        .isEqualTo(new VisitView(null, null, NINE, null, null));
  }

  @Test
  void neither_a_stranger_nor_a_stale_version_nor_what_is_cancelled_gets_a_room() {
    AppointmentView seen = appointment(NINE);
    assertThat(refusal(() -> place(seen, "3", new Visibility.Nothing()))).isEqualTo("not-found");
    AppointmentView placed = place(seen, "3");
    assertThat(refusal(() -> place(seen, "4"))).isEqualTo("stale-version");
    AppointmentView cancelled =
        run(
            each ->
                each.cancel(
                    placed.id(),
                    Optional.of(placed.version()),
                    Cancellation.UNEXPLAINED,
                    ALL,
                    clerk()));
    assertThat(refusal(() -> place(cancelled, "5"))).isEqualTo("status-transition");
  }

  @Test
  void the_database_gives_no_number_twice() {
    AppointmentView one = step(appointment(NINE), Transition.ARRIVE, NINE);
    AppointmentView two = step(appointment(NINE.plusSeconds(3600)), Transition.ARRIVE, NINE);
    assertThatThrownBy(
            () ->
                database.asOwner(
                    "UPDATE appointment SET ticket = (SELECT ticket FROM appointment WHERE id = '%s') WHERE id = '%s'"
                        .formatted(one.id(), two.id())))
        .hasStackTraceContaining("appointment_ticket_key");
  }

  private AppointmentView step(AppointmentView seen, Transition step, Instant at) {
    return step(seen, step, false, at);
  }

  private AppointmentView again(AppointmentView seen, Transition step, Instant at) {
    return step(seen, step, true, at);
  }

  private AppointmentView step(AppointmentView seen, Transition step, boolean again, Instant at) {
    clock.advance(Duration.between(clock.instant(), at));
    return run(
        each ->
            each.attend(seen.id(), seen.version(), step, Optional.empty(), again, ALL, clerk()));
  }

  private AppointmentView place(AppointmentView seen, String room) {
    return place(seen, room, ALL);
  }

  private AppointmentView place(AppointmentView seen, String room, Visibility visibility) {
    return run(
        each ->
            each.place(seen.id(), seen.version(), Optional.ofNullable(room), visibility, clerk()));
  }

  private static String refusal(Runnable call) {
    try {
      call.run();
      return "none";
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Actor clerk() {
    return new Actor(user, "clerk", Role.USER, true, "192.0.2.1", "test");
  }

  private <T> T run(Function<AttendanceWorkflow, T> call) {
    return database.inTransaction(em -> call.apply(wired(em)));
  }

  private AttendanceWorkflow wired(jakarta.persistence.EntityManager em) {
    return new Wired(em, changes, clock, TestSettings.defaults(), new CurrentActor())
        .get(AttendanceWorkflow.class);
  }

  private AppointmentView appointment(Instant start) {
    return appointment(start, 1800);
  }

  private AppointmentView in(UUID department) {
    AppointmentView seen = appointment(NINE.plusSeconds(7200));
    database.asOwner(
        "UPDATE appointment SET department_id = '%s' WHERE id = '%s'"
            .formatted(department, seen.id()));
    return seen;
  }

  private AppointmentView appointment(Instant start, int seconds) {
    UUID id = Ids.next();
    UUID patient = Ids.next();
    database.asOwner(
        """
        INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)
        VALUES ('%1$s', 0, '%1$s', '%1$s', 'Müller, Hanna', now(), now())
        """
            .formatted(patient),
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '%s', '%s', 0, '%s', now(), now())
        """
            .formatted(id, doctor, patient, cardiology, start, start.plusSeconds(seconds), user));
    return database.inTransaction(
        em ->
            new Wired(em, changes, clock, TestSettings.defaults())
                .get(AppointmentQueries.class)
                .view(id)
                .orElseThrow());
  }
}
