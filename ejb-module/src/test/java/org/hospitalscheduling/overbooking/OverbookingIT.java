package org.hospitalscheduling.overbooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.overbooking.Calibration.Outcome;
import org.hospitalscheduling.overbooking.NoShowModel.GroupCount;
import org.hospitalscheduling.overbooking.OptIn.Subject;
import org.hospitalscheduling.overbooking.SuggestionChanged.Kind;
import org.hospitalscheduling.shared.ConflictException;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.hospitalscheduling.waitlist.InvitationNotice;
import org.hospitalscheduling.waitlist.WaitlistChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Suggestions from a real appointment book: made, kept up to date, and accepted by one of many. */
class OverbookingIT {

  /** A Monday, eight o'clock in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  /** Tuesday, when the session begins. */
  private static final Instant EIGHT = Instant.parse("2026-11-24T07:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final TimeRange WEEK = new TimeRange(NOW, NOW.plus(Duration.ofDays(7)));
  private static final int VISITS = 16;

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NOW);
  private final Recorded<Object> events = new Recorded<>();

  private final UUID user = Ids.next();
  private final UUID department = Ids.next();
  private final UUID adler = Ids.next();

  /** The doctor of earlier visits; does not work from now on. */
  private final UUID former = Ids.next();

  @BeforeEach
  void hospital() {
    database.asOwner(
        "DELETE FROM overbooking_ledger",
        "DELETE FROM suggestion",
        "DELETE FROM no_show_model",
        "DELETE FROM overbooking_opt_in",
        "DELETE FROM invite_skip",
        "DELETE FROM invite",
        "DELETE FROM offer",
        "DELETE FROM waitlist_entry",
        "DELETE FROM appointment",
        "DELETE FROM working_hours",
        "DELETE FROM time_off",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department",
        "UPDATE overbooking_config SET updated_by = NULL, enabled = true, version = 0, max_per_session = 2, min_booked = 0.85",
        "DELETE FROM app_user",
        HospitalRows.user(user, "clerk", "ADMIN"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(adler, "Dr. Adler", department),
        HospitalRows.doctor(former, "Dr. Former", department, false),
        HospitalRows.hours(adler, "08:00", 240),
        "INSERT INTO overbooking_opt_in (department_id, allowed) VALUES ('%s', true)"
            .formatted(department));
  }

  @Test
  void a_full_session_of_people_who_often_stay_away_gets_suggestions() {
    fullSession(10, 7);
    List<SuggestionView> made = generate();
    assertThat(made).hasSize(2);
    for (SuggestionView each : made) {
      assertThat(each.doctorId()).isEqualTo(adler);
      assertThat(each.departmentId()).isEqualTo(department);
      assertThat(each.status()).isEqualTo(SuggestionStatus.OPEN);
      assertThat(Duration.between(each.start(), each.end())).isEqualTo(Duration.ofMinutes(15));
      assertThat(each.gain()).isPositive();
      assertThat(each.overrun()).isLessThanOrEqualTo(0.05);
      // k = 10 at the prior of the same lead time, and seven of ten missed.
      assertThat(each.noShow()).hasSize(1);
      assertThat(each.noShow().get(0)).isCloseTo((10 * 0.06 + 7) / 20, within(1e-9));
      assertThat(each.expectedMissed()).isCloseTo(VISITS * (10 * 0.06 + 7) / 20, within(1e-9));
      assertThat(each.visits()).contains(VISITS);
      assertThat(each.sessionStart()).isBeforeOrEqualTo(each.start());
      assertThat(each.sessionEnd()).isAfterOrEqualTo(each.end());
      assertThat(each.expiresAt()).isEqualTo(each.start().minus(Duration.ofHours(1)));
    }
    assertThat(kinds()).containsExactly(Kind.CREATED, Kind.CREATED);
  }

  @Test
  void reliable_people_get_none() {
    fullSession(10, 0);
    assertThat(generate()).isEmpty();
  }

  @Test
  void free_time_is_filled_first() {
    fullSession(10, 7);
    cancel(4);
    assertThat(generate()).isEmpty();
  }

  @Test
  void what_still_pays_stays_as_it_is_and_what_does_not_expires() {
    fullSession(10, 7);
    List<SuggestionView> first = generate();
    events.events.clear();
    assertThat(generate()).extracting(SuggestionView::id).isEqualTo(ids(first));
    assertThat(events.events).isEmpty();
    cancel(4);
    assertThat(generate()).isEmpty();
    assertThat(kinds()).containsExactly(Kind.EXPIRED, Kind.EXPIRED);
    assertThat(view(first.get(0).id()).status()).isEqualTo(SuggestionStatus.EXPIRED);
  }

  @Test
  void only_where_somebody_said_yes_and_nobody_no() {
    fullSession(10, 7);
    String[][] said = {
      {"DELETE FROM overbooking_opt_in", "none"},
      {"INSERT INTO overbooking_opt_in (practitioner_id, allowed) VALUES ('%s', true)", "some"},
      {"UPDATE overbooking_opt_in SET allowed = false", "none"},
      {"UPDATE overbooking_opt_in SET allowed = true", "some"},
      {"UPDATE overbooking_config SET enabled = false", "none"}
    };
    for (String[] step : said) {
      database.asOwner(step[0].formatted(adler));
      assertThat(generate().isEmpty() ? "none" : "some").as(step[0]).isEqualTo(step[1]);
    }
  }

  @Test
  void accepting_books_one_more_and_marks_it() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    events.events.clear();
    UUID patient = patient();
    AppointmentView booked = accept(suggestion.id(), patient);
    assertThat(booked.overbooked()).isTrue();
    assertThat(booked.patient().id()).isEqualTo(patient);
    assertThat(booked.start()).isEqualTo(suggestion.start());
    assertThat(booked.end()).isEqualTo(suggestion.end());
    SuggestionView after = view(suggestion.id());
    assertThat(after.status()).isEqualTo(SuggestionStatus.ACCEPTED);
    assertThat(after.appointmentId()).contains(booked.id());
    assertThat(kinds()).containsExactly(Kind.ACCEPTED);
    assertThat(events.events).hasAtLeastOneElementOfType(AppointmentChanged.class);
    assertThat(refusal(() -> accept(suggestion.id(), patient()))).isEqualTo("suggestion-over");
  }

