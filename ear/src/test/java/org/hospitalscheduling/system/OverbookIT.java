package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.launcher.Mailbox;
import org.junit.jupiter.api.Test;

/** Time that is offered to waiting patients, by mail and over the API; and suggestions. */
class OverbookIT {
  /** Beyond the days for which the job makes and expires suggestions. */
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(40))
          .plus(Duration.ofHours(9));

  private static final Instant HALF_PAST = NINE.plus(Duration.ofMinutes(30));
  private static final Pattern LINK = Pattern.compile("/claim#([A-Za-z0-9_-]{43})");
  private static final Pattern OUT = Pattern.compile("<[^>]*/(api/[^>]*)>");

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi patient = SchedulingApi.anonymous();
  private final UUID department = admin.department("Overbooking");
  private final UUID doctor = admin.doctor("Dr Wait", department);

  @Test
  void who_confirms_is_booked_and_gets_the_event_which_follows_the_appointment() {
    Waiting anna = join("Anna");
    Answer offer = invite();
    assertThat(offer.json().path("asked").path(0).path("entryId").asText())
        .isEqualTo(anna.entry().toString());
    Mailbox.Received asked = mail(anna.email(), "An earlier appointment");
    assertThat(asked.calendar()).isEmpty();
    String token = token(asked);

    Answer shown = show(token).expect(200);
    assertThat(shown.json().path("answer").asText()).isEqualTo("open");
    assertThat(shown.json().path("start").asText()).isEqualTo(NINE.toString());
    assertThat(shown.text()).doesNotContain("Anna");

    assertThat(confirm(token).expect(200).json().path("answer").asText()).isEqualTo("confirmed");
    JsonNode booked = appointments().path(0);
    assertThat(booked.path("status").asText()).isEqualTo("booked");
    assertThat(booked.path("patient").path("id").asText()).isEqualTo(anna.patient().toString());
    assertThat(
            desk.get("overbook/waitlist/" + anna.entry())
                .expect(200)
                .json()
                .path("status")
                .asText())
        .isEqualTo("booked");

    String id = booked.path("id").asText();
    String first = event(mail(anna.email(), "Your appointment is booked"));
    assertThat(first)
        .contains("METHOD:REQUEST", "UID:" + id, "DTSTART:" + stamp(NINE))
        .doesNotContain("Anna, ");
    Answer now = desk.get("schedules/" + id).expect(200);
    Answer moved = desk.move(now, HALF_PAST, HALF_PAST.plusSeconds(1800)).expect(200);
    String second = event(mail(anna.email(), "Your appointment has been changed"));
    assertThat(second).contains("METHOD:REQUEST", "UID:" + id, "DTSTART:" + stamp(HALF_PAST));
    desk.cancel(moved).expect(200);
    String third = event(mail(anna.email(), "Your appointment has been cancelled"));
    assertThat(third).contains("METHOD:CANCEL", "UID:" + id, "STATUS:CANCELLED");
    assertThat(List.of(sequence(first), sequence(second), sequence(third)))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void ten_who_confirm_at_once_book_once() throws Exception {
    Waiting ada = join("Ada");
    Waiting ben = join("Ben");
    invite();
    List<String> tokens =
        List.of(
            token(mail(ada.email(), "An earlier appointment")),
            token(mail(ben.email(), "An earlier appointment")));
    CyclicBarrier together = new CyclicBarrier(10);
    ExecutorService clicks = Executors.newFixedThreadPool(10);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String token = tokens.get(i % 2);
        answers.add(
            clicks.submit(
                () -> {
                  together.await();
                  return insist(token);
                }));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnly(200, 410);
      // Whoever has the time gets the same answer each time: an answer may have been lost.
      assertThat(Collections.frequency(statuses, 200)).isEqualTo(5);
    } finally {
      clicks.shutdownNow();
    }
    assertThat(appointments()).hasSize(1);
    String won = appointments().path(0).path("patient").path("id").asText();
    Waiting lost = won.equals(ada.patient().toString()) ? ben : ada;
    mail(lost.email(), "The earlier appointment has been taken");
  }

  @Test
  void programs_that_follow_links_book_nothing() {
    Waiting anna = join("Anna");
    invite();
    Mailbox.Received mail = mail(anna.email(), "An earlier appointment");
    String token = token(mail);
    for (int i = 0; i < 3; i++) {
      show(token).expect(200);
      patient.send("HEAD", "overbook/waitlist/confirm", null, "Invite-Token", token);
      patient.send("GET", "../claim", null, "Accept", "text/html");
      // As a program that also follows links in headers. It asks for no entry that it may see, and
      // the link can only be posted to: which of the two is said, is the server's choice.
      assertThat(patient.get(out(mail)).status()).isIn(401, 405);
    }
    assertThat(show(token).json().path("answer").asText()).isEqualTo("open");
    assertThat(appointments().path(0).path("hold").asBoolean()).isTrue();
    assertThat(desk.get("overbook/waitlist/" + anna.entry()).expect(200).json().has("mailsStopped"))
        .isFalse();
  }

  @Test
  void a_wrong_token_is_answered_like_one_whose_offer_is_over() throws Exception {
    Waiting anna = join("Anna");
    Answer offer = invite();
    String token = token(mail(anna.email(), "An earlier appointment"));
    run(
        "UPDATE offer SET expires_at = '%s' WHERE id = '%s'"
            .formatted(HospitalClock.now().minusSeconds(1), offer.id()));
    Answer late = confirm(token).refused(410, "offer-over");
    Answer wrong = confirm("n".repeat(43)).refused(410, "offer-over");
    assertThat(anonymised(wrong)).isEqualTo(anonymised(late));
    patient
        .post("overbook/waitlist/decline", Map.of("token", "n".repeat(43)))
        .refused(410, "offer-over");
    show("n".repeat(43)).refused(410, "offer-over");
    // A real link still tells what became of the offer, and the patient stays on the waiting list.
    assertThat(show(token).expect(200).json().path("answer").asText()).isEqualTo("expired");
    JsonNode entry = desk.get("overbook/waitlist/" + anna.entry()).expect(200).json();
    assertThat(entry.path("status").asText()).isEqualTo("waiting");
    UUID next = desk.patient("Novak, Jan");
    // The job that releases the time runs every ten seconds.
    eventually(() -> desk.book(doctor, next, NINE, HALF_PAST), booked -> booked.status() != 409)
        .expect(201);
  }

  @Test
  void guessing_tokens_is_slow() {
    for (int i = 0; i < 100; i++) {
      guess("guess-" + i).refused(410, "offer-over");
    }
    assertThat(guess("guess-101").refused(429, "throttled").header("Retry-After")).isPresent();
  }

  @Test
  void no_thanks_frees_the_time_and_keeps_the_place() {
    Waiting anna = join("Anna");
    Answer offer = invite();
    String token = token(mail(anna.email(), "An earlier appointment"));
    for (int i = 0; i < 2; i++) {
      Answer declined =
          patient.post("overbook/waitlist/decline", Map.of("token", token)).expect(200);
      assertThat(declined.json().path("answer").asText()).isEqualTo("declined");
    }
    assertThat(status(offer)).isEqualTo("declined");
    assertThat(desk.get("overbook/waitlist/" + anna.entry()).json().path("status").asText())
        .isEqualTo("waiting");
    backfill().refused(422, "nobody-to-ask");
  }

  @Test
  void who_wants_to_wait_no_more_leaves_by_the_link_even_when_the_offer_is_over() {
    Waiting anna = join("Anna");
    Waiting ben = join("Ben");
    invite();
    String token = token(mail(anna.email(), "An earlier appointment"));
    String other = token(mail(ben.email(), "An earlier appointment"));
    assertThat(show(token).expect(200).json().path("waiting").asBoolean()).isTrue();
    confirm(other).expect(200);
    patient.post("overbook/waitlist/decline", Map.of("token", token)).refused(410, "offer-over");
    assertThat(
            patient
                .post("overbook/waitlist/decline", Map.of("token", token, "leave", "yes"))
                .status())
        .isEqualTo(400);
    assertThat(entry(anna).path("status").asText()).isEqualTo("waiting");
    for (int i = 0; i < 2; i++) {
      JsonNode left =
          patient
              .post("overbook/waitlist/decline", Map.of("token", token, "leave", true))
              .expect(200)
              .json();
      assertThat(left.path("answer").asText()).isEqualTo("lost");
      assertThat(left.path("waiting").asBoolean()).isFalse();
    }
    assertThat(entry(anna).path("status").asText()).isEqualTo("left");
  }

  @Test
  void the_page_says_what_is_given_up_for_the_earlier_time() {
    Instant late = NINE.plus(Duration.ofDays(1));
    UUID anna = desk.patient("Anna, Later");
    String email = "w-" + UUID.randomUUID() + "@hospital.test";
    UUID had = desk.book(doctor, anna, late, late.plusSeconds(1800)).expect(201).id();
    Map<String, Object> wish = new LinkedHashMap<>(wish("Anna", email));
    wish.put("patientId", anna);
    wish.put("appointmentId", had);
    desk.post("overbook/waitlist", wish).expect(201);
    invite();
    String token = token(mail(email, "An earlier appointment"));
    assertThat(show(token).expect(200).json().path("instead").asText()).isEqualTo(late.toString());
    assertThat(confirm(token).expect(200).json().has("instead")).isFalse();
    assertThat(desk.get("schedules/" + had).expect(200).json().path("status").asText())
        .isEqualTo("cancelled");
  }

  @Test
  void staff_see_what_is_offered_to_whom() {
    Waiting anna = join("Anna");
    Waiting ben = join("Ben");
    Answer offer = invite();
    String path =
        "overbook/waitlist/invites?from=%s&to=%s&doctor=%s"
            .formatted(NINE, NINE.plus(Duration.ofDays(1)), doctor);
    mail(anna.email(), "An earlier appointment");
    JsonNode open = desk.get(path).expect(200).json().path("items");
    assertThat(open).hasSize(1);
    assertThat(open.path(0).path("id").asText()).isEqualTo(offer.id().toString());
    assertThat(open.path(0).path("appointmentId").asText())
        .isEqualTo(appointments().path(0).path("id").asText());
    assertThat(open.path(0).path("asked"))
        .extracting(asked -> asked.path("patient").path("id").asText())
        .containsExactly(anna.patient().toString(), ben.patient().toString());
    desk.send("DELETE", "overbook/waitlist/invites/" + offer.id(), null).expect(200);
    assertThat(desk.get(path).expect(200).json().path("items")).isEmpty();
    assertThat(desk.get(path + "&status=open,withdrawn").expect(200).json().path("items"))
        .hasSize(1);
    assertThat(desk.get(path + "&status=lost").status()).isEqualTo(400);
    assertThat(
            desk.get(
                    "overbook/waitlist/invites?from=%s&to=%s"
                        .formatted(NINE, NINE.plus(Duration.ofDays(63))))
                .status())
        .isEqualTo(400);
  }

  @Test
  void staff_withdraw_an_offer_and_those_who_were_asked_are_told() {
    Waiting anna = join("Anna");
    Answer offer = backfill().expect(201);
    assertThat(offer.header("Location"))
        .hasValueSatisfying(
            location ->
                assertThat(location).endsWith("/api/overbook/waitlist/invites/" + offer.id()));
    desk.book(doctor, desk.patient("Novak, Jan"), NINE, HALF_PAST).refused(409, "held");
    String path = "overbook/waitlist/invites/" + offer.id();
    for (int i = 0; i < 2; i++) {
      assertThat(desk.send("DELETE", path, null).expect(200).json().path("status").asText())
          .isEqualTo("withdrawn");
    }
    mail(anna.email(), "The earlier appointment is no longer available");
    desk.book(doctor, desk.patient("Novak, Jan"), NINE, HALF_PAST).expect(201);
  }

  @Test
  void one_click_ends_offers_by_mail_and_not_the_wait() {
    Waiting anna = join("Anna");
    Answer offer = invite();
    String out = out(mail(anna.email(), "An earlier appointment"));
    for (String path : List.of(out, out, out.replaceFirst("token=.*", "token=none"))) {
      patient
          .send(
              "POST",
              path,
              "List-Unsubscribe=One-Click",
              "Content-Type",
              "application/x-www-form-urlencoded")
          .expect(204);
    }
    JsonNode entry = desk.get("overbook/waitlist/" + anna.entry()).expect(200).json();
    assertThat(entry.path("status").asText()).isEqualTo("waiting");
    assertThat(entry.path("mailsStopped").asText()).isNotEmpty();
    // An invitation that they already have can still be accepted.
    assertThat(status(offer)).isEqualTo("open");
    desk.send("DELETE", "overbook/waitlist/invites/" + offer.id(), null).expect(200);
    backfill().refused(422, "nobody-to-ask");
  }

  @Test
  void an_offer_ends_at_one_time_wherever_it_is_said() {
    Waiting anna = join("Anna");
    Waiting ben = join("Ben");
    try (LiveLine other = LiveLine.of(SchedulingApi.scheduler())) {
      Instant before = HospitalClock.now();
      Answer offer = invite();
      Instant end = expires(offer);
      assertThat(end)
          .as("half an hour later, in whole minutes")
          .isEqualTo(end.truncatedTo(ChronoUnit.MINUTES))
          .isBetween(
              before.plus(Duration.ofMinutes(30)),
              HospitalClock.now().plus(Duration.ofMinutes(31)));
      UUID hold = UUID.fromString(offer.json().path("appointmentId").asText());
      Map<String, Instant> said = new LinkedHashMap<>();
      said.put("live", instant(next(other, "schedule:created", hold).path("data"), "expiresAt"));
      for (Waiting each : List.of(anna, ben)) {
        Mailbox.Received mail = mail(each.email(), "An earlier appointment");
        said.put("mail to " + each.email(), heldUntil(mail));
        said.put("page of " + each.email(), instant(show(token(mail)).json(), "expires"));
      }
      // Nothing of it depends on when the mails went.
      Answer sent =
          eventually(
              () -> desk.get("overbook/waitlist/invites/" + offer.id()).expect(200),
              now -> now.json().path("asked").path(1).has("sent"));
      said.put("offer", expires(sent));
      JsonNode listed =
          desk.get(
                  "overbook/waitlist/invites?from="
                      + NINE
                      + "&to="
                      + HALF_PAST
                      + "&doctor="
                      + doctor)
              .expect(200)
              .json()
              .path("items");
      assertThat(listed).hasSize(1);
      said.put("offers", instant(listed.path(0), "expires"));
      said.put("calendar", instant(appointments().path(0), "expiresAt"));
      said.put(
          "appointment", instant(desk.get("schedules/" + hold).expect(200).json(), "expiresAt"));
      assertThat(said).hasSize(9).allSatisfy((where, at) -> assertThat(at).isEqualTo(end));
    }
  }

  private static Instant instant(JsonNode of, String field) {
    return Instant.parse(of.path(field).asText());
  }

  /** Until when the mail says that the time is held, on the hospital's clock. */
  private static Instant heldUntil(Mailbox.Received mail) {
    Matcher said =
        Pattern.compile("It is held until (\\w+ \\d+ \\w+ \\d+ at \\d\\d:\\d\\d)\\.")
            .matcher(mail.text().replaceAll("\\s+", " "));
    assertThat(said.find()).as(mail.text()).isTrue();
    return LocalDateTime.parse(
            said.group(1), DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK))
        .atZone(ZoneId.of(TestBed.SETTINGS.get("HOSPITAL_ZONE")))
        .toInstant();
  }

  @Test
  void whom_no_mail_reaches_is_told_as_failed_to_be_called_and_the_next_are_asked()
      throws Exception {
    Waiting refused = join("Rita");
    Waiting broken = join("Bert");
    List<Waiting> others = new ArrayList<>();
    for (String name : List.of("Cora", "Dan", "Eva", "Finn", "Gina")) {
      others.add(join(name));
    }
    TestBed.running().mailbox().refuse(refused.email());
    // An address that was stored before addresses were looked at.
    run(
        "UPDATE waitlist_entry SET email = 'm..x@hospital.test' WHERE id = '%s'"
            .formatted(broken.entry()));
    run(
        "UPDATE patient SET phone = '030 4455' WHERE id IN ('%s', '%s')"
            .formatted(refused.patient(), broken.patient()));
    try (LiveLine other = LiveLine.of(SchedulingApi.scheduler())) {
      Answer offer = invite();
      assertThat(offer.json().path("asked")).hasSize(5);
      // Which of the two mails fails first, nobody knows.
      heard(
          other,
          "waitlist:failed " + refused.entry(),
          "waitlist:failed " + broken.entry(),
          "waitlist:invited " + others.get(3).entry(),
          "waitlist:invited " + others.get(4).entry());
      mail(others.get(3).email(), "An earlier appointment");
      mail(others.get(4).email(), "An earlier appointment");
      JsonNode asked =
          eventually(
                  () -> desk.get("overbook/waitlist/invites/" + offer.id()).expect(200),
                  now -> now.json().path("asked").path(6).has("sent"))
              .json()
              .path("asked");
      assertThat(asked).hasSize(7);
      for (int i = 0; i < 7; i++) {
        JsonNode each = asked.path(i);
        assertThat(each.path("status").asText()).isEqualTo("open");
        assertThat(each.has("sent")).as(each.toString()).isEqualTo(i > 1);
        assertThat(each.has("failed")).as(each.toString()).isEqualTo(i < 2);
        assertThat(each.has("phone")).as(each.toString()).isEqualTo(i < 2);
      }
    }
    for (Waiting each : List.of(refused, broken)) {
      assertThat(entry(each).has("mailFailed")).isTrue();
      assertThat(entry(each).path("phone").asText()).isEqualTo("030 4455");
    }
    assertThat(entry(others.get(0)).has("phone")).isFalse();
  }

  @Test
  void a_confirmation_that_reached_nobody_stands_in_the_history_of_the_appointment() {
    Waiting anna = join("Anna");
    invite();
    String token = token(mail(anna.email(), "An earlier appointment"));
    TestBed.running().mailbox().refuse(anna.email());
    confirm(token).expect(200);
    String history = "schedules/" + appointments().path(0).path("id").asText() + "/history";
    JsonNode failed =
        eventually(
            () -> row(desk.get(history).expect(200).json(), "mail-failed"), found -> found != null);
    assertThat(failed.path("detail").path("mail").asText()).isEqualTo("invite-confirmed");
  }

  private static JsonNode row(JsonNode page, String action) {
    for (JsonNode row : page.path("items")) {
      if (row.path("action").asText().equals(action)) {
        return row;
      }
    }
    return null;
  }

  @Test
  void a_key_makes_joining_and_offering_repeatable() {
    Map<String, Object> wish = wish("Anna", "anna@hospital.test");
    Answer first = desk.post("overbook/waitlist", wish, "Idempotency-Key", "j-" + doctor);
    Answer again = desk.post("overbook/waitlist", wish, "Idempotency-Key", "j-" + doctor);
    assertThat(again.expect(201).text()).isEqualTo(first.expect(201).text());
    desk.post("overbook/waitlist", wish).refused(409, "duplicate");
    Map<String, Object> slot = slot();
    Answer offer =
        desk.post("overbook/gaps/backfill", slot, "Idempotency-Key", "b-" + doctor).expect(201);
    assertThat(
            desk.post("overbook/gaps/backfill", slot, "Idempotency-Key", "b-" + doctor)
                .expect(201)
                .id())
        .isEqualTo(offer.id());
  }

  @Test
  void who_waits_is_heard_of_and_read_about() {
    try (LiveLine other = LiveLine.of(SchedulingApi.scheduler())) {
      Waiting anna = join("Anna");
      JsonNode joined = next(other, "waitlist:joined", anna.entry());
      assertThat(joined.path("data").path("id").asText()).isEqualTo(anna.entry().toString());
      desk.send("DELETE", "overbook/waitlist/" + anna.entry(), null).expect(204);
      next(other, "waitlist:left", anna.entry());
    }
  }

  @Test
  void a_suggestion_books_who_waits_and_only_once() throws Exception {
    Waiting anna = join("Anna");
    desk.book(doctor, desk.patient("Novak, Jan"), NINE, HALF_PAST).expect(201);
    UUID suggestion = suggestion();
    String path = "overbook/suggestions/" + suggestion;
    assertThat(desk.get(path).expect(200).json().path("reason").asText()).contains("35 %");
    Map<String, Object> whom = Map.of("waitlistEntryId", anna.entry());
    Answer booked =
        desk.post(path + "/accept", whom, "Idempotency-Key", "a-" + suggestion).expect(201);
    assertThat(booked.json().path("overbooked").asBoolean()).isTrue();
    assertThat(booked.json().path("patient").path("id").asText())
        .isEqualTo(anna.patient().toString());
    assertThat(
            desk.post(path + "/accept", whom, "Idempotency-Key", "a-" + suggestion)
                .expect(201)
                .text())
        .isEqualTo(booked.text());
    desk.post(path + "/accept", Map.of("patientId", desk.patient("Late, Lea")))
        .refused(409, "suggestion-over");
    assertThat(desk.get("overbook/waitlist/" + anna.entry()).json().path("status").asText())
        .isEqualTo("booked");
    assertThat(event(mail(anna.email(), "Your appointment is booked"))).contains("METHOD:REQUEST");
  }

  @Test
  void somebody_whose_offer_is_open_is_not_booked_beside_it() throws Exception {
    Waiting anna = join("Anna");
    Answer offer = invite();
    UUID suggestion = suggestion();
    String accept = "overbook/suggestions/" + suggestion + "/accept";
    desk.post(accept, Map.of("waitlistEntryId", anna.entry())).refused(409, "held");
    desk.post(accept, Map.of()).expect(400);
    desk.post(accept, Map.of("waitlistEntryId", UUID.randomUUID())).refused(422, "unknown-patient");
    assertThat(status(offer)).isEqualTo("open");
    assertThat(
            desk.post("overbook/suggestions/" + suggestion + "/decline", Map.of("reason", " "))
                .status())
        .isEqualTo(400);
    assertThat(
            desk.post(
                    "overbook/suggestions/" + suggestion + "/decline",
                    Map.of("reason", "The doctor is slow today."))
                .expect(200)
                .json()
                .path("status")
                .asText())
        .isEqualTo("declined");
  }

  @Test
  void a_proposed_no_show_and_a_late_cancellation_are_shown_until_they_are_taken_back()
      throws Exception {
    Answer booked = desk.book(doctor, desk.patient("Silent, Sue"), NINE, HALF_PAST).expect(201);
    assertThat(booked.json().has("noShowProposed")).isFalse();
    run("UPDATE appointment SET no_show_proposed = true WHERE id = '" + booked.id() + "'");
    String path = "schedules/" + booked.id();
    assertThat(desk.get(path).expect(200).json().path("noShowProposed").asBoolean()).isTrue();
    Answer came =
        admin
            .send(
                "POST",
                path + "/arrive",
                Map.of("correction", Map.of("reason", "tried out")),
                "If-Match",
                booked.etag())
            .expect(200);
    assertThat(came.json().has("noShowProposed")).isFalse();
    Answer cancelled = desk.cancel(came).expect(200);
    assertThat(cancelled.json().has("cancelledLate")).isFalse();
    run(
        "UPDATE appointment SET cancelled_at = starts_at - interval '1 hour' WHERE id = '%s'"
            .formatted(booked.id()));
    assertThat(desk.get(path).expect(200).json().path("cancelledLate").asBoolean()).isTrue();
    Answer back =
        desk.send("POST", path + "/reopen", null, "If-Match", cancelled.etag()).expect(200);
    assertThat(back.json().has("cancelledLate")).isFalse();
  }

  @Test
  void the_rules_are_changed_by_who_saw_them_and_previewed_without_a_trace() {
    Answer rules = admin.get("overbook/config").expect(200);
    admin
        .post("overbook/config/preview", Map.of("days", 1, "changes", Map.of("enabled", true)))
        .expect(200);
    assertThat(admin.get("overbook/config").expect(200).text()).isEqualTo(rules.text());
    admin.patch("overbook/config", null, Map.of("fillChance", 0.8)).expect(428);
    Answer changed =
        admin.patch("overbook/config", rules.etag(), Map.of("fillChance", 0.8)).expect(200);
    assertThat(changed.json().path("fillChance").asDouble()).isEqualTo(0.8);
    admin.patch("overbook/config", rules.etag(), Map.of("fillChance", 0.7)).expect(412);
    admin.patch("overbook/config", changed.etag(), Map.of("fillChance", 2)).expect(400);
    Map<String, Object> nobody =
        Map.of("subject", "doctor", "id", UUID.randomUUID(), "allowed", true);
    admin
        .patch("overbook/config", changed.etag(), Map.of("optIns", List.of(nobody)))
        .refused(400, "invalid");
    admin.patch("overbook/config", changed.etag(), Map.of("fillChance", 0.9)).expect(200);
    admin.get("overbook/config/no-shows").expect(200);
    admin.get("overbook/config/ledger").expect(200);
  }

  private record Waiting(UUID entry, UUID patient, String email) {}

  private Waiting join(String name) {
    String email = "w-" + UUID.randomUUID() + "@hospital.test";
    Map<String, Object> wish = wish(name, email);
    UUID entry = desk.post("overbook/waitlist", wish).expect(201).id();
    return new Waiting(entry, (UUID) wish.get("patientId"), email);
  }

  private JsonNode entry(Waiting waiting) {
    return desk.get("overbook/waitlist/" + waiting.entry()).expect(200).json();
  }

  private Map<String, Object> wish(String name, String email) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("patientId", desk.patient(name + ", Waiting"));
    wish.put("doctorId", doctor);
    wish.put("minutes", 30);
    wish.put("email", email);
    return wish;
  }

  private Map<String, Object> slot() {
    return Map.of("doctorId", doctor, "start", NINE.toString(), "end", HALF_PAST.toString());
  }

  private Answer invite() {
    return desk.post("overbook/waitlist/invite", slot()).expect(201);
  }

  private Answer backfill() {
    return desk.post("overbook/gaps/backfill", slot());
  }

  private Answer show(String token) {
    return patient.send("GET", "overbook/waitlist/confirm", null, "Invite-Token", token);
  }

  private Answer guess(String token) {
    return patient.send(
        "GET",
        "overbook/waitlist/confirm",
        null,
        "Invite-Token",
        token,
        "X-Forwarded-For",
        "203.0.113.77");
  }

  private Answer confirm(String token) {
    return patient.post("overbook/waitlist/confirm", Map.of("token", token));
  }

  /** Retries on 503, which says that the wait for a lock was cut short, as a page does. */
  private int insist(String token) {
    return eventually(() -> confirm(token).status(), status -> status != 503);
  }

  private String status(Answer offer) {
    return desk.get("overbook/waitlist/invites/" + offer.id())
        .expect(200)
        .json()
        .path("status")
        .asText();
  }

  private JsonNode appointments() {
    return desk.get(
            "schedules?from="
                + NINE
                + "&to="
                + NINE.plus(Duration.ofHours(4))
                + "&doctor="
                + doctor)
        .expect(200)
        .json()
        .path("items");
  }

  /** A suggestion like the job's; its figures are not tested here. */
  private UUID suggestion() throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        """
        INSERT INTO suggestion (id, version, practitioner_id, department_id, starts_at, ends_at, session_starts_at,
          session_ends_at, status, because, gain, beside, expected_missed, added_waiting, added_overtime, overrun, made_at,
          expires_at)
        VALUES ('%s', 0, '%s', '%s', '%4$s', '%5$s', '%4$s', '%6$s', 'open', 'LIKELY_MISSED', 0.2, '{0.35}', 1.2, 60, 0,
          0.01, '%7$s', '%4$s')
        """
            .formatted(
                id,
                doctor,
                department,
                NINE,
                HALF_PAST,
                NINE.plus(Duration.ofHours(8)),
                HospitalClock.now()));
    return id;
  }

  private static Instant expires(Answer offer) {
    return Instant.parse(offer.json().path("expires").asText());
  }

  private static <T> T eventually(Callable<T> look, Predicate<T> come) {
    return await().atMost(Duration.ofSeconds(30)).until(look, come);
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits for all of these, in any order. */
  private static void heard(LiveLine line, String... typesAndIds) {
    Set<String> missing = new HashSet<>(Set.of(typesAndIds));
    while (!missing.isEmpty()) {
      JsonNode message = line.next();
      missing.remove(
          message.path("type").asText() + " " + message.path("data").path("id").asText());
    }
  }

  private static JsonNode next(LiveLine line, String type, UUID id) {
    for (int i = 0; i < 100; i++) {
      JsonNode message = line.next();
      if (message.path("type").asText().equals(type)
          && message.path("data").path("id").asText().equals(id.toString())) {
        return message;
      }
    }
    throw new AssertionError("No " + type + " of " + id);
  }

  /** The mail to this address whose subject begins with this; waits for the relay. */
  private static Mailbox.Received mail(String to, String subject) {
    return eventually(
            () ->
                TestBed.running().mailbox().mails().stream()
                    .filter(mail -> mail.to().equals(to) && mail.subject().startsWith(subject))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String token(Mailbox.Received mail) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return link.group(1);
  }

  /** The target of one click, below {@code /api/}. */
  private static String out(Mailbox.Received mail) {
    Matcher link = OUT.matcher(mail.unsubscribe());
    assertThat(link.find()).as(mail.unsubscribe()).isTrue();
    return link.group(1).substring("api/".length());
  }

  /** The event with its lines unfolded (RFC 5545, 3.1). */
  private static String event(Mailbox.Received mail) {
    return mail.calendar().replaceAll("\r?\n[ \t]", "");
  }

  private static int sequence(String event) {
    Matcher number = Pattern.compile("SEQUENCE:(\\d+)").matcher(event);
    assertThat(number.find()).as(event).isTrue();
    return Integer.parseInt(number.group(1));
  }

  private static String stamp(Instant at) {
    return at.toString().replaceAll("[-:]", "");
  }

  private static String anonymised(Answer answer) {
    return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
