package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The appointment book as programs and people read and change it. */
class ScheduleIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(8))
          .plus(Duration.ofHours(9));
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID department = admin.department("Neurology");
  private final UUID doctor = admin.doctor("Dr Chen", department);

  @Test
  void a_week_of_a_department_is_one_answer_in_order_of_time() {
    List<String> booked = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      booked.add(0, book(NINE.plus(Duration.ofDays(4 - day))).id().toString());
    }
    JsonNode week = list("").json();
    assertThat(ids(week)).isEqualTo(booked);
    assertThat(week.path("next").isNull()).isTrue();
  }

  @Test
  void pages_have_everything_once_whatever_the_order() {
    for (int i = 0; i < 7; i++) {
      book(NINE.plus(HALF_HOUR.multipliedBy(i)));
    }
    for (String sort :
        List.of("start", "-start", "patient", "-patient", "doctor", "-status", "department")) {
      List<String> seen = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page = list("&limit=3&sort=" + sort + cursor).json();
        assertThat(page.path("total").asInt(7)).isEqualTo(7);
        seen.addAll(ids(page));
        cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
      } while (!cursor.isEmpty());
      assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
    }
    List<String> names = new ArrayList<>();
    list("&limit=50&sort=patient")
        .json()
        .path("items")
        .forEach(item -> names.add(item.path("patient").path("name").asText()));
    assertThat(names).isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void cancelled_ones_are_shown_to_those_who_ask() {
    Answer first = book(NINE);
    desk.cancel(first).expect(200);
    assertThat(ids(list("").json())).isEmpty();
    assertThat(ids(list("&status=cancelled").json())).containsExactly(first.id().toString());
    JsonNode summary = desk.get("schedules/summary?" + window()).expect(200).json();
    assertThat(summary.path("items")).isEmpty();
  }

  @Test
  void a_search_finds_by_name_mrn_and_reason() {
    Answer booked = book(NINE);
    String mrn = booked.json().path("patient").path("mrn").asText();
    desk.patch("schedules/" + booked.id(), booked.etag(), Map.of("reason", "Numb left hand 100%"))
        .expect(200);
    assertThat(ids(list("&q=hanna%20m").json())).hasSize(1);
    assertThat(ids(list("&q=" + mrn).json())).hasSize(1);
    assertThat(ids(list("&q=left%20hand").json())).hasSize(1);
    assertThat(ids(list("&q=100%25").json())).hasSize(1);
    assertThat(ids(list("&q=%25").json())).hasSize(1);
    assertThat(ids(list("&q=nobody").json())).isEmpty();
  }

  @Test
  void the_same_key_books_once_and_answers_alike() throws Exception {
    Map<String, Object> body =
        SchedulingApi.booking(doctor, desk.patient("Engine, Ann"), NINE, NINE.plus(HALF_HOUR));
    List<Answer> answers =
        together(20, () -> desk.post("schedules", body, "Idempotency-Key", "key-of-" + doctor));
    Answer stored = desk.post("schedules", body, "Idempotency-Key", "key-of-" + doctor).expect(201);
    for (Answer answer : answers) {
      if (answer.status() == 201) {
        assertThat(answer.text()).isEqualTo(stored.text());
        assertThat(answer.etag()).isEqualTo(stored.etag());
      } else {
        answer.refused(409, "in-progress");
        assertThat(answer.header("Retry-After")).isPresent();
      }
    }
    assertThat(ids(list("").json())).containsExactly(stored.id().toString());
    body.put("reason", "another");
    desk.post("schedules", body, "Idempotency-Key", "key-of-" + doctor).refused(422, "key-reused");
  }

  @Test
  void an_engine_books_by_its_own_names() {
    String system = "urn:lis:" + doctor;
    admin
        .patch(
            "doctors/" + doctor,
            admin.get("doctors/" + doctor).expect(200).etag(),
            Map.of("identifiers", List.of(Map.of("system", system, "value", "D1"))))
        .expect(200);
    Map<String, Object> body =
        Map.of(
            "doctor", Map.of("identifier", Map.of("system", system, "value", "D1")),
            "patient",
                Map.of("mrn", "LIS-" + doctor, "name", "Osei, Kwame", "birthDate", "1980-05-06"),
            "start", NINE.toString(),
            "identifiers", List.of(Map.of("system", system, "value", "A1")));
    Answer booked = desk.post("schedules", body).expect(201);
    assertThat(booked.json().path("identifiers").path(0).path("value").asText()).isEqualTo("A1");
    assertThat(booked.json().path("patient").path("mrn").asText()).isEqualTo("LIS-" + doctor);
    assertThat(Duration.between(NINE, Instant.parse(booked.json().path("end").asText())))
        .isEqualTo(Duration.ofMinutes(60));
    assertThat(desk.get("doctors?identifier=" + system + "%7CD1").expect(200).json().path("items"))
        .hasSize(1);
  }

  @Test
  void attendance_goes_forward_and_back_under_the_rules() {
    Answer before = book(NINE);
    attend(before, "arrive").refused(422, "too-early");
    Instant today = HospitalClock.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    Answer booked = book(today);
    Answer arrived = attend(booked, "arrive").expect(200);
    assertThat(arrived.json().path("status").asText()).isEqualTo("arrived");
    Answer done = attend(attend(arrived, "check-in").expect(200), "fulfil").expect(200);
    attend(done, "no-show").refused(422, "status-transition");
    Answer reopened = attend(done, "reopen").expect(200);
    Answer missed = attend(reopened, "no-show").expect(200);
    Answer other = book(today);
    attend(missed, "reopen").refused(409, "doctor-busy");
    desk.cancel(other).expect(200);
    attend(missed, "reopen").expect(200);
  }

  @Test
  void a_visit_has_a_number_its_times_and_a_room_and_keeps_them_over_an_undo() {
    Answer booked =
        book(HospitalClock.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)));
    Answer arrived = attend(booked, "arrive").expect(200);
    JsonNode visit = arrived.json().path("visit");
    assertThat(visit.path("ticket").asInt()).isPositive();
    assertThat(visit.has("calledAt")).isFalse();
    String path = "schedules/" + booked.id();
    desk.put(path + "/room", arrived.etag(), Map.of()).expect(400);
    desk.put(path + "/room", arrived.etag(), Map.of("room", "r".repeat(41))).expect(400);
    Answer placed = desk.put(path + "/room", arrived.etag(), Map.of("room", "Room 3")).expect(200);
    assertThat(placed.json().path("visit").path("room").asText()).isEqualTo("Room 3");
    desk.put(path + "/room", arrived.etag(), Map.of("room", "Room 4")).expect(412);
    Answer called = attend(placed, "check-in").expect(200);
    assertThat(called.json().path("visit").has("calledAt")).isTrue();
    Answer back = attend(called, "reopen").expect(200);
    assertThat(back.json().path("visit")).hasToString("{\"room\":\"Room 3\"}");
    Answer again =
        desk.post(path + "/arrive", Map.of("again", true), "If-Match", back.etag()).expect(200);
    assertThat(again.json().path("visit")).isEqualTo(placed.json().path("visit"));
  }

  @Test
  void who_cancels_may_say_why_and_it_is_shown_until_it_is_restored() {
    Answer booked = book(NINE);
    String path = "schedules/" + booked.id();
    desk.send("DELETE", path + "?reason=weather", null, "If-Match", booked.etag()).expect(400);
    desk.post(path + "/cancel", Map.of("reason", "weather"), "If-Match", booked.etag()).expect(400);
    assertThat(desk.get(path).expect(200).json().path("status").asText()).isEqualTo("booked");
    Answer cancelled =
        desk.send("DELETE", path + "?reason=clinic", null, "If-Match", booked.etag()).expect(200);
    assertThat(cancelled.json().path("cancelReason").asText()).isEqualTo("clinic");
    Answer back = attend(cancelled, "reopen").expect(200);
    assertThat(back.json().has("cancelReason")).isFalse();
    Map<String, String> why = Map.of("reason", "patient", "note", "has flu");
    Answer again = desk.post(path + "/cancel", why, "If-Match", back.etag()).expect(200);
    assertThat(again.json().path("cancelNote").asText()).isEqualTo("has flu");
    String history = desk.get(path + "/history").expect(200).text();
    assertThat(history).contains("\"cancelReason\":\"patient\"").doesNotContain("has flu");
    Answer plain = attend(again, "reopen").expect(200);
    assertThat(desk.cancel(plain).expect(200).json().has("cancelReason")).isFalse();
  }

  @Test
  void only_those_who_may_override_share_time_and_say_why() {
    book(NINE);
    Map<String, Object> second =
        SchedulingApi.booking(doctor, desk.patient("Second, Sam"), NINE, NINE.plus(HALF_HOUR));
    second.put("overbook", true);
    desk.post("schedules", second).refused(403, "not-allowed");
    Answer overbooked = admin.post("schedules", second).expect(201);
    assertThat(overbooked.json().path("overbooked").asBoolean()).isTrue();
    second.put("patientId", desk.patient("Third, Tom").toString());
    admin.post("schedules", second).refused(409, "overbooking-limit");
  }

  @Test
  void hours_bind_unless_overridden_with_a_reason_and_standing_appointments_are_listed() {
    Answer standing = book(NINE);
    String version = admin.get("doctors/" + doctor + "/working-hours").expect(200).etag();
    Answer changed =
        admin
            .put("doctors/" + doctor + "/working-hours", version, Map.of("hours", List.of()))
            .expect(200);
    assertThat(changed.json().path("outside").path(0).path("id").asText())
        .isEqualTo(standing.id().toString());
    admin
        .put("doctors/" + doctor + "/working-hours", version, Map.of("hours", List.of()))
        .refused(412, "stale-version");
    Map<String, Object> body =
        SchedulingApi.booking(
            doctor,
            desk.patient("Late, Lea"),
            NINE.plus(HALF_HOUR),
            NINE.plus(HALF_HOUR.multipliedBy(2)));
    desk.post("schedules", body).refused(422, "outside-hours");
    body.put("override", Map.of("reason", "Doctor agreed by phone"));
    assertThat(desk.post("schedules", body).expect(201).json().path("overrideReason").asText())
        .isEqualTo("Doctor agreed by phone");
  }

  @Test
  void time_off_is_no_time_for_bookings() {
    Answer standing = book(NINE);
    Answer off =
        admin
            .post(
                "doctors/" + doctor + "/time-off",
                Map.of(
                    "start",
                    NINE.toString(),
                    "end",
                    NINE.plus(Duration.ofHours(4)).toString(),
                    "reason",
                    "Congress"))
            .expect(201);
    assertThat(off.json().path("standing").path(0).path("id").asText())
        .isEqualTo(standing.id().toString());
    desk.book(
            doctor, desk.patient("Off, Olga"), NINE.plus(HALF_HOUR), NINE.plus(Duration.ofHours(1)))
        .refused(422, "time-off");
    JsonNode slots =
        desk.get("slots?doctor=" + doctor + "&from=" + NINE + "&duration=30&limit=1")
            .expect(200)
            .json();
    assertThat(slots.path("items").path(0).path("start").asText())
        .isEqualTo(NINE.plus(Duration.ofHours(4)).toString());
    admin.send("DELETE", "doctors/" + doctor + "/time-off/" + off.id(), null).expect(204);
    desk.book(
            doctor, desk.patient("On, Otto"), NINE.plus(HALF_HOUR), NINE.plus(Duration.ofHours(1)))
        .expect(201);
  }

  @Test
  void free_times_are_those_of_all_the_doctors_asked_for_within_days_and_a_part_of_them() {
    UUID colleague = admin.doctor("Dr Diaz", department);
    String asked = "slots?doctor=%s,%s&from=%s&duration=30".formatted(doctor, colleague, NINE);
    book(NINE);
    JsonNode first = desk.get(asked + "&limit=3").expect(200).json().path("items");
    assertThat(first.findValuesAsText("start"))
        .as("the colleague's comes first, the other doctor is busy")
        .startsWith(NINE.toString(), NINE.plus(HALF_HOUR).toString());
    assertThat(first.path(0).path("doctorId").asText()).isEqualTo(colleague.toString());
    JsonNode late = desk.get(asked + "&timeFrom=13:00&timeUntil=13:30").expect(200).json();
    assertThat(late.path("items").findValuesAsText("start"))
        .isNotEmpty()
        .allMatch(
            start ->
                start.endsWith(late.path("items").path(0).path("start").asText().substring(10)));
    String end = NINE.plus(HALF_HOUR).toString();
    assertThat(desk.get(asked + "&to=" + end).expect(200).json().path("items")).hasSize(1);
    desk.get(asked + "&to=" + NINE).expect(400);
    desk.get(asked + "&timeFrom=9:30").expect(400);
    desk.get(asked + "&timeFrom=12:00&timeUntil=12:00").expect(400);
  }

  @Test
  void the_directory_is_changed_by_administrators_only() {
    desk.post("departments", Map.of("name", "Mine", "colour", "#123456")).expect(403);
    desk.send(
            "PUT",
            "doctors/" + doctor + "/working-hours",
            Map.of("hours", List.of()),
            "If-Match",
            "\"0\"")
        .expect(403);
    SchedulingApi.anonymous().get("departments").expect(401);
    admin.post("departments", Map.of("name", "Twice " + doctor, "colour", "#123456")).expect(201);
    admin
        .post("departments", Map.of("name", "TWICE " + doctor, "colour", "#123456"))
        .refused(409, "duplicate");
  }

  @Test
  void busy_doctors_do_not_slow_the_others() throws Exception {
    UUID quiet = admin.doctor("Dr Quiet", department);
    List<UUID> patients = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      patients.add(desk.patient("Crowd, No " + i));
    }
    ExecutorService crowd = Executors.newFixedThreadPool(64);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (UUID patient : patients) {
        answers.add(
            crowd.submit(() -> desk.book(doctor, patient, NINE, NINE.plus(HALF_HOUR)).status()));
      }
      desk.book(quiet, desk.patient("Calm, Carl"), NINE, NINE.plus(HALF_HOUR)).expect(201);
      desk.get("health/ready").expect(200);
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses)
          .containsOnlyOnce(201)
          .allMatch(status -> List.of(201, 409, 503).contains(status));
    } finally {
      crowd.shutdownNow();
    }
  }

  private Answer book(Instant start) {
    return desk.book(doctor, desk.patient("Müller, Hanna"), start, start.plus(HALF_HOUR))
        .expect(201);
  }

  private Answer attend(Answer appointment, String step) {
    return desk.send(
        "POST", "schedules/" + appointment.id() + "/" + step, null, "If-Match", appointment.etag());
  }

  private Answer list(String more) {
    return desk.get("schedules?" + window() + more).expect(200);
  }

  private String window() {
    return "from=%s&to=%s&department=%s"
        .formatted(NINE.minus(Duration.ofHours(9)), NINE.plus(Duration.ofDays(7)), department);
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private static List<Answer> together(int times, Callable<Answer> call) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(times);
    try {
      List<Future<Answer>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(clients.submit(call));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      clients.shutdownNow();
    }
  }
}
