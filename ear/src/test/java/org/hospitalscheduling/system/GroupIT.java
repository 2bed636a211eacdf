package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many appointments in one request, and a whole directory from one file. */
class GroupIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(9))
          .plus(Duration.ofHours(9));
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private static SchedulingApi desk;

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final UUID department = admin.department("Dermatology");
  private final UUID doctor = admin.doctor("Dr Away", department);
  private final UUID colleague = admin.doctor("Dr Here", department);

  /** Once, because every sign-in waits for a hash. */
  @BeforeAll
  static void sitDown() {
    desk = SchedulingApi.scheduler();
  }

  @Test
  void two_change_places_and_their_history_says_so() {
    Answer one = book(doctor, 0);
    Answer two = book(doctor, 1);
    JsonNode moved =
        desk.post("schedules/moves", moves(goes(one, doctor, 1), goes(two, doctor, 0)))
            .expect(200)
            .json();
    assertThat(moved.path("items").path(0).path("start").asText()).isEqualTo(at(1).toString());
    assertThat(moved.path("items").path(1).path("start").asText()).isEqualTo(at(0).toString());
    assertThat(
            desk.get("schedules/" + one.id() + "/history")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("action")
                .asText())
        .isEqualTo("appointment-moved");
  }

  @Test
  void a_sick_doctors_day_is_planned_and_moved_in_one_piece() {
    List<Answer> day = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      day.add(book(doctor, i));
    }
    book(colleague, 2);
    JsonNode plan = desk.post("schedules/moves/preview", question()).expect(200).json();
    assertThat(plan.path("items")).hasSize(6);
    List<Map<String, Object>> moves = new ArrayList<>();
    for (JsonNode item : plan.path("items")) {
      assertThat(item.path("to").path("doctorId").asText()).isEqualTo(colleague.toString());
      moves.add(
          Map.of(
              "id", item.path("appointment").path("id").asText(),
              "version", item.path("appointment").path("version").asInt(),
              "doctorId", item.path("to").path("doctorId").asText(),
              "start", item.path("to").path("start").asText()));
    }
    Map<String, Object> body = Map.of("moves", moves);
    Answer first = desk.post("schedules/moves", body, "Idempotency-Key", "day " + doctor);
    assertThat(first.expect(200).json().path("items")).hasSize(6);
    assertThat(
            desk.post("schedules/moves", body, "Idempotency-Key", "day " + doctor)
                .expect(200)
                .text())
        .isEqualTo(first.text());
    assertThat(desk.post("schedules/moves/preview", question()).expect(200).json().path("items"))
        .isEmpty();
    desk.post("schedules/moves", body).refused(409, "moves-refused");
  }

  @Test
  void of_two_clerks_who_move_the_same_day_at_once_one_does() throws Exception {
    List<Map<String, Object>> toColleague = new ArrayList<>();
    List<Map<String, Object>> later = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Answer booked = book(doctor, i);
      toColleague.add(goes(booked, colleague, i));
      later.add(0, goes(booked, doctor, i + 10));
    }
    List<Answer> answers =
        together(
            () -> desk.post("schedules/moves", Map.of("moves", toColleague)),
            () -> admin.post("schedules/moves", Map.of("moves", later)));
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    for (Answer answer : answers) {
      if (answer.status() == 409) {
        assertThat(answer.json().path("refused")).hasSize(6);
        assertThat(answer.json().path("refused").path(0).path("current").path("version").asInt())
            .isEqualTo(1);
      }
    }
  }

  @Test
  void attendance_of_many_tells_what_was_done_and_what_was_not() {
    Answer one = bookToday(doctor, 0);
    Answer two = bookToday(doctor, 1);
    desk.cancel(two).expect(200);
    JsonNode outcome =
        desk.post(
                "schedules/attendance",
                Map.of(
                    "transition",
                    "arrive",
                    "appointments",
                    List.of(
                        Map.of("id", one.id(), "version", 0),
                        Map.of("id", two.id(), "version", 1),
                        Map.of("id", UUID.randomUUID(), "version", 0))))
            .expect(200)
            .json();
    assertThat(outcome.path("done")).hasSize(1);
    assertThat(outcome.path("done").path(0).path("status").asText()).isEqualTo("arrived");
    assertThat(outcome.path("refused").findValuesAsText("rule"))
        .containsExactly("status-transition", "not-found");
    JsonNode noted =
        desk.get("schedules/" + two.id() + "/history").expect(200).json().path("items").path(0);
    assertThat(noted.path("action").asText()).isEqualTo("POST schedules/{id}/arrive");
    assertThat(noted.path("outcome").asText()).isEqualTo("refused");
    assertThat(noted.path("detail").path("rule").asText()).isEqualTo("status-transition");
    SchedulingApi theDoctor = SchedulingApi.withRole("DOCTOR", doctor);
    theDoctor.post("schedules/attendance", attendance("check-in", one, 1)).expect(200);
    theDoctor
        .post("schedules/attendance", attendance("cancel", one, 2))
        .refused(403, "not-allowed");
    Answer theirs = bookToday(colleague, 3);
    assertThat(
            theDoctor
                .post("schedules/attendance", attendance("arrive", theirs, 0))
                .expect(200)
                .json()
                .path("refused")
                .path(0)
                .path("rule")
                .asText())
        .isEqualTo("not-found");
  }

  @Test
  void what_is_no_request_is_refused_before_any_work() {
    Answer one = book(doctor, 0);
    desk.post("schedules/attendance", attendance("jump", one, 0)).expect(400);
    desk.post("schedules/attendance", Map.of("transition", "arrive", "appointments", List.of()))
        .expect(400);
    desk.post("schedules/moves", moves(goes(one, doctor, 1), goes(one, doctor, 2))).expect(400);
    Map<String, Object> long_ = new LinkedHashMap<>(question());
    long_.put("to", at(0).plus(Duration.ofDays(8)).toString());
    desk.post("schedules/moves/preview", long_).expect(400);
    Map<String, Object> nobody = new LinkedHashMap<>(question());
    nobody.put("doctorId", UUID.randomUUID().toString());
    desk.post("schedules/moves/preview", nobody).refused(422, "unknown-doctor");
  }

  @Test
  void a_directory_comes_from_a_file_once() {
    String ward = "Ward " + UUID.randomUUID();
    String file =
        "\uFEFFdepartment;doctor;weekday;from;to\r\n%1$s;Dr Csv %1$s;Mo;08:00;16:00\r\n%1$s;=Dr Formula %1$s;;;\r\n"
            .formatted(ward);
    JsonNode look = imported(file, true).expect(200).json();
    assertThat(look.path("written").asBoolean()).isFalse();
    assertThat(look.path("doctors")).hasSize(2);
    JsonNode done = imported(file, false).expect(200).json();
    assertThat(done.path("written").asBoolean()).isTrue();
    assertThat(done.path("departments").path(0).path("added").asBoolean()).isTrue();
    JsonNode again = imported(file, false).expect(200).json();
    assertThat(again.path("departments").path(0).path("added").asBoolean()).isFalse();
    assertThat(again.path("doctors").path(0).path("changed").asBoolean()).isFalse();
  }

  @Test
  void a_file_with_a_fault_is_named_line_by_line_and_writes_nothing() {
    String ward = "Ward " + UUID.randomUUID();
    String file = "department,doctor,weekday,from,to\n" + ward + "\n" + ward + ",Dr X,nix,8,9\n";
    Answer refused = imported(file, false);
    refused.refused(422, "lines-at-fault");
    assertThat(refused.json().path("lines").findValuesAsText("rule"))
        .containsExactly("unknown-weekday", "not-a-time", "not-a-time");
    assertThat(imported(file, true).expect(200).json().path("errors")).hasSize(3);
    assertThat(admin.get("departments").expect(200).text()).doesNotContain(ward);
    imported("department\n" + "x".repeat(1024 * 1024), false).expect(413);
    admin.post("directory/import", "department\nA", "Content-Type", "application/json").expect(415);
    desk.send("POST", "directory/import", "department\nA", "Content-Type", "text/csv").expect(403);
  }

  private Answer imported(String file, boolean dryRun) {
    return admin.send(
        "POST", "directory/import?dryRun=" + dryRun, file, "Content-Type", "text/csv");
  }

  private Map<String, Object> question() {
    return Map.of("doctorId", doctor.toString(), "from", at(0).toString(), "to", at(20).toString());
  }

  private static Map<String, Object> attendance(String step, Answer booked, int version) {
    return Map.of(
        "transition", step, "appointments", List.of(Map.of("id", booked.id(), "version", version)));
  }

  @SafeVarargs
  private static Map<String, Object> moves(Map<String, Object>... moves) {
    return Map.of("moves", List.of(moves));
  }

  private static Map<String, Object> goes(Answer booked, UUID doctor, int slot) {
    return Map.of(
        "id", booked.id(), "version", 0, "doctorId", doctor, "start", at(slot).toString());
  }

  private Answer book(UUID whose, int slot) {
    return desk.book(whose, desk.patient("Osei, Kwame"), at(slot), at(slot + 1)).expect(201);
  }

  /** Attendance is recorded from the day on. */
  private Answer bookToday(UUID whose, int slot) {
    Instant start =
        HospitalClock.now()
            .truncatedTo(ChronoUnit.HOURS)
            .plus(Duration.ofHours(1))
            .plus(HALF_HOUR.multipliedBy(slot));
    return desk.book(whose, desk.patient("Osei, Kwame"), start, start.plus(HALF_HOUR)).expect(201);
  }

  private static Instant at(int slot) {
    return NINE.plus(HALF_HOUR.multipliedBy(slot));
  }

  @SafeVarargs
  private static List<Answer> together(Callable<Answer>... calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.length);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : threads.invokeAll(List.of(calls))) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
