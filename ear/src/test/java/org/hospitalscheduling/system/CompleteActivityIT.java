package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalscheduling.launcher.Mailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is done through each door is in the log, and the row says enough to know what it was. */
class CompleteActivityIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(50))
          .plus(Duration.ofHours(9));
  private static final Pattern LINK = Pattern.compile("/claim#([A-Za-z0-9_-]{43})");
  private static final Pattern OUT = Pattern.compile("<[^>]*/(api/[^>]*)>");
  private static final String UNKNOWN_TOKEN = "n".repeat(43);

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi engine = SchedulingApi.machine("schedules:write", "patients:write");
  private final SchedulingApi nobody = SchedulingApi.anonymous();
  private final UUID department = admin.department("Complete");
  private final UUID doctor = admin.doctor("Dr Complete", department);
  private final UUID other = admin.doctor("Dr Other", department);
  private int hours;

  /** A door, what is done there, and which rows it leaves: action, and what the detail must say. */
  private record Door(String name, Supplier<Answer> use, Map<String, String> rows) {}

  @TestFactory
  @DisplayName(
      "16.2.1: a patient made at any door, and which fields any door changed, are in the log")
  Stream<DynamicTest> doors() {
    List<Door> doors =
        List.of(
            door(
                "a patient is registered",
                () -> desk.post("patients", somebody("Reg")),
                "patient-added",
                ""),
            door(
                "a patient is made by a booking",
                () -> desk.post("schedules", bookingOf(somebody("Book"))),
                "patient-added",
                "",
                "appointment-booked",
                "toDoctorId"),
            door(
                "a patient is made by an engine's booking",
                () -> engine.post("schedules", bookingOf(somebody("Engine"))),
                "patient-added",
                "",
                "appointment-booked",
                "toDoctorId"),
            door(
                "a patient's e-mail is redirected",
                () ->
                    patch("patients/" + desk.patient("Mail, Mia"), Map.of("email", "x@evil.test")),
                "patient-changed",
                "changed=email"),
            door(
                "a department is changed",
                () -> patch("departments/" + department, Map.of("colour", "#112233")),
                "department-changed",
                "changed=colour"),
            door(
                "a doctor is changed",
                () -> patch("doctors/" + other, Map.of("maxPerHour", 3)),
                "doctor-changed",
                "changed=maxPerHour"),
            door(
                "an appointment type is changed",
                () ->
                    patch(
                        "appointment-types/"
                            + admin
                                .post(
                                    "appointment-types",
                                    Map.of("name", "T" + UUID.randomUUID(), "durationMinutes", 30))
                                .expect(201)
                                .id(),
                        Map.of("durationMinutes", 45)),
                "appointment-type-changed",
                "changed=durationMinutes"),
            door(
                "working hours are changed",
                () ->
                    admin.put(
                        "doctors/" + other + "/working-hours",
                        admin.get("doctors/" + other + "/working-hours").etag(),
                        Map.of("hours", List.of())),
                "working-hours-changed",
                "changed=week"),
            door(
                "the rules of overbooking are changed",
                () -> patch("overbook/config", Map.of("fillChance", 0.85)),
                "overbooking-policy-changed",
                "changed=fillChance"),
            door(
                "an appointment is moved and given another reason",
                () -> {
                  Instant start = free();
                  Answer booked = booked();
                  return admin.patch(
                      "schedules/" + booked.id(),
                      booked.etag(),
                      Map.of(
                          "reason",
                          "secret",
                          "start",
                          start.toString(),
                          "end",
                          start.plusSeconds(1800).toString()));
                },
                "appointment-moved",
                "changed=start,end,reason"));
    return doors.stream().map(door -> dynamicTest(door.name(), () -> leavesItsRows(door)));
  }

  @Test
  @DisplayName("16.2.1: an appointment given to another patient names both, moved or not")
  void both_patients() {
    for (boolean moves : new boolean[] {false, true}) {
      UUID old = desk.patient("Old, Olga");
      UUID fresh = desk.patient("New, Nils");
      Answer booked = desk.book(doctor, old, free(), last().plusSeconds(1800)).expect(201);
      Map<String, Object> patch = new LinkedHashMap<>(Map.of("patientId", fresh.toString()));
      if (moves) {
        patch.put("start", free().toString());
        patch.put("end", last().plusSeconds(1800).toString());
      }
      Answer changed = desk.patch("schedules/" + booked.id(), booked.etag(), patch).expect(200);
      JsonNode row = rows(changed).get(0);
      assertThat(row.path("action").asText())
          .isEqualTo(moves ? "appointment-moved" : "appointment-changed");
      assertThat(row.path("detail").path("fromPatientId").asText()).isEqualTo(old.toString());
      assertThat(row.path("detail").path("toPatientId").asText()).isEqualTo(fresh.toString());
      assertThat(row.path("patientId").asText()).isEqualTo(fresh.toString());
      for (UUID each : List.of(old, fresh)) {
        assertThat(
                admin
                    .get("admin/logs?patient=" + each + "&subject=" + booked.id())
                    .expect(200)
                    .text())
            .contains(row.path("id").asText());
      }
    }
  }

  @Test
  @DisplayName(
      "16.2.1, 16.3.3: what is done by a mailed link is in the log, and so is what is refused")
  void by_link() throws Exception {
    String email = "link-" + UUID.randomUUID() + "@hospital.test";
    UUID patient = desk.patient("Link, Lena");
    UUID entry =
        desk.post(
                "overbook/waitlist",
                Map.of("patientId", patient, "doctorId", doctor, "minutes", 30, "email", email))
            .expect(201)
            .id();
    Instant start = free();
    Answer offer =
        desk.post(
                "overbook/waitlist/invite",
                Map.of(
                    "doctorId",
                    doctor,
                    "start",
                    start.toString(),
                    "end",
                    start.plusSeconds(1800).toString()))
            .expect(201);
    Mailbox.Received mail = mail(email);
    String token = found(LINK, mail.text());

    Answer shown =
        nobody.send("GET", "overbook/waitlist/confirm", null, "Invite-Token", token).expect(200);
    by(only(shown, "waitlist-link-opened", "success"), patient, entry);

    desk.send("DELETE", "overbook/waitlist/invites/" + offer.id(), null).expect(200);
    for (String door : List.of("confirm", "decline")) {
      Answer late =
          nobody
              .post("overbook/waitlist/" + door, Map.of("token", token))
              .refused(410, "offer-over");
      JsonNode row = only(late, "POST overbook/waitlist/" + door, "refused");
      assertThat(row.path("actor").path("id").asText()).isEqualTo(patient.toString());
      assertThat(row.path("detail").path("rule").asText()).isEqualTo("offer-over");
      Answer wrong =
          nobody
              .post("overbook/waitlist/" + door, Map.of("token", UNKNOWN_TOKEN))
              .refused(410, "offer-over");
      JsonNode unknown = only(wrong, "POST overbook/waitlist/" + door, "refused");
      assertThat(unknown.path("actor").path("name").asText()).isEqualTo("unknown");
      assertThat(unknown.path("actor").has("id")).isFalse();
    }

    Answer out =
        nobody
            .send(
                "POST",
                found(OUT, mail.unsubscribe()).substring("api/".length()),
                "List-Unsubscribe=One-Click",
                "Content-Type",
                "application/x-www-form-urlencoded")
            .expect(204);
    by(only(out, "waitlist-unsubscribed", "success"), patient, entry);

    assertThat(Files.readString(TestBed.running().log(), StandardCharsets.ISO_8859_1))
        .doesNotContain("A refusal could not be written", token);
  }

  private static void by(JsonNode row, UUID patient, UUID entry) {
    assertThat(row.path("actor").path("id").asText()).isEqualTo(patient.toString());
    assertThat(row.path("actor").path("name").asText()).isEqualTo("patient, by link");
    assertThat(row.path("patientId").asText()).isEqualTo(patient.toString());
    assertThat(row.path("subject").path("id").asText()).isEqualTo(entry.toString());
  }

  private void leavesItsRows(Door door) {
    Answer answer = door.use().get();
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    Map<String, String> found = new TreeMap<>();
    for (JsonNode row : rows(answer)) {
      found.put(row.path("action").asText(), row.path("detail").toString());
      assertThat(row.toString()).doesNotContain("evil", "secret");
    }
    assertThat(found).containsOnlyKeys(door.rows().keySet());
    door.rows()
        .forEach(
            (action, says) ->
                assertThat(found.get(action).replace("\":\"", "="))
                    .as(action)
                    .contains(says.isEmpty() ? "{" : says));
  }

  private static Door door(String name, Supplier<Answer> use, String... rows) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i += 2) {
      expected.put(rows[i], rows[i + 1]);
    }
    return new Door(name, use, expected);
  }

  private Map<String, Object> somebody(String name) {
    return Map.of("mrn", "C-" + UUID.randomUUID(), "name", name + ", Somebody");
  }

  private Map<String, Object> bookingOf(Map<String, Object> patient) {
    Instant start = free();
    return Map.of(
        "doctorId",
        doctor,
        "patient",
        patient,
        "start",
        start.toString(),
        "end",
        start.plusSeconds(1800).toString());
  }

  private Answer booked() {
    return desk.book(doctor, desk.patient("Move, Max"), free(), last().plusSeconds(1800))
        .expect(201);
  }

  private Answer patch(String path, Map<String, Object> body) {
    return admin.patch(path, admin.get(path).expect(200).etag(), body);
  }

  /** Another hour each time. */
  private Instant free() {
    hours++;
    return last();
  }

  private Instant last() {
    return NINE.plus(Duration.ofHours(hours));
  }

  private JsonNode only(Answer answer, String action, String outcome) {
    await().atMost(Duration.ofSeconds(30)).until(() -> !rows(answer).isEmpty());
    List<JsonNode> rows = rows(answer).stream().filter(row -> is(row, action)).toList();
    assertThat(rows).as(action + " among " + rows(answer)).hasSize(1);
    assertThat(rows.get(0).path("outcome").asText()).isEqualTo(outcome);
    return rows.get(0);
  }

  private static boolean is(JsonNode row, String action) {
    return row.path("action").asText().equals(action);
  }

  /** What the request changed, or was refused; who was shown what has a test of its own. */
  private List<JsonNode> rows(Answer answer) {
    List<JsonNode> rows = new ArrayList<>();
    admin
        .get("admin/logs?request=" + answer.header("X-Request-Id").orElseThrow())
        .expect(200)
        .json()
        .path("items")
        .forEach(rows::add);
    rows.removeIf(row -> is(row, "patient-data-read"));
    return rows;
  }

  private static Mailbox.Received mail(String to) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestBed.running().mailbox().mails().stream()
                    .filter(mail -> mail.to().equals(to))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