  @Test
  void who_waited_leaves_the_list_and_gives_up_what_they_had() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    UUID patient = patient();
    UUID old = Ids.next();
    UUID entry = Ids.next();
    database.asOwner(
        """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '2027-03-01T09:00Z', '2027-03-01T09:30Z', 0, '%s', now(), now())
        """
            .formatted(old, former, patient, department, user),
        """
        INSERT INTO waitlist_entry (id, version, patient_id, department_id, appointment_id, minutes, priority, earliest,
          weekdays, from_minute, until_minute, email, status, created_by, joined_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 15, 3, now(), 127, 0, 1440, 'kwame@example.com', 'waiting', '%s', now(), now())
        """
            .formatted(entry, patient, department, old, user));
    events.events.clear();
    PatientChoice waiting = new PatientChoice.Waiting(entry);
    AppointmentView booked =
        service(OverbookingService.class, each -> each.accept(suggestion.id(), waiting));
    assertThat(booked.patient().id()).isEqualTo(patient);
    assertThat(number("SELECT count(*) FROM waitlist_entry WHERE status = 'booked'")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'cancelled'")).isEqualTo(1);
    assertThat(events.events)
        .hasAtLeastOneElementOfType(WaitlistChanged.class)
        .hasAtLeastOneElementOfType(InvitationNotice.class);
    SuggestionView next = generate().get(0);
    assertThat(
            refusal(
                () -> service(OverbookingService.class, each -> each.accept(next.id(), waiting))))
        .isEqualTo("unknown-patient");
  }

  @Test
  void whoever_was_put_in_counts_when_it_is_looked_at_again() {
    fullSession(10, 7);
    List<SuggestionView> first = generate();
    accept(first.get(0).id(), patient());
    assertThat(generate()).hasSize(1);
    accept(generate().get(0).id(), patient());
    assertThat(generate()).isEmpty();
  }

