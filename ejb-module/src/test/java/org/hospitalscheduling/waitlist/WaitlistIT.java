package org.hospitalscheduling.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BookingRequest;
import org.hospitalscheduling.booking.BookingService;
import org.hospitalscheduling.booking.Cancellation;
import org.hospitalscheduling.booking.Transition;
import org.hospitalscheduling.booking.Visibility;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.ConflictException;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.testing.HospitalDatabase;
import org.hospitalscheduling.testing.HospitalRows;
import org.hospitalscheduling.testing.MovableClock;
import org.hospitalscheduling.testing.Recorded;
import org.hospitalscheduling.testing.TestSettings;
import org.hospitalscheduling.testing.Wired;
import org.hospitalscheduling.waitlist.CandidatePolicy.Skip;
import org.hospitalscheduling.waitlist.OfferView.Skipped;
import org.hospitalscheduling.waitlist.WaitlistChanged.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits, who is invited, who gets the time: on the real database, with many at once. */
class WaitlistIT {

  /** A Monday, eight o'clock in Berlin. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  /** Tuesday, ten o'clock in Berlin. */
  private static final TimeRange TEN =
      new TimeRange(Instant.parse("2026-11-24T09:00:00Z"), Instant.parse("2026-11-24T09:30:00Z"));

  private static final Origin PHONE = new Origin("198.51.100.7", "request", "");

  @RegisterExtension static final HospitalDatabase database = new HospitalDatabase();

  private final MovableClock clock = new MovableClock(NOW);
  private final Recorded<Object> events = new Recorded<>();

  private final UUID user = Ids.next();
  private final UUID colleague = Ids.next();
  private final UUID department = Ids.next();
  private final UUID adler = Ids.next();

  @BeforeEach
  void hospital() {
    database.asOwner(
        "DELETE FROM invite_skip",
        "DELETE FROM invite",
        "DELETE FROM offer",
        "DELETE FROM freed_time",
        "DELETE FROM waitlist_entry",
        "DELETE FROM appointment",
        "DELETE FROM working_hours",
        "DELETE FROM patient",
        "DELETE FROM practitioner",
        "DELETE FROM department",
        "DELETE FROM app_user",
        "UPDATE invite_config SET hold_minutes = 30, invite_at_once = 3, fill_chance = 0.9, offer_freed = true",
        HospitalRows.user(user, "clerk", "USER"),
        HospitalRows.department(department, "Cardiology"),
        HospitalRows.doctor(adler, "Dr. Adler", department),
        HospitalRows.hours(adler, "08:00", 480));
  }

  @Test
  void the_list_is_in_the_order_of_fairness() {
    WaitlistView late = join(patient(), 3);
    clock.advance(Duration.ofMinutes(1));
    WaitlistView later = join(patient(), 3);
    WaitlistView urgent = join(patient(), 1);
    List<WaitlistView> list = staff(each -> each.list(List.of()));
    assertThat(list)
        .extracting(WaitlistView::id)
        .containsExactly(urgent.id(), late.id(), later.id());
    assertThat(list).extracting(each -> each.position().orElseThrow()).containsExactly(1, 2, 3);
    staff(
        each -> {
          each.leave(urgent.id());
          return null;
        });
    assertThat(staff(each -> each.view(late.id())).position()).contains(1);
    assertThat(staff(each -> each.view(urgent.id())).position()).isEmpty();
    assertThat(kinds()).containsExactly(Kind.JOINED, Kind.JOINED, Kind.JOINED, Kind.LEFT);
  }

  @Test
  void nobody_waits_twice_for_the_same() {
    UUID patient = patient();
    join(patient, 3);
    assertThat(outcome(() -> join(patient, 3))).isEqualTo("duplicate");
  }

  @Test
  void urgency_needs_a_reason() {
    UUID patient = patient();
    assertThat(outcome(() -> staff(each -> each.join(request(patient, 2, Optional.empty())))))
        .isEqualTo("invalid");
  }

