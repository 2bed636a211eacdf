package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ListAssert;
import org.hospitalscheduling.export.ExportService;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Page;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** RESTRICT_SCHEDULES_TO_OWNER and a doctor's view, on the real database. */
class VisibilityIT {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final TimeRange DAY =
      new TimeRange(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z"));

  private static final UUID ANN = Ids.next();
  private static final UUID BEN = Ids.next();
  private static final UUID DOCTOR = Ids.next();
  private static final UUID COLLEAGUE = Ids.next();
  private static final UUID DEPARTMENT = Ids.next();
  private static final UUID PATIENT = Ids.next();
  private static final UUID OF_ANN = Ids.next();
  private static final UUID OF_BEN = Ids.next();
  private static final UUID CANCELLED_OF_BEN = Ids.next();

  private static final Actor RESTRICTED = new Actor(ANN, "ann", Role.USER, true, "", "");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  @BeforeAll
  static void start() {
    database.asOwner(
        HospitalRows.user(ANN, "ann", "USER"),
        HospitalRows.user(BEN, "ben", "USER"),
        HospitalRows.department(DEPARTMENT, "Cardiology"),
        HospitalRows.doctor(DOCTOR, "Dr Adler", DEPARTMENT),
        HospitalRows.doctor(COLLEAGUE, "Dr Baker", DEPARTMENT),
        HospitalRows.patient(PATIENT, "M-1", "Secret, Sam"),
        appointment(OF_ANN, DOCTOR, NINE, "booked", ANN),
        appointment(OF_BEN, DOCTOR, NINE.plus(HOUR), "booked", BEN),
        appointment(CANCELLED_OF_BEN, COLLEAGUE, NINE, "cancelled", BEN));
  }

  @Test
  @DisplayName("8.2.2: lists, pages, sums and exports show what one created")
  void reading() {
    assertRead(RESTRICTED, service -> service.range(all()))
        .extracting(AppointmentView::id)
        .containsExactly(OF_ANN);
    Page<AppointmentView> page =
        reading(
            RESTRICTED,
            service -> service.page(all(), AppointmentSort.PATIENT, false, 1, Optional.empty()));
    assertThat(page.items()).extracting(AppointmentView::id).containsExactly(OF_ANN);
    assertThat(page.total()).hasValue(1L);
    assertThat(page.next()).isEmpty();
    assertRead(RESTRICTED, service -> service.summary(all()))
        .singleElement()
        .satisfies(day -> assertThat(day.count()).isEqualTo(1));
    List<UUID> exported = new ArrayList<>();
    inTransaction(
        RESTRICTED,
        ExportService.class,
        service -> {
          service.each(all(), view -> exported.add(view.id()));
          return null;
        });
    assertThat(exported).containsExactly(OF_ANN);
    assertRead(RESTRICTED, service -> service.get(List.of(OF_ANN, OF_BEN)))
        .extracting(AppointmentView::id)
        .containsExactly(OF_ANN);
  }

  @Test
  void other_time_is_busy_and_nothing_else() {
    List<BusyTime> busy = reading(RESTRICTED, service -> service.busy(all()));
    assertThat(busy)
        .singleElement()
        .satisfies(
            time -> {
              assertThat(time.doctor().id()).isEqualTo(DOCTOR);
              assertThat(time.start()).isEqualTo(NINE.plus(HOUR));
            });
    assertThat(busy.toString())
        .doesNotContain(OF_BEN.toString())
        .doesNotContain("Secret")
        .doesNotContain("M-1")
        .doesNotContain("why")
        .doesNotContain(BEN.toString());
  }

  @Test
  void what_is_busy_answers_no_question_about_whom() {
    for (AppointmentFilter asking :
        List.of(
            filter(Optional.of(PATIENT), Set.of(), ""),
            filter(Optional.empty(), Set.of(), "secret"))) {
      assertRead(RESTRICTED, service -> service.busy(asking)).isEmpty();
    }
    for (AppointmentStatus status : AppointmentStatus.values()) {
      assertRead(RESTRICTED, service -> service.busy(filter(Optional.empty(), Set.of(status), "")))
          .as("the same, whatever status is asked for")
          .hasSize(1);
    }
    assertRead(RESTRICTED, service -> service.range(filter(Optional.empty(), Set.of(), "secret")))
        .extracting(AppointmentView::id)
        .containsExactly(OF_ANN);
  }

  @Test
  @DisplayName("8.2.2: another's id is a missing one, to read and to change, whatever the version")
  void another_id() {
    String missing = refusal(() -> reading(RESTRICTED, service -> service.get(Ids.next())));
    assertThat(refusal(() -> reading(RESTRICTED, service -> service.get(OF_BEN))))
        .isEqualTo(missing);
    for (int version : new int[] {0, 7}) {
      AppointmentPatch patch = reason("mine now");
      assertThat(
              refusal(() -> booking(RESTRICTED, service -> service.change(OF_BEN, version, patch))))
          .isEqualTo(missing);
      assertThat(
              refusal(
                  () ->
                      booking(
                          RESTRICTED,
                          service ->
                              service.cancel(
                                  OF_BEN, Optional.of(version), Cancellation.UNEXPLAINED))))
          .isEqualTo(missing);
      assertThat(
              refusal(
                  () ->
                      booking(
                          RESTRICTED,
                          service ->
                              service.attend(
                                  OF_BEN, version, Transition.ARRIVE, Optional.empty(), false))))
          .isEqualTo(missing);
    }
  }

  @Test
  void a_refused_time_does_not_name_what_one_may_not_see() {
    RefusedAttempt theirs = attempt(OF_BEN, NINE.plus(HOUR));
    RefusedAttempt own = attempt(OF_ANN, NINE);
    assertThat(
            booking(RESTRICTED, service -> service.explain(Refusal.DOCTOR_BUSY, theirs)).blocking())
        .isEmpty();
    assertThat(booking(RESTRICTED, service -> service.explain(Refusal.DOCTOR_BUSY, own)).blocking())
        .hasValueSatisfying(blocking -> assertThat(blocking.id()).isEqualTo(OF_ANN));
  }

  @Test
  void an_administrator_of_that_hospital_sees_all_and_no_busy_time() {
    Actor admin = new Actor(BEN, "ben", Role.ADMIN, false, "", "");
    assertRead(admin, service -> service.range(all())).hasSize(2);
    assertRead(admin, service -> service.busy(all())).isEmpty();
  }

  @Test
  void a_doctor_sees_whom_they_treat() {
    Actor colleague = doctor(COLLEAGUE);
    assertRead(colleague, service -> service.range(all())).isEmpty();
    assertThat(refusal(() -> reading(colleague, service -> service.get(OF_ANN)))).isNotEmpty();
    assertRead(doctor(DOCTOR), service -> service.range(all())).hasSize(2);
    assertRead(doctor(null), service -> service.range(all())).isEmpty();
  }

  private static Actor doctor(UUID practitioner) {
    return new Actor(
        ANN, "ann", Role.DOCTOR, false, Optional.ofNullable(practitioner), Set.of(), "", "");
  }

  private static AppointmentFilter all() {
    return filter(Optional.empty(), Set.of(), "");
  }

  private static AppointmentFilter filter(
      Optional<UUID> patient, Set<AppointmentStatus> statuses, String text) {
    return new AppointmentFilter(DAY, List.of(), List.of(), patient, statuses, text);
  }

  private static AppointmentPatch reason(String reason) {
    return new AppointmentPatch(
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.to(reason),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static RefusedAttempt attempt(UUID by, Instant start) {
    TimeRange range = new TimeRange(start, start.plus(HOUR));
    return new RefusedAttempt(
        null,
        DOCTOR,
        PATIENT,
        range,
        Optional.of(new RefusedTime.Blocking(by, range.start(), range.end())));
  }

  private static String refusal(Runnable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call::run);
    assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND);
    return refused.getMessage() + refused.facts();
  }

  private static <T> T reading(Actor actor, Function<ScheduleService, T> work) {
    return inTransaction(actor, ScheduleService.class, work);
  }

  private static <E> ListAssert<E> assertRead(
      Actor actor, Function<ScheduleService, List<E>> work) {
    List<E> read = reading(actor, work);
    return assertThat(read);
  }

  private static <T> T booking(Actor actor, Function<BookingService, T> work) {
    return inTransaction(actor, BookingService.class, work);
  }

  private static <S, T> T inTransaction(Actor actor, Class<S> service, Function<S, T> work) {
    CurrentActor current = new CurrentActor();
    current.set(actor);
    Settings settings = TestSettings.restricted();
    MovableClock clock = new MovableClock(Instant.parse("2026-11-23T07:00:00Z"));
    return database.inTransaction(
        em ->
            work.apply(
                new Wired(em, new Recorded<Object>(), clock, settings, current).get(service)));
  }

  private static String appointment(
      UUID id, UUID doctor, Instant start, String status, UUID creator) {
    return """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, reason, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', '%s', '%s', '%s', 0, 'why', '%s', now(), now())
        """
        .formatted(id, doctor, PATIENT, DEPARTMENT, status, start, start.plus(HOUR), creator);
  }
}