  @Test
  void of_many_who_accept_at_once_one_wins() {
    fullSession(10, 7);
    for (SuggestionView suggestion : generate()) {
      List<UUID> patients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        patients.add(patient());
      }
      CyclicBarrier together = new CyclicBarrier(8);
      AtomicInteger next = new AtomicInteger();
      List<String> outcomes =
          HospitalDatabase.atOnce(
              8,
              () -> {
                UUID patient = patients.get(next.getAndIncrement());
                together.await();
                return refusal(() -> accept(suggestion.id(), patient));
              });
      assertThat(Collections.frequency(outcomes, "booked")).isEqualTo(1);
      assertThat(Collections.frequency(outcomes, "suggestion-over")).isEqualTo(7);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE overbooked AND starts_at = '%s'"
                      .formatted(suggestion.start())))
          .isEqualTo(1);
    }
  }

  @Test
  void a_rule_that_refuses_leaves_the_suggestion_open() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    UUID busy = patient();
    database.asOwner(
        appointment(former, busy, suggestion.start(), "booked", NOW.minusSeconds(60), 1));
    assertThat(refusal(() -> accept(suggestion.id(), busy))).isEqualTo("patient-busy");
    assertThat(refusal(() -> accept(suggestion.id(), Ids.next()))).isEqualTo("unknown-patient");
    assertThat(view(suggestion.id()).status()).isEqualTo(SuggestionStatus.OPEN);
    assertThat(refusal(() -> accept(suggestion.id(), patient()))).isEqualTo("booked");
  }

  @Test
  void a_session_that_has_had_its_share_since_takes_no_more() {
    fullSession(10, 7);
    List<SuggestionView> made = generate();
    database.asOwner(
        "UPDATE overbooking_config SET max_per_session = 1",
        appointment(
                adler,
                patient(),
                EIGHT.plus(Duration.ofMinutes(225)),
                "booked",
                NOW.minusSeconds(60),
                1)
            .replace("false, 'x'", "true, 'x'"));
    assertThat(refusal(() -> accept(made.get(0).id(), patient()))).isEqualTo("overbooking-limit");
  }

  @Test
  void a_doctor_whose_limit_was_lowered_since_takes_no_more() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    database.asOwner("UPDATE practitioner SET max_per_hour = 1");
    assertThat(refusal(() -> accept(suggestion.id(), patient()))).isEqualTo("overbooking-limit");
    assertThat(generate()).isEmpty();
  }

  @Test
  void what_was_declined_is_not_suggested_again() {
    fullSession(10, 7);
    SuggestionView declined = generate().get(0);
    SuggestionView after =
        service(
            OverbookingService.class, each -> each.decline(declined.id(), "Doctor leaves early"));
    assertThat(after.status()).isEqualTo(SuggestionStatus.DECLINED);
    assertThat(after.declineReason()).contains("Doctor leaves early");
    assertThat(generate()).extracting(SuggestionView::start).doesNotContain(declined.start());
    assertThat(refusal(() -> accept(declined.id(), patient()))).isEqualTo("suggestion-over");
  }

  @Test
  void its_time_over_a_suggestion_is_over() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    clock.advance(Duration.between(NOW, suggestion.start()).minus(Duration.ofMinutes(30)));
    assertThat(refusal(() -> accept(suggestion.id(), patient()))).isEqualTo("suggestion-over");
    events.events.clear();
    in(
        SuggestionWorkflow.class,
        each -> {
          each.expireDue(clock.instant());
          return null;
        });
    assertThat(kinds()).contains(Kind.EXPIRED);
    assertThat(view(suggestion.id()).status()).isEqualTo(SuggestionStatus.EXPIRED);
  }

  @Test
  void somebody_who_has_arrived_is_not_expected_to_stay_away() {
    fullSession(10, 7);
    clock.advance(Duration.ofHours(22));
    assertThat(generate()).isNotEmpty();
    database.asOwner(
        "UPDATE appointment SET status = 'arrived' WHERE practitioner_id = '%s'".formatted(adler));
    assertThat(generate()).isEmpty();
  }

  @Test
  void a_longer_range_than_two_months_is_refused() {
    assertThat(
            refusal(
                () ->
                    service(
                        OverbookingService.class,
                        each ->
                            each.generate(
                                new TimeRange(NOW, NOW.plus(Duration.ofDays(63))),
                                List.of(),
                                List.of()))))
        .isEqualTo("too-many-rows");
  }

  @Test
  void rules_are_changed_by_who_saw_them_and_within_bounds() {
    OverbookingView before =
        service(OverbookingConfigService.class, OverbookingConfigService::config);
    OptIn no = new OptIn(Subject.DOCTOR, adler, false);
    OverbookingView after =
        service(
            OverbookingConfigService.class,
            each -> each.change(before.version(), patch(Patch.to(0.3), Patch.to(List.of(no)))));
    assertThat(after.waitCost()).isEqualTo(0.3);
    assertThat(before.preset()).isEqualTo("balanced");
    assertThat(after.preset()).isEqualTo("custom");
    assertThat(after.overtimeCost()).isEqualTo(before.overtimeCost());
    assertThat(after.optIns()).containsExactly(no);
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(service(OverbookingConfigService.class, OverbookingConfigService::config))
        .isEqualTo(after);
    assertThat(change(before.version(), patch(Patch.to(0.2), Patch.keep())))
        .isEqualTo("stale-version");
    assertThat(change(after.version(), patch(Patch.keep(), Patch.to(List.of(no, no)))))
        .isEqualTo("invalid");
  }

  @Test
  void switching_off_ends_what_is_open_at_once() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    int version = service(OverbookingConfigService.class, each -> each.config().version());
    service(OverbookingConfigService.class, each -> each.change(version, enabled(false)));
    assertThat(view(suggestion.id()).status()).isEqualTo(SuggestionStatus.EXPIRED);
  }

  @Test
  void a_preview_shows_what_other_rules_would_suggest_and_stores_nothing() {
    fullSession(10, 7);
    OverbookingPatch dear = patch(Patch.to(10.0), Patch.keep());
    assertThat(preview(dear)).isEmpty();
    OverbookingPatch same = patch(Patch.keep(), Patch.keep());
    assertThat(preview(same))
        .extracting(PreviewedSuggestion::doctorId)
        .containsExactly(adler, adler);
    assertThat(number("SELECT count(*) FROM suggestion")).isZero();
    OverbookingView config =
        service(OverbookingConfigService.class, OverbookingConfigService::config);
    assertThat(config.waitCost()).isEqualTo(0.15);
  }

  @Test
  void the_ledger_compares_what_was_expected_with_what_happened() {
    fullSession(10, 7);
    SuggestionView suggestion = generate().get(0);
    clock.advance(Duration.ofHours(6));
    AppointmentView extra = accept(suggestion.id(), patient());
    assertThat(close(EIGHT.plus(Duration.ofHours(3)))).isZero();
    database.asOwner(
        "UPDATE appointment SET status = 'fulfilled' WHERE practitioner_id = '%s'".formatted(adler),
        "UPDATE appointment SET status = 'noshow' WHERE practitioner_id = '%s' AND starts_at < '%s'"
            .formatted(adler, EIGHT.plus(Duration.ofMinutes(75))),
        "UPDATE appointment SET status = 'cancelled', cancelled_at = '%s' WHERE practitioner_id = '%s' AND starts_at = '%s'"
            .formatted(EIGHT, adler, EIGHT.plus(Duration.ofMinutes(75))),
        // A patient who cancelled before the decision was not expected.
        "UPDATE appointment SET status = 'cancelled', cancelled_at = '%s' WHERE practitioner_id = '%s' AND starts_at = '%s'"
            .formatted(NOW.plus(Duration.ofHours(5)), adler, EIGHT.plus(Duration.ofMinutes(90))),
        "UPDATE appointment SET status = 'fulfilled' WHERE id = '%s'".formatted(extra.id()));
    assertThat(close(EIGHT.plus(Duration.ofHours(5)))).isEqualTo(1);
    assertThat(close(EIGHT.plus(Duration.ofHours(5)))).isZero();
    LedgerMonth month =
        service(OverbookingConfigService.class, OverbookingConfigService::ledger).get(0);
    assertThat(month.month()).isEqualTo("2026-11");
    assertThat(month.accepted()).isEqualTo(1);
    assertThat(month.expectedMissed()).isCloseTo(VISITS * 0.38, within(1e-9));
    assertThat(month.missed()).isEqualTo(6);
    assertThat(month.came()).isEqualTo(1);
    assertThat(month.stayedAway()).isZero();
  }

  private int close(Instant until) {
    return in(Suggestions.class, each -> each.closeLedger(until, until));
  }

  @Test
  void before_anything_is_learnt_the_prior_holds() {
    NoShowView view = service(OverbookingConfigService.class, OverbookingConfigService::noShows);
    assertThat(view.trainedAt()).isEmpty();
    assertThat(view.calibration().visits()).isZero();
    NoShowModel model = in(NoShowModels.class, each -> each.model(0.2));
    assertThat(model.rate(department, LeadTime.LONGER)).isEqualTo(LeadTime.LONGER.prior());
  }

  /** The statement's totals equal those of the model's definition, visit by visit. */
  @Test
  void what_is_learnt_in_one_statement_is_what_the_model_says() {
    record Past(UUID patient, Instant start, LeadTime lead, boolean missed, boolean own) {}
    Random random = new Random(20260110);
    List<UUID> patients = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      patients.add(patient());
    }
    List<Past> past = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Instant start = NOW.minus(Duration.ofHours(12L * (i + 1)));
      Instant booked = start.minus(Duration.ofDays(random.nextInt(40)));
      boolean missed = random.nextInt(4) == 0;
      // Late, so it counts as missed, but it is unknown who cancelled.
      boolean late = missed && random.nextInt(3) == 0;
      UUID patient = patients.get(random.nextInt(patients.size()));
      Instant made = late ? booked.minus(Duration.ofHours(2)) : booked;
      past.add(new Past(patient, start, LeadTime.between(made, start, BERLIN), missed, !late));
      rows.add(
          late
              ? cancelled(patient, start, made, late(start, booked))
              : appointment(former, patient, start, missed ? "noshow" : "fulfilled", booked, 0));
    }
    // Visits that were cancelled, are still to come, or were never recorded do not count.
    rows.add(appointment(former, patients.get(0), NOW.minusSeconds(1800), "cancelled", NOW, 0));
    Instant gone = NOW.minus(Duration.ofDays(3));
    Instant dayBefore = gone.minus(Duration.ofHours(24));
    rows.add(cancelled(patients.get(0), gone, gone.minus(Duration.ofDays(9)), dayBefore));
    // Nor do those booked by mistake.
    rows.add(cancelled(patients.get(0), gone, gone.minusSeconds(4000), gone.minusSeconds(400)));
    rows.add(appointment(former, patients.get(0), NOW.plusSeconds(3600), "booked", NOW, 0));
    rows.add(
        appointment(former, patients.get(0), NOW.minus(Duration.ofDays(731)), "noshow", NOW, 0));
    database.asOwner(rows.toArray(String[]::new));
    in(NoShowModels.class, each -> each.refresh(BERLIN, NOW));

    Map<LeadTime, long[]> counts = new EnumMap<>(LeadTime.class);
    for (Past each : past) {
      long[] count = counts.computeIfAbsent(each.lead(), lead -> new long[2]);
      count[0]++;
      count[1] += each.missed() ? 1 : 0;
    }
    NoShowModel expected = NoShowModel.of(groups(counts), 0.2);
    NoShowModel learnt = in(NoShowModels.class, each -> each.model(0.2));
    for (LeadTime lead : LeadTime.values()) {
      assertThat(learnt.rate(department, lead))
          .isCloseTo(expected.rate(department, lead), within(1e-12));
    }

    List<Outcome> outcomes = new ArrayList<>();
    for (Past each : past) {
      Instant then = each.start().minus(NoShowModels.FORESIGHT);
      Map<LeadTime, long[]> known = new EnumMap<>(LeadTime.class);
      long[] own = new long[2];
      for (Past earlier : past) {
        if (!earlier.start().isAfter(then)) {
          long[] count = known.computeIfAbsent(earlier.lead(), lead -> new long[2]);
          count[0]++;
          count[1] += earlier.missed() ? 1 : 0;
          if (earlier.own() && earlier.patient().equals(each.patient())) {
            own[0]++;
            own[1] += earlier.missed() ? 1 : 0;
          }
        }
      }
      NoShowModel model = NoShowModel.of(groups(known), 0.2);
      outcomes.add(
          new Outcome(
              model.forecast(department, each.lead(), own[0], own[1]).noShow(), each.missed()));
    }
    Calibration byHand = Calibration.of(outcomes);
    NoShowView view = service(OverbookingConfigService.class, OverbookingConfigService::noShows);
    assertThat(view.trainedAt()).contains(NOW);
    assertThat(view.visits()).isEqualTo(300);
    assertThat(view.calibration().visits()).isEqualTo(300);
    assertThat(view.calibration().brier()).isCloseTo(byHand.brier(), within(1e-9));
    assertThat(view.calibration().bins()).hasSameSizeAs(byHand.bins());
    for (int i = 0; i < byHand.bins().size(); i++) {
      Calibration.Bin bin = view.calibration().bins().get(i);
      assertThat(bin.visits()).isEqualTo(byHand.bins().get(i).visits());
      assertThat(bin.forecast()).isCloseTo(byHand.bins().get(i).forecast(), within(1e-9));
      assertThat(bin.observed()).isCloseTo(byHand.bins().get(i).observed(), within(1e-9));
    }
  }

  /** A time within the day before, after the booking. */
  private static Instant late(Instant start, Instant booked) {
    Instant before = start.minus(Duration.ofHours(3));
    return before.isBefore(booked) ? booked : before;
  }

  private String cancelled(UUID patient, Instant start, Instant booked, Instant at) {
    return appointment(former, patient, start, "cancelled", booked, 0)
        .replace("created_at, updated_at)", "created_at, updated_at, cancelled_at)")
        .replace("now())", "now(), '" + at + "')");
  }

  private List<GroupCount> groups(Map<LeadTime, long[]> counts) {
    List<GroupCount> groups = new ArrayList<>();
    counts.forEach(
        (lead, count) -> groups.add(new GroupCount(department, lead, count[0], count[1])));
    return groups;
  }

  @Test
  void the_latest_of_what_was_learnt_counts_and_the_oldest_is_forgotten() {
    in(NoShowModels.class, each -> each.refresh(BERLIN, NOW.minus(Duration.ofDays(401))));
    fullSession(10, 7);
    in(NoShowModels.class, each -> each.refresh(BERLIN, NOW));
    NoShowView view = service(OverbookingConfigService.class, OverbookingConfigService::noShows);
    assertThat(view.visits()).isEqualTo(160);
    assertThat(view.missed()).isEqualTo(112);
    in(
        NoShowModels.class,
        each -> {
          each.forgetOld(NOW);
          return null;
        });
    assertThat(number("SELECT count(*) FROM no_show_model")).isEqualTo(1);
  }

  @Test
  void the_applications_role_cannot_rewrite_what_was_decided() {
    for (String forbidden :
        List.of(
            "DELETE FROM suggestion",
            "UPDATE overbooking_ledger SET missed = 0",
            "DELETE FROM overbooking_ledger",
            "UPDATE no_show_rate SET missed = 0",
            "DELETE FROM overbooking_config")) {
      assertThatThrownBy(
              () -> {
                try (Connection connection = database.application().getConnection();
                    PreparedStatement statement = connection.prepareStatement(forbidden)) {
                  statement.execute();
                }
              })
          .as(forbidden)
          .hasMessageContaining("permission denied");
    }
  }

  /** Sixteen quarter hours, each with a patient of their own with this history. */
  private void fullSession(int visits, int missed) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < VISITS; i++) {
      UUID patient = Ids.next();
      rows.add(patient(patient));
      for (int j = 0; j < visits; j++) {
        Instant start = NOW.minus(Duration.ofDays(10 + j)).plus(Duration.ofMinutes(15L * i));
        rows.add(
            appointment(
                former,
                patient,
                start,
                j < missed ? "noshow" : "fulfilled",
                start.minusSeconds(60),
                0));
      }
      rows.add(
          appointment(
              adler,
              patient,
              EIGHT.plus(Duration.ofMinutes(15L * i)),
              "booked",
              NOW.minusSeconds(60),
              0));
    }
    database.asOwner(rows.toArray(String[]::new));
  }

  private void cancel(int visits) {
    database.asOwner(
        """
        UPDATE appointment SET status = 'cancelled' WHERE id IN (
          SELECT id FROM appointment WHERE practitioner_id = '%s' AND status = 'booked' ORDER BY starts_at LIMIT %d)
        """
            .formatted(adler, visits));
  }

  private String appointment(
      UUID doctor, UUID patient, Instant start, String status, Instant booked, int lane) {
    return """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, overbooked, reason, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', '%s', '%s', '%s', %d, false, 'x', '%s', '%s', now())
        """
        .formatted(
            Ids.next(),
            doctor,
            patient,
            department,
            status,
            start,
            start.plus(Duration.ofMinutes(15)),
            lane,
            user,
            booked);
  }

  private UUID patient() {
    UUID id = Ids.next();
    database.asOwner(patient(id));
    return id;
  }

  private static String patient(UUID id) {
    return """
        INSERT INTO patient (id, version, mrn, mrn_key, name, created_at, updated_at)
        VALUES ('%1$s', 0, '%1$s', '%1$s', 'Osei, Kwame', now(), now())
        """
        .formatted(id);
  }

  private List<SuggestionView> generate() {
    return service(OverbookingService.class, each -> each.generate(WEEK, List.of(), List.of()));
  }

  private AppointmentView accept(UUID suggestion, UUID patient) {
    return service(
        OverbookingService.class,
        each -> each.accept(suggestion, new PatientChoice.Patient(patient)));
  }

  private List<PreviewedSuggestion> preview(OverbookingPatch patch) {
    return service(OverbookingConfigService.class, each -> each.preview(patch, 7));
  }

  private SuggestionView view(UUID id) {
    return service(OverbookingService.class, each -> each.view(id));
  }

  private String change(int version, OverbookingPatch patch) {
    return refusal(
        () -> service(OverbookingConfigService.class, each -> each.change(version, patch)));
  }

  private List<Kind> kinds() {
    return events.events.stream()
        .filter(SuggestionChanged.class::isInstance)
        .map(each -> ((SuggestionChanged) each).kind())
        .toList();
  }

  private static List<UUID> ids(Collection<SuggestionView> suggestions) {
    return suggestions.stream().map(SuggestionView::id).toList();
  }

  private static OverbookingPatch patch(Patch<Double> waitCost, Patch<List<OptIn>> optIns) {
    return new OverbookingPatch(
        Patch.keep(),
        waitCost,
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        optIns);
  }

  private static OverbookingPatch enabled(boolean enabled) {
    OverbookingPatch nothing = patch(Patch.keep(), Patch.keep());
    return new OverbookingPatch(
        Patch.to(enabled),
        nothing.waitCost(),
        nothing.overtimeCost(),
        nothing.overrunRisk(),
        nothing.planningQuantile(),
        nothing.maxPerSession(),
        nothing.minBooked(),
        nothing.minLeadMinutes(),
        nothing.horizonDays(),
        nothing.holdMinutes(),
        nothing.inviteAtOnce(),
        nothing.fillChance(),
        nothing.offerFreed(),
        nothing.optIns());
  }

  private interface Call {
    Object run();
  }

  private static String refusal(Call call) {
    try {
      call.run();
      return "booked";
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private <S, T> T service(Class<S> type, Function<S, T> call) {
    return in(type, call);
  }

  /** In a transaction of its own, retried after a deadlock, as the gateway does it. */
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
    CurrentActor actor = new CurrentActor();
    actor.set(new Actor(user, "clerk", Role.ADMIN, false, "192.0.2.1", "request"));
    return new Wired(em, events, clock, TestSettings.defaults(), actor);
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