  @Test
  void the_best_are_asked_and_of_the_others_it_is_said_why_not() {
    WaitlistView third = join(patient(), 5);
    WaitlistView first = join(patient(), 1);
    clock.advance(Duration.ofMinutes(1));
    WaitlistView second = join(patient(), 3);
    clock.advance(Duration.ofMinutes(1));
    WaitlistView unreachable = join(unreachablePatient(), 1);
    WaitlistView fourth = join(patient(), 5);
    OfferView offer = invite();
    assertThat(offer.asked())
        .extracting(OfferView.Asked::entryId)
        .containsExactly(first.id(), second.id(), third.id());
    assertThat(offer.skipped())
        .containsExactly(
            new Skipped(unreachable.id(), Optional.of(unreachable.patient()), Skip.NO_ADDRESS),
            new Skipped(fourth.id(), Optional.of(fourth.patient()), Skip.ENOUGH_ASKED));
    assertThat(offer.asked())
        .extracting(OfferView.Asked::patient)
        .containsExactly(
            Optional.of(first.patient()),
            Optional.of(second.patient()),
            Optional.of(third.patient()));
    assertThat(offer.asked())
        .extracting(OfferView.Asked::sent)
        .containsOnly(Optional.of(clock.instant()));
    assertThat(offer.made()).isEqualTo(clock.instant());
    assertThat(offer.expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
    assertThat(notices(InvitationNotice.Kind.OFFERED)).hasSize(3);
    assertThat(staff(each -> each.view(first.id())).invited()).isTrue();
  }

  @Test
  void offered_time_is_held() {
    join(patient(), 3);
    invite();
    assertThat(outcome(() -> book(patient()))).isEqualTo("held");
    clock.advance(Duration.ofMinutes(31));
    assertThat(outcome(() -> book(patient()))).isEqualTo("done");
  }

  @Test
  void its_end_is_decided_when_it_is_made_and_the_same_wherever_it_is_said() {
    join(patient(), 3);
    join(patient(), 3);
    clock.advance(Duration.ofSeconds(17));
    OfferView offer = offer();
    Instant end = NOW.plus(Duration.ofMinutes(31));
    assertThat(offer.expires()).as("half an hour later, in whole minutes").isEqualTo(end);
    clock.advance(Duration.ofMinutes(2));
    handedOver(offer.asked().get(0).inviteId());
    failed(offer.asked().get(1).inviteId());
    assertThat(ends(offer)).containsOnly(end);
    // To the very instant, in the rules, by the job and for the patient.
    clock.advance(Duration.between(clock.instant(), end).minusMillis(1));
    end();
    assertThat(now(offer).status()).isEqualTo(OfferStatus.OPEN);
    assertThat(outcome(() -> book(patient()))).isEqualTo("held");
    assertThat(invitation(tokens().get(0)).answer()).isEqualTo(InvitationStatus.OPEN);
    clock.advance(Duration.ofMillis(1));
    assertThat(invitation(tokens().get(0)).answer()).isEqualTo(InvitationStatus.EXPIRED);
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(0), PHONE))))
        .isEqualTo("offer-over");
    end();
    assertThat(now(offer).status()).isEqualTo(OfferStatus.EXPIRED);
    assertThat(outcome(() -> book(patient()))).isEqualTo("done");
  }

  /** The end of an offer as everybody learns of it: staff, patients, mails and the calendar. */
  private List<Instant> ends(OfferView offer) {
    List<Instant> ends = new ArrayList<>();
    ends.add(now(offer).expires());
    offers(TEN, List.of()).forEach(each -> ends.add(each.expires()));
    tokens().forEach(token -> ends.add(invitation(token).expires()));
    notices(InvitationNotice.Kind.OFFERED)
        .forEach(each -> ends.add(each.asked().orElseThrow().heldUntil()));
    ends.add(
        in(AppointmentQueries.class, each -> each.view(offer.appointmentId()))
            .orElseThrow()
            .expiresAt());
    assertThat(ends).as("offer, list, two links, two mails, calendar").hasSize(7);
    return ends;
  }

  private void end() {
    in(
        OfferJob.class,
        each -> {
          each.expire();
          return null;
        });
  }

  @Test
  void a_mail_that_is_not_handed_over_in_half_of_the_time_has_failed() {
    join(patient(), 3);
    offer();
    assertThat(notices(InvitationNotice.Kind.OFFERED))
        .extracting(InvitationNotice::usefulUntil)
        .containsExactly(NOW.plus(Duration.ofMinutes(15)));
    database.asOwner("UPDATE invite_config SET hold_minutes = 5");
    join(patient(), 3);
    staff(each -> each.invite(adler, later(Duration.ofHours(1)), List.of()));
    assertThat(notices(InvitationNotice.Kind.OFFERED))
        .extracting(InvitationNotice::usefulUntil)
        .last()
        .isEqualTo(NOW.plus(Duration.ofSeconds(150)));
  }

  @Test
  void a_mail_that_failed_is_told_as_failed_and_the_next_is_asked_at_once() {
    WaitlistView first = join(patient(), 1);
    join(patient(), 3);
    join(patient(), 3);
    clock.advance(Duration.ofMinutes(1));
    WaitlistView next = join(patient(), 3);
    database.asOwner("UPDATE patient SET phone = '030 123456'");
    OfferView offer = offer();
    clock.advance(Duration.ofSeconds(5));
    failed(offer.asked().get(0).inviteId());
    OfferView after = now(offer);
    OfferView.Asked unreached = after.asked().get(0);
    assertThat(unreached.sent()).isEmpty();
    assertThat(unreached.failed()).contains(clock.instant());
    assertThat(unreached.phone()).contains("030 123456");
    assertThat(unreached.status()).isEqualTo(InvitationStatus.OPEN);
    assertThat(after.asked()).hasSize(4);
    assertThat(after.asked().get(3).entryId()).isEqualTo(next.id());
    assertThat(after.asked().get(3).phone()).as("a mail is on its way").isEmpty();
    assertThat(after.skipped()).isEmpty();
    assertThat(after.expires()).as("as it was told").isEqualTo(offer.expires());
    assertThat(notices(InvitationNotice.Kind.OFFERED)).hasSize(4);
    assertThat(kinds()).endsWith(Kind.FAILED, Kind.INVITED);
    WaitlistView listed = staff(each -> each.view(first.id()));
    assertThat(listed.mailFailed()).contains(clock.instant());
    assertThat(listed.phone()).contains("030 123456");
    assertThat(staff(each -> each.view(next.id())).phone()).isEmpty();
    after.asked().stream().skip(1).forEach(each -> handedOver(each.inviteId()));
    assertThat(now(offer).expires()).isEqualTo(offer.expires());
  }

  @Test
  void what_became_of_a_mail_is_told_once() {
    join(patient(), 3);
    OfferView offer = offer();
    UUID invite = offer.asked().get(0).inviteId();
    handedOver(invite);
    OfferView sent = now(offer);
    clock.advance(Duration.ofMinutes(1));
    failed(invite);
    handedOver(invite);
    assertThat(now(offer)).isEqualTo(sent);
    assertThat(kinds()).doesNotContain(Kind.FAILED);
  }

  @Test
  void where_nobody_is_left_to_ask_the_time_is_held_for_a_call() {
    join(patient(), 3);
    join(unreachablePatient(), 5);
    OfferView offer = offer();
    failed(offer.asked().get(0).inviteId());
    assertThat(now(offer).asked()).hasSize(1);
    assertThat(now(offer).skipped()).hasSize(1);
    assertThat(now(offer).expires()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
  }

  @Test
  void without_a_mail_server_nobody_else_is_asked() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    join(patient(), 1);
    join(patient(), 3);
    OfferView offer = offer();
    in(
        InvitationDelivery.class,
        each -> {
          each.failed(offer.asked().get(0).inviteId(), false, clock.instant());
          return null;
        });
    assertThat(now(offer).asked())
        .extracting(OfferView.Asked::failed)
        .containsExactly(Optional.of(clock.instant()));
  }

  @Test
  void of_those_who_were_named_only_named_ones_are_asked_next() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    WaitlistView best = join(patient(), 1);
    WaitlistView named = join(patient(), 3);
    WaitlistView other = join(patient(), 5);
    OfferView offer = staff(each -> each.invite(adler, TEN, List.of(named.id(), other.id())));
    failed(offer.asked().get(0).inviteId());
    failed(now(offer).asked().get(1).inviteId());
    assertThat(now(offer).asked())
        .extracting(OfferView.Asked::entryId)
        .containsExactly(named.id(), other.id())
        .doesNotContain(best.id());
  }

  @Test
  void who_cannot_come_any_more_is_not_asked_next() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    join(patient(), 1);
    WaitlistView left = join(patient(), 2);
    WaitlistView busy = join(patient(), 3);
    WaitlistView next = join(patient(), 5);
    OfferView offer = offer();
    staff(
        each -> {
          each.leave(left.id());
          return null;
        });
    staff(each -> each.invite(adler, later(Duration.ofHours(1)), List.of(busy.id())));
    failed(offer.asked().get(0).inviteId());
    assertThat(now(offer).asked()).extracting(OfferView.Asked::entryId).last().isEqualTo(next.id());
  }

  @Test
  void a_mail_server_that_is_away_does_not_hold_the_time_for_ever() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    for (int i = 0; i < 10; i++) {
      join(patient(), 3);
    }
    OfferView offer = offer();
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(8));
      now(offer).asked().stream()
          .filter(each -> each.sent().isEmpty() && each.failed().isEmpty())
          .forEach(each -> failed(each.inviteId()));
    }
    assertThat(now(offer).asked()).as("nobody in the last five minutes").hasSize(4);
    assertThat(now(offer).expires()).isEqualTo(offer.expires());
  }

  @Test
  void whom_a_mail_did_not_reach_may_still_confirm_and_is_not_mailed_of_the_end() {
    UUID patient = patient();
    join(patient, 1);
    join(patient(), 3);
    OfferView offer = offer();
    failed(offer.asked().get(0).inviteId());
    failed(offer.asked().get(1).inviteId());
    // The server may have taken a mail whose end it did not tell.
    AppointmentView booked = invitations(each -> each.confirm(tokens().get(0), PHONE));
    assertThat(booked.patient().id()).isEqualTo(patient);
    assertThat(now(offer).status()).isEqualTo(OfferStatus.TAKEN);
    assertThat(notices(InvitationNotice.Kind.TAKEN_BY_ANOTHER)).isEmpty();
  }

  @Test
  void a_mail_that_fails_after_the_offer_is_over_is_told_and_asks_nobody() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    join(patient(), 1);
    join(patient(), 3);
    OfferView offer = offer();
    staff(each -> each.withdraw(offer.id()));
    failed(offer.asked().get(0).inviteId());
    assertThat(now(offer).asked())
        .extracting(OfferView.Asked::failed)
        .containsExactly(Optional.of(clock.instant()));
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'pending'")).isZero();
  }

  @Test
  void confirmed_while_mails_fail_it_is_booked_once_and_nobody_is_asked_for_taken_time() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 2");
    for (int round = 0; round < 8; round++) {
      join(patient(), 1);
      join(patient(), 1);
      join(patient(), 5);
      events.events.clear();
      TimeRange time = later(Duration.ofDays(round));
      OfferView offer = staff(each -> each.invite(adler, time, List.of()));
      String token = tokens().get(1);
      CyclicBarrier together = new CyclicBarrier(2);
      AtomicInteger next = new AtomicInteger();
      HospitalDatabase.atOnce(
          2,
          () -> {
            boolean patient = next.getAndIncrement() == 0;
            together.await();
            if (patient) {
              assertThat(outcome(() -> invitations(each -> each.confirm(token, PHONE))))
                  .isEqualTo("done");
            } else {
              failed(offer.asked().get(0).inviteId());
            }
            return true;
          });
      OfferView after = now(offer);
      assertThat(after.status()).isEqualTo(OfferStatus.TAKEN);
      assertThat(after.asked().get(0).failed()).isPresent();
      assertThat(after.asked())
          .extracting(OfferView.Asked::status)
          .doesNotContain(InvitationStatus.OPEN);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE status IN ('booked', 'pending') AND starts_at = '%s'"
                      .formatted(time.start())))
          .isEqualTo(1);
      staff(each -> each.list(List.of()))
          .forEach(
              each ->
                  staff(
                      staff -> {
                        staff.leave(each.id());
                        return null;
                      }));
    }
  }

  @Test
  void one_failure_told_at_once_by_many_asks_one() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    join(patient(), 1);
    for (int i = 0; i < 5; i++) {
      join(patient(), 3);
    }
    UUID invite = offer().asked().get(0).inviteId();
    HospitalDatabase.atOnce(
        6,
        () -> {
          failed(invite);
          return true;
        });
    assertThat(notices(InvitationNotice.Kind.OFFERED)).hasSize(2);
  }

  @Test
  void a_mail_that_failed_is_no_answer() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 1");
    join(patient(), 3);
    OfferView offer = offer();
    failed(offer.asked().get(0).inviteId());
    clock.advance(Duration.ofMinutes(31));
    in(
        OfferJob.class,
        each -> {
          each.expire();
          return null;
        });
    assertThat(now(offer).status()).isEqualTo(OfferStatus.EXPIRED);
    assertThat(in(StoredOfferRules.class, StoredOfferRules::acceptance))
        .isEqualTo(InvitationSizePolicy.PRIOR_ACCEPTANCE);
  }

  @Test
  void who_wants_no_more_mails_stays_on_the_list_and_is_asked_no_more() {
    WaitlistView entry = join(patient(), 3);
    invite();
    String out = notices(InvitationNotice.Kind.OFFERED).get(0).asked().orElseThrow().unsubscribe();
    for (String token : List.of("nobody-has-this", out, out)) {
      invitations(
          each -> {
            each.stopMails(token, PHONE);
            return null;
          });
    }
    WaitlistView after = staff(each -> each.view(entry.id()));
    assertThat(after.mailsStopped()).contains(clock.instant());
    assertThat(after.status()).isEqualTo(WaitlistStatus.WAITING);
    clock.advance(Duration.ofMinutes(31));
    in(
        OfferJob.class,
        each -> {
          each.expire();
          return null;
        });
    assertThat(outcome(this::offer)).isEqualTo("nobody-to-ask");
  }

  @Test
  void time_that_is_taken_cannot_be_offered() {
    join(patient(), 3);
    book(patient());
    assertThat(outcome(this::invite)).isEqualTo("doctor-busy");
    assertThat(number("SELECT count(*) FROM offer")).isZero();
  }

  @Test
  void where_it_suits_nobody_nothing_is_held() {
    join(unreachablePatient(), 3);
    assertThat(outcome(this::invite)).isEqualTo("nobody-to-ask");
    assertThat(number("SELECT count(*) FROM appointment")).isZero();
  }

  @Test
  void who_confirms_has_it_and_the_others_are_told() {
    UUID patient = patient();
    WaitlistView entry = join(patient, 1);
    join(patient(), 3);
    OfferView offer = invite();
    String token = tokens().get(0);
    assertThat(invitation(token).answer()).isEqualTo(InvitationStatus.OPEN);
    AppointmentView booked = invitations(each -> each.confirm(token, PHONE));
    assertThat(booked.status()).isEqualTo("booked");
    assertThat(booked.hold()).isFalse();
    assertThat(booked.overbooked()).isFalse();
    assertThat(booked.patient().id()).isEqualTo(patient);
    assertThat(booked.start()).isEqualTo(TEN.start());
    OfferView after = now(offer);
    assertThat(after.status()).isEqualTo(OfferStatus.TAKEN);
    assertThat(after.appointmentId())
        .as("the hold became the appointment")
        .isEqualTo(offer.appointmentId())
        .isEqualTo(booked.id());
    assertThat(after.asked())
        .extracting(OfferView.Asked::status)
        .containsExactly(InvitationStatus.CONFIRMED, InvitationStatus.LOST);
    assertThat(staff(each -> each.view(entry.id())).status()).isEqualTo(WaitlistStatus.BOOKED);
    assertThat(notices(InvitationNotice.Kind.CONFIRMED))
        .extracting(InvitationNotice::booked)
        .containsExactly(Optional.of(new InvitationNotice.Booked(booked.id(), booked.version())));
    assertThat(notices(InvitationNotice.Kind.TAKEN_BY_ANOTHER)).hasSize(1);
    assertThat(invitation(tokens().get(1)).answer()).isEqualTo(InvitationStatus.LOST);
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(1), PHONE))))
        .isEqualTo("offer-over");
  }

  @Test
  void the_log_names_the_patient_as_the_one_who_acted() {
    UUID patient = patient();
    join(patient, 3);
    invite();
    invitations(each -> each.confirm(tokens().get(0), PHONE));
    assertThat(
            events.events.stream()
                .filter(WaitlistChanged.class::isInstance)
                .map(WaitlistChanged.class::cast)
                .filter(each -> each.kind() == Kind.CONFIRMED)
                .map(WaitlistChanged::actorId))
        .containsExactly(patient);
  }

  @Test
  void one_link_ten_times_at_once_books_once() {
    join(patient(), 3);
    invite();
    String token = tokens().get(0);
    assertThat(crowd(Collections.nCopies(10, token))).isEqualTo(Map.of("done", 10));
    assertThat(notices(InvitationNotice.Kind.CONFIRMED)).hasSize(1);
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isEqualTo(1);
  }

  @Test
  void of_all_who_were_asked_and_confirm_at_once_one_wins() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 8");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 8; i++) {
        join(patient(), 3);
      }
      events.events.clear();
      TimeRange later =
          new TimeRange(
              TEN.start().plus(Duration.ofHours(round)), TEN.end().plus(Duration.ofHours(round)));
      staff(each -> each.invite(adler, later, List.of()));
      assertThat(crowd(tokens())).isEqualTo(Map.of("done", 1, "offer-over", 7));
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE status = 'booked' AND starts_at = '%s'"
                      .formatted(later.start())))
          .isEqualTo(1);
    }
  }

  @Test
  void who_said_no_cannot_say_yes_afterwards() {
    join(patient(), 3);
    join(patient(), 3);
    OfferView offer = invite();
    decline(tokens().get(0));
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(0), PHONE))))
        .isEqualTo("offer-over");
    assertThat(now(offer).status()).isEqualTo(OfferStatus.OPEN);
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(1), PHONE))))
        .isEqualTo("done");
  }

  @Test
  void confirmed_and_taken_back_at_once_it_is_one_of_the_two() {
    for (int round = 0; round < 8; round++) {
      join(patient(), 3);
      events.events.clear();
      TimeRange time =
          new TimeRange(
              TEN.start().plus(Duration.ofDays(round)), TEN.end().plus(Duration.ofDays(round)));
      OfferView offer = staff(each -> each.invite(adler, time, List.of()));
      String token = tokens().get(0);
      CyclicBarrier together = new CyclicBarrier(2);
      AtomicInteger next = new AtomicInteger();
      List<String> outcomes =
          HospitalDatabase.atOnce(
              2,
              () -> {
                boolean patient = next.getAndIncrement() == 0;
                together.await();
                return patient
                    ? outcome(() -> invitations(each -> each.confirm(token, PHONE)))
                    : staff(each -> each.withdraw(offer.id())).status().code();
              });
      boolean confirmed = outcomes.contains("done");
      assertThat(now(offer).status())
          .isEqualTo(confirmed ? OfferStatus.TAKEN : OfferStatus.WITHDRAWN);
      assertThat(
              number(
                  "SELECT count(*) FROM appointment WHERE status = 'booked' AND starts_at = '%s'"
                      .formatted(time.start())))
          .isEqualTo(confirmed ? 1 : 0);
      if (!confirmed) {
        staff(
            each -> {
              each.leave(now(offer).asked().get(0).entryId());
              return null;
            });
      }
    }
  }

  @Test
  void looking_changes_nothing() {
    join(patient(), 3);
    OfferView offer = invite();
    for (int i = 0; i < 5; i++) {
      invitation(tokens().get(0));
    }
    assertThat(now(offer)).isEqualTo(offer);
    Optional<InvitationView> nothing = invitations(each -> each.view("nobody-has-this"));
    assertThat(nothing).isEmpty();
  }

  @Test
  void when_all_say_no_the_time_is_free_again() {
    WaitlistView first = join(patient(), 3);
    join(patient(), 3);
    OfferView offer = invite();
    decline(tokens().get(0));
    assertThat(now(offer).status()).isEqualTo(OfferStatus.OPEN);
    decline(tokens().get(0));
    decline(tokens().get(1));
    assertThat(now(offer).status()).isEqualTo(OfferStatus.DECLINED);
    assertThat(staff(each -> each.view(first.id())).status()).isEqualTo(WaitlistStatus.WAITING);
    // A patient who declined this very time is not invited to it again.
    assertThat(outcome(this::invite)).isEqualTo("nobody-to-ask");
    assertThat(outcome(() -> book(patient()))).isEqualTo("done");
  }

  @Test
  void staff_may_take_it_back() {
    join(patient(), 3);
    OfferView offer = invite();
    assertThat(staff(each -> each.withdraw(offer.id())).status()).isEqualTo(OfferStatus.WITHDRAWN);
    assertThat(staff(each -> each.withdraw(offer.id())).status()).isEqualTo(OfferStatus.WITHDRAWN);
    assertThat(notices(InvitationNotice.Kind.WITHDRAWN)).hasSize(1);
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(0), PHONE))))
        .isEqualTo("offer-over");
    assertThat(outcome(() -> book(patient()))).isEqualTo("done");
  }

  @Test
  void an_offer_ends_by_itself_and_the_place_on_the_list_stays() {
    WaitlistView entry = join(patient(), 3);
    OfferView offer = invite();
    clock.advance(Duration.ofMinutes(30));
    assertThat(invitation(tokens().get(0)).answer()).isEqualTo(InvitationStatus.EXPIRED);
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(0), PHONE))))
        .isEqualTo("offer-over");
    in(
        OfferJob.class,
        each -> {
          each.expire();
          return null;
        });
    assertThat(now(offer).status()).isEqualTo(OfferStatus.EXPIRED);
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'pending'")).isZero();
    WaitlistView after = staff(each -> each.view(entry.id()));
    assertThat(after.status()).isEqualTo(WaitlistStatus.WAITING);
    assertThat(after.invited()).isFalse();
    assertThat(after.position()).contains(1);
  }

  @Test
  void an_offer_ends_when_its_time_begins_at_the_latest() {
    join(patient(), 3);
    clock.advance(Duration.between(NOW, TEN.start()).minus(Duration.ofMinutes(10)));
    assertThat(invite().expires()).isEqualTo(TEN.start());
  }

  @Test
  void what_a_rule_refuses_leaves_the_offer_open() {
    UUID patient = patient();
    join(patient, 3);
    OfferView offer = invite();
    UUID elsewhere = Ids.next();
    database.asOwner(
        HospitalRows.doctor(elsewhere, "Dr. Baker", department),
        appointment(Ids.next(), elsewhere, patient, TEN.start()));
    assertThat(outcome(() -> invitations(each -> each.confirm(tokens().get(0), PHONE))))
        .isEqualTo("patient-busy");
    assertThat(now(offer).status()).isEqualTo(OfferStatus.OPEN);
  }

  @Test
  void who_comes_earlier_gives_up_what_they_had() {
    UUID patient = patient();
    UUID old = Ids.next();
    database.asOwner(appointment(old, adler, patient, TEN.start().plus(Duration.ofDays(3))));
    joinGivingUp(patient, old);
    invite();
    assertThat(invitation(tokens().get(0)).instead())
        .contains(TEN.start().plus(Duration.ofDays(3)));
    invitations(each -> each.confirm(tokens().get(0), PHONE));
    assertThat(invitation(tokens().get(0)).instead()).isEmpty();
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isEqualTo(1);
    assertThat(
            number(
                "SELECT count(*) FROM appointment WHERE status = 'cancelled' AND id = '%s'"
                    .formatted(old)))
        .isEqualTo(1);
  }

  @Test
  void whoever_is_booked_by_hand_leaves_the_list_and_what_they_would_give_up() {
    UUID patient = patient();
    UUID old = Ids.next();
    database.asOwner(appointment(old, adler, patient, TEN.start().plus(Duration.ofDays(3))));
    joinGivingUp(patient, old);
    UUID entry = waiting().get(0).id();
    AppointmentView booked = book(patient, Optional.of(entry));
    assertThat(waiting()).isEmpty();
    assertThat(staff(each -> each.view(entry)).status()).isEqualTo(WaitlistStatus.BOOKED);
    assertThat(
            number(
                "SELECT count(*) FROM appointment WHERE (id = '%s' AND status = 'booked')"
                        .formatted(booked.id())
                    + " OR (id = '%s' AND status = 'cancelled')".formatted(old)))
        .isEqualTo(2);
    assertThat(outcome(() -> book(patient, Optional.of(entry))))
        .as("a place serves once")
        .isEqualTo("unknown-patient");
  }

  @Test
  void a_place_is_not_ended_by_a_booking_that_is_refused_or_of_somebody_else() {
    UUID entry = join(patient(), 3).id();
    assertThat(outcome(() -> book(patient(), Optional.of(entry)))).isEqualTo("invalid");
    book(patient());
    UUID waiting = staff(each -> each.view(entry)).patient().id();
    assertThat(outcome(() -> book(waiting, Optional.of(entry)))).isEqualTo("doctor-busy");
    assertThat(waiting()).hasSize(1);
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isEqualTo(1);
  }

  @Test
  void whoever_has_an_open_offer_is_not_booked_by_hand_as_well() {
    WaitlistView waiting = join(patient(), 3);
    invite();
    assertThat(outcome(() -> book(waiting.patient().id(), Optional.of(waiting.id()))))
        .isEqualTo("held");
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isZero();
  }

  @Test
  void what_they_would_give_up_is_not_named_where_it_is_theirs_no_more() {
    UUID patient = patient();
    UUID old = Ids.next();
    database.asOwner(appointment(old, adler, patient, TEN.start().plus(Duration.ofDays(3))));
    joinGivingUp(patient, old);
    invite();
    String token = tokens().get(0);
    database.asOwner("UPDATE appointment SET status = 'cancelled' WHERE id = '" + old + "'");
    assertThat(invitation(token).instead()).isEmpty();
    database.asOwner("UPDATE appointment SET status = 'booked' WHERE id = '" + old + "'");
    assertThat(invitation(token).instead()).isPresent();
    clock.advance(Duration.ofMinutes(30));
    assertThat(invitation(token).instead()).as("nothing to confirm any more").isEmpty();
  }

  @Test
  void who_wants_to_wait_no_more_says_no_and_leaves() {
    WaitlistView entry = join(patient(), 3);
    OfferView offer = invite();
    String token = tokens().get(0);
    assertThat(invitation(token).waiting()).isTrue();
    for (int i = 0; i < 2; i++) {
      decline(token, true);
      assertThat(invitation(token).waiting()).isFalse();
      assertThat(invitation(token).answer()).isEqualTo(InvitationStatus.DECLINED);
    }
    assertThat(now(offer).status()).isEqualTo(OfferStatus.DECLINED);
    assertThat(staff(each -> each.view(entry.id())).status()).isEqualTo(WaitlistStatus.LEFT);
    assertThat(kinds()).containsExactly(Kind.JOINED, Kind.INVITED, Kind.DECLINED, Kind.LEFT);
    assertThat(outcome(() -> book(patient()))).isEqualTo("done");
  }

  @Test
  void leaving_can_be_said_after_the_offer_is_over() {
    WaitlistView late = join(patient(), 3);
    WaitlistView first = join(patient(), 1);
    invite();
    invitations(each -> each.confirm(tokens().get(0), PHONE));
    assertThat(outcome(() -> said(tokens().get(1)))).isEqualTo("offer-over");
    assertThat(staff(each -> each.view(late.id())).status()).isEqualTo(WaitlistStatus.WAITING);
    for (int i = 0; i < 2; i++) {
      decline(tokens().get(1), true);
      assertThat(invitation(tokens().get(1)).answer()).isEqualTo(InvitationStatus.LOST);
      assertThat(invitation(tokens().get(1)).waiting()).isFalse();
    }
    assertThat(staff(each -> each.view(late.id())).status()).isEqualTo(WaitlistStatus.LEFT);
    assertThat(kinds().stream().filter(Kind.LEFT::equals)).hasSize(1);
    // A patient who has the time already has nothing to leave.
    decline(tokens().get(0), true);
    assertThat(staff(each -> each.view(first.id())).status()).isEqualTo(WaitlistStatus.BOOKED);
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isEqualTo(1);
  }

  @Test
  void offers_are_listed_by_their_time_with_everybody_in_their_places() {
    WaitlistView first = join(patient(), 1);
    WaitlistView second = join(patient(), 3);
    WaitlistView unreachable = join(unreachablePatient(), 5);
    OfferView early = invite();
    decline(tokens().get(0));
    decline(tokens().get(1));
    TimeRange eleven = later(Duration.ofHours(1));
    OfferView late = staff(each -> each.invite(adler, eleven, List.of()));
    TimeRange day = new TimeRange(TEN.start(), TEN.start().plus(Duration.ofHours(2)));
    assertThat(offers(day, List.of())).containsExactly(late);
    List<OfferView> all = offers(day, List.of(OfferStatus.OPEN, OfferStatus.DECLINED));
    assertThat(all).containsExactly(now(early), late);
    for (OfferView each : all) {
      assertThat(each.asked())
          .extracting(OfferView.Asked::entryId)
          .containsExactly(first.id(), second.id());
      assertThat(each.skipped())
          .extracting(OfferView.Skipped::entryId)
          .containsExactly(unreachable.id());
    }
    assertThat(offers(new TimeRange(day.start(), eleven.start()), List.of())).isEmpty();
    assertThat(offers(day, List.of(department), List.of(adler))).containsExactly(late);
    assertThat(offers(day, List.of(Ids.next()), List.of())).isEmpty();
    assertThat(offers(day, List.of(), List.of(Ids.next()))).isEmpty();
  }

  @Test
  void more_than_500_offers_are_not_listed_at_once() {
    join(patient(), 3);
    invite();
    database.asOwner(
        """
        INSERT INTO appointment (id, version, practitioner_id, department_id, status, starts_at, ends_at, lane, hold_until,
          created_by, created_at, updated_at)
        SELECT gen_random_uuid(), 0, practitioner_id, department_id, 'cancelled', starts_at, ends_at, n, now(), created_by,
          now(), now()
        FROM appointment, generate_series(0, 9) n, generate_series(1, 50) WHERE status = 'pending'
        """,
        """
        INSERT INTO offer (id, version, practitioner_id, department_id, starts_at, ends_at, hold_id, status, made_by,
          made_at, expires_at, ended_at)
        SELECT gen_random_uuid(), 0, practitioner_id, department_id, starts_at, ends_at, id, 'expired', created_by, now(),
          now(), now()
        FROM appointment WHERE status = 'cancelled'
        """);
    assertThat(offers(TEN, List.of(OfferStatus.EXPIRED))).hasSize(500);
    assertThat(outcome(() -> offers(TEN, List.of(OfferStatus.EXPIRED, OfferStatus.OPEN))))
        .isEqualTo("too-many-rows");
  }

  @Test
  @DisplayName("8.2.2: who sees only what they made sees who they put on the list, in their places")
  void restricted() {
    WaitlistView theirs = join(patient(), 1);
    UUID old = Ids.next();
    UUID sam = patient();
    database.asOwner(appointment(old, adler, sam, TEN.start().plus(Duration.ofDays(3))));
    Actor ann = new Actor(colleague, "ann", Role.USER, false, "192.0.2.2", "request");
    WaitlistView mine =
        as(ann, WaitlistService.class, each -> each.join(request(patient(), 3, Optional.empty())));
    assertThat(list(ann)).extracting(WaitlistView::id).containsExactly(mine.id());
    assertThat(as(ann, WaitlistService.class, each -> each.view(mine.id())).position())
        .as("counted over all")
        .contains(2);
    for (UUID id : List.of(theirs.id(), Ids.next())) {
      assertThat(outcome(() -> as(ann, WaitlistService.class, each -> each.view(id))))
          .isEqualTo("not-found");
      assertThat(
              outcome(
                  () ->
                      as(
                          ann,
                          WaitlistService.class,
                          each -> {
                            each.leave(id);
                            return null;
                          })))
          .isEqualTo("not-found");
      assertThat(
              outcome(
                  () ->
                      as(ann, WaitlistService.class, each -> each.invite(adler, TEN, List.of(id)))))
          .isEqualTo("nobody-to-ask");
      assertThat(
              outcome(
                  () ->
                      as(
                          ann,
                          WaitlistWorkflow.class,
                          each -> each.lock(id, new Visibility.OwnCreations(colleague)))))
          .isEqualTo("unknown-patient");
    }
    assertThat(outcome(() -> as(ann, WaitlistService.class, each -> each.join(givingUp(sam, old)))))
        .as("whose appointment it is must not be told")
        .isEqualTo("invalid");
    assertThat(staff(each -> each.view(theirs.id())).status()).isEqualTo(WaitlistStatus.WAITING);
    // Patients are invited in the order in which they joined, whoever put them on the list.
    OfferView offer = as(ann, WaitlistService.class, each -> each.invite(adler, TEN, List.of()));
    assertThat(offer.asked())
        .extracting(OfferView.Asked::entryId)
        .containsExactly(theirs.id(), mine.id());
    assertThat(offer.asked())
        .extracting(OfferView.Asked::patient)
        .containsExactly(Optional.empty(), Optional.of(mine.patient()));
    List<OfferView> listed =
        as(ann, WaitlistService.class, each -> each.offers(TEN, List.of(), List.of(), List.of()));
    assertThat(listed).containsExactly(offer);
    assertThat(now(offer).asked())
        .extracting(OfferView.Asked::patient)
        .containsExactly(Optional.of(theirs.patient()), Optional.of(mine.patient()));
    Actor admin = new Actor(colleague, "ann", Role.ADMIN, false, "192.0.2.2", "request");
    assertThat(list(admin)).hasSize(2);
    as(
        ann,
        WaitlistService.class,
        each -> {
          each.leave(mine.id());
          return null;
        });
    assertThat(staff(each -> each.view(mine.id())).status()).isEqualTo(WaitlistStatus.LEFT);
  }

  /** Every verb on an offer, by somebody who made it, whose patient was asked, and neither. */
  @ParameterizedTest(name = "{0}: maker {1}, with a patient in it {2}, neither {3}")
  @CsvSource({
    "view, seen, seen, not-found",
    "list, seen, seen, nothing",
    "withdraw, seen, not-found, not-found",
  })
  @DisplayName("8.2.2: another one's offer is neither listed nor withdrawn")
  void offers_of_others(String verb, String maker, String involved, String stranger) {
    WaitlistView theirs = join(patient(), 1);
    Actor ann = new Actor(colleague, "ann", Role.USER, false, "192.0.2.2", "request");
    Actor clerk = new Actor(user, "clerk", Role.USER, false, "192.0.2.1", "request");
    Actor third = new Actor(Ids.next(), "third", Role.USER, false, "192.0.2.3", "request");
    WaitlistView mine =
        as(ann, WaitlistService.class, each -> each.join(request(patient(), 3, Optional.empty())));
    OfferView offer = as(clerk, WaitlistService.class, each -> each.invite(adler, TEN, List.of()));
    assertThat(tried(verb, third, offer)).isEqualTo(stranger);
    assertThat(tried(verb, ann, offer)).isEqualTo(involved);
    assertThat(staff(each -> each.offer(offer.id())).status()).isEqualTo(OfferStatus.OPEN);
    assertThat(as(ann, WaitlistService.class, each -> each.offer(offer.id())).asked())
        .extracting(OfferView.Asked::entryId)
        .as("only of whom they put on the list")
        .containsExactly(mine.id())
        .doesNotContain(theirs.id());
    assertThat(tried(verb, clerk, offer)).isEqualTo(maker);
  }

  private String tried(String verb, Actor by, OfferView offer) {
    List<OfferView> found = new ArrayList<>();
    String outcome =
        outcome(
            () ->
                as(
                    by,
                    WaitlistService.class,
                    each ->
                        switch (verb) {
                          case "view" -> found.add(each.offer(offer.id()));
                          case "withdraw" -> found.add(each.withdraw(offer.id()));
                          default ->
                              found.addAll(each.offers(TEN, List.of(), List.of(), List.of()));
                        }));
    if (!outcome.equals("done")) {
      return outcome;
    }
    return found.isEmpty() ? "nothing" : "seen";
  }

  private List<OfferView> offers(TimeRange range, List<OfferStatus> statuses) {
    return staff(each -> each.offers(range, List.of(), List.of(), statuses));
  }

  private List<OfferView> offers(TimeRange range, List<UUID> departments, List<UUID> doctors) {
    return staff(each -> each.offers(range, departments, doctors, List.of()));
  }

  private List<WaitlistView> list(Actor actor) {
    return as(actor, WaitlistService.class, each -> each.list(List.of()));
  }

  private static TimeRange later(Duration by) {
    return new TimeRange(TEN.start().plus(by), TEN.end().plus(by));
  }

  @Test
  void cancelled_time_is_offered_by_itself_and_once() {
    join(patient(), 3);
    AppointmentView booked = book(patient());
    in(
        BookingService.class,
        each -> each.cancel(booked.id(), Optional.of(booked.version()), Cancellation.UNEXPLAINED));
    hear();
    clock.advance(GRACE);
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isTrue();
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isFalse();
    assertThat(number("SELECT count(*) FROM offer WHERE status = 'open'")).isEqualTo(1);
    // The end of its hold frees nothing that was not free before.
    String token = tokens().get(0);
    events.events.clear();
    decline(token);
    hear();
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isFalse();
  }

  @Test
  void freed_time_is_left_alone_for_a_minute_and_not_offered_once_it_is_restored() {
    join(patient(), 3);
    AppointmentView cancelled = cancelled();
    clock.advance(GRACE.minusSeconds(1));
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isFalse();
    assertThat(restored(cancelled).status()).isEqualTo("booked");
    clock.advance(GRACE);
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isFalse();
    assertThat(number("SELECT count(*) FROM offer")).isZero();
  }

  @Test
  void who_restores_withdraws_the_offer_of_the_time() {
    join(patient(), 3);
    AppointmentView cancelled = cancelled();
    clock.advance(GRACE);
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isTrue();
    String token = tokens().get(0);
    AppointmentView back = restored(cancelled);
    assertThat(back.status()).isEqualTo("booked");
    assertThat(back.overbooked()).isFalse();
    assertThat(number("SELECT count(*) FROM offer WHERE status = 'withdrawn'")).isEqualTo(1);
    assertThat(outcome(() -> invitations(each -> each.confirm(token, PHONE))))
        .isEqualTo("offer-over");
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isEqualTo(1);
  }

  @Test
  void who_restores_after_somebody_accepted_is_told_so_and_changes_nothing() {
    join(patient(), 3);
    AppointmentView cancelled = cancelled();
    clock.advance(GRACE);
    in(FreedTimeTransactions.class, FreedTimeTransactions::next);
    invitations(each -> each.confirm(tokens().get(0), PHONE));
    assertThat(outcome(() -> restored(cancelled))).isEqualTo("given-away");
    assertThat(number("SELECT count(*) FROM offer WHERE status = 'taken'")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM appointment WHERE status = 'cancelled'")).isEqualTo(1);
  }

  @Test
  void an_offer_stays_open_where_the_time_cannot_be_restored() {
    join(patient(), 3);
    AppointmentView cancelled = cancelled();
    clock.advance(GRACE);
    in(FreedTimeTransactions.class, FreedTimeTransactions::next);
    database.asOwner("DELETE FROM working_hours");
    assertThat(outcome(() -> restored(cancelled))).isEqualTo("outside-hours");
    assertThat(number("SELECT count(*) FROM offer WHERE status = 'open'")).isEqualTo(1);
  }

  @Test
  void of_one_who_restores_and_one_who_accepts_at_once_one_gets_the_time() {
    for (int round = 0; round < 10; round++) {
      hospital();
      events.events.clear();
      join(patient(), 3);
      AppointmentView cancelled = cancelled();
      clock.advance(GRACE);
      in(FreedTimeTransactions.class, FreedTimeTransactions::next);
      String token = tokens().get(0);
      CyclicBarrier together = new CyclicBarrier(2);
      AtomicInteger next = new AtomicInteger();
      List<String> outcomes =
          HospitalDatabase.atOnce(
              2,
              () -> {
                boolean restores = next.getAndIncrement() == 0;
                together.await();
                return outcome(
                    () ->
                        restores
                            ? restored(cancelled)
                            : invitations(each -> each.confirm(token, PHONE)));
              });
      assertThat(outcomes).doesNotHaveDuplicates();
      assertThat(outcomes).containsAnyOf("offer-over", "given-away");
      assertThat(number("SELECT count(*) FROM appointment WHERE status = 'booked'")).isEqualTo(1);
    }
  }

  private AppointmentView cancelled() {
    AppointmentView booked = book(patient());
    AppointmentView cancelled =
        in(
            BookingService.class,
            each ->
                each.cancel(booked.id(), Optional.of(booked.version()), Cancellation.UNEXPLAINED));
    hear();
    return cancelled;
  }

  private AppointmentView restored(AppointmentView seen) {
    return in(
        BookingService.class,
        each -> each.attend(seen.id(), seen.version(), Transition.REOPEN, Optional.empty(), false));
  }

  @Test
  void cancelled_time_that_suits_nobody_stays_a_gap() {
    AppointmentView booked = book(patient());
    in(
        BookingService.class,
        each -> each.cancel(booked.id(), Optional.of(booked.version()), Cancellation.UNEXPLAINED));
    hear();
    clock.advance(GRACE);
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isTrue();
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isFalse();
    assertThat(number("SELECT count(*) FROM offer")).isZero();
  }

  @Test
  void what_is_given_up_for_an_earlier_time_is_the_next_to_be_offered() {
    UUID patient = patient();
    UUID old = Ids.next();
    Instant later = TEN.start().plus(Duration.ofDays(3));
    database.asOwner(appointment(old, adler, patient, later));
    joinGivingUp(patient, old);
    invite();
    invitations(each -> each.confirm(tokens().get(0), PHONE));
    join(patient(), 3);
    hear();
    clock.advance(GRACE);
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isTrue();
    assertThat(
            number(
                "SELECT count(*) FROM offer WHERE status = 'open' AND starts_at = '%s'"
                    .formatted(later)))
        .isEqualTo(1);
  }

  @Test
  void nothing_is_offered_by_itself_where_the_hospital_does_not_want_it() {
    database.asOwner("UPDATE invite_config SET offer_freed = false");
    join(patient(), 3);
    AppointmentView booked = book(patient());
    in(
        BookingService.class,
        each -> each.cancel(booked.id(), Optional.of(booked.version()), Cancellation.UNEXPLAINED));
    hear();
    assertThat(in(FreedTimeTransactions.class, FreedTimeTransactions::next)).isFalse();
  }

  @Test
  void with_experience_fewer_are_asked() {
    database.asOwner("UPDATE invite_config SET invite_at_once = 50, fill_chance = 0.5");
    double before = in(StoredOfferRules.class, StoredOfferRules::acceptance);
    assertThat(before).isEqualTo(InvitationSizePolicy.PRIOR_ACCEPTANCE);
    join(patient(), 3);
    invite();
    invitations(each -> each.confirm(tokens().get(0), PHONE));
    assertThat(in(StoredOfferRules.class, StoredOfferRules::acceptance)).isEqualTo((5 + 1) / 51.0);
  }

  /** Calls the observer as the container would. */
  private void hear() {
    for (Object event : List.copyOf(events.events)) {
      if (event instanceof AppointmentChanged change) {
        in(
            FreedTimes.class,
            each -> {
              each.note(change);
              return null;
            });
      }
    }
  }

  private Map<String, Integer> crowd(List<String> tokens) {
    CyclicBarrier together = new CyclicBarrier(tokens.size());
    AtomicInteger next = new AtomicInteger();
    List<String> outcomes =
        HospitalDatabase.atOnce(
            tokens.size(),
            () -> {
              String token = tokens.get(next.getAndIncrement());
              together.await();
              return outcome(() -> invitations(each -> each.confirm(token, PHONE)));
            });
    Map<String, Integer> counted = new HashMap<>();
    outcomes.forEach(each -> counted.merge(each, 1, Integer::sum));
    return counted;
  }

  private List<WaitlistView> waiting() {
    return staff(each -> each.list(List.of()));
  }

  private WaitlistView join(UUID patient, int priority) {
    return staff(
        each ->
            each.join(
                request(patient, priority, Optional.of("Chest pain").filter(x -> priority < 3))));
  }

  private WaitlistRequest request(UUID patient, int priority, Optional<String> reason) {
    return new WaitlistRequest(
        patient,
        Optional.of(department),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(30),
        priority,
        reason,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void joinGivingUp(UUID patient, UUID old) {
    staff(each -> each.join(givingUp(patient, old)));
  }

  private WaitlistRequest givingUp(UUID patient, UUID old) {
    return new WaitlistRequest(
        patient,
        Optional.of(department),
        Optional.empty(),
        Optional.empty(),
        Optional.of(old),
        Optional.of(30),
        3,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Offers the time; the mails are handed over at once. */
  private OfferView invite() {
    OfferView offer = offer();
    offer.asked().forEach(each -> handedOver(each.inviteId()));
    return now(offer);
  }

  private OfferView offer() {
    return staff(each -> each.invite(adler, TEN, List.of()));
  }

  private void handedOver(UUID invite) {
    in(
        InvitationDelivery.class,
        each -> {
          each.handedOver(invite, clock.instant());
          return null;
        });
  }

  private void failed(UUID invite) {
    in(
        InvitationDelivery.class,
        each -> {
          each.failed(invite, true, clock.instant());
          return null;
        });
  }

  private OfferView now(OfferView offer) {
    return staff(each -> each.offer(offer.id()));
  }

  private InvitationView invitation(String token) {
    return invitations(each -> each.view(token)).orElseThrow();
  }

  private void decline(String token) {
    decline(token, false);
  }

  private void decline(String token, boolean leave) {
    invitations(
        each -> {
          each.decline(token, leave, PHONE);
          return null;
        });
  }

  private AppointmentView book(UUID patient) {
    return book(patient, Optional.empty());
  }

  private AppointmentView book(UUID patient, Optional<UUID> entry) {
    return in(
        BookingService.class,
        each -> {
          List<AppointmentView> booked = new ArrayList<>();
          each.book(
              new BookingRequest(
                  Optional.of(adler),
                  Optional.empty(),
                  Optional.of(patient),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  TEN.start(),
                  Optional.of(TEN.end()),
                  Optional.empty(),
                  entry,
                  false,
                  Optional.empty(),
                  List.of()),
              Optional.empty(),
              view -> {
                booked.add(view);
                return "";
              });
          return booked.get(0);
        });
  }

  private UUID patient() {
    return patient("'kwame@example.com'");
  }

  private UUID unreachablePatient() {
    return patient("NULL");
  }

  private UUID patient(String email) {
    UUID id = Ids.next();
    database.asOwner(
        """
        INSERT INTO patient (id, version, mrn, mrn_key, name, email, created_at, updated_at)
        VALUES ('%1$s', 0, '%1$s', '%1$s', 'Osei, Kwame', %2$s, now(), now())
        """
            .formatted(id, email));
    return id;
  }

  private String appointment(UUID id, UUID doctor, UUID patient, Instant start) {
    return """
        INSERT INTO appointment (id, version, practitioner_id, patient_id, department_id, status, starts_at, ends_at,
          lane, created_by, created_at, updated_at)
        VALUES ('%s', 0, '%s', '%s', '%s', 'booked', '%s', '%s', 0, '%s', now(), now())
        """
        .formatted(
            id, doctor, patient, department, start, start.plus(Duration.ofMinutes(30)), user);
  }

  private List<String> tokens() {
    return notices(InvitationNotice.Kind.OFFERED).stream()
        .map(each -> each.asked().orElseThrow().token())
        .toList();
  }

  private List<InvitationNotice> notices(InvitationNotice.Kind kind) {
    return events.events.stream()
        .filter(InvitationNotice.class::isInstance)
        .map(InvitationNotice.class::cast)
        .filter(each -> each.kind() == kind)
        .toList();
  }

  private List<Kind> kinds() {
    return events.events.stream()
        .filter(WaitlistChanged.class::isInstance)
        .map(each -> ((WaitlistChanged) each).kind())
        .toList();
  }

  private Object said(String token) {
    decline(token);
    return token;
  }

  private interface Call {
    Object run();
  }

  private static String outcome(Call call) {
    try {
      call.run();
      return "done";
    } catch (RefusedException refused) {
      return refused.refusal().code();
    }
  }

  private <T> T staff(Function<WaitlistService, T> call) {
    return in(WaitlistService.class, call);
  }

  private <T> T invitations(Function<InvitationService, T> call) {
    return in(InvitationService.class, call);
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
    Actor clerk = new Actor(user, "clerk", Role.USER, false, "192.0.2.1", "request");
    return wired(em, clerk, TestSettings.defaults());
  }

  private Wired wired(EntityManager em, Actor actor, Settings settings) {
    CurrentActor current = new CurrentActor();
    current.set(actor);
    return new Wired(em, events, clock, settings, current);
  }

  /** For a hospital whose schedulers see only what they created. */
  private <S, T> T as(Actor actor, Class<S> type, Function<S, T> call) {
    return database.inTransaction(
        em -> call.apply(wired(em, actor, TestSettings.restricted()).get(type)));
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
