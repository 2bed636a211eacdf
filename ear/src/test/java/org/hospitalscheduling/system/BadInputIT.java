package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever is wrong with a request, the answer is a 4xx that names the field, writes nothing and
 * reveals nothing.
 */
class BadInputIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(9))
          .plus(Duration.ofHours(9));
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi admin = SchedulingApi.administrator();
  private final UUID doctor = admin.doctor("Dr Strict", admin.department("Strictness"));
  private final UUID patient = desk.patient("Curie, Marie");

  private long before;

  @BeforeEach
  void count() {
    before = rows();
  }

  @AfterEach
  void nothing_is_written() {
    assertThat(rows()).isEqualTo(before);
  }

  private record Wrong(String what, int status, String field, String json) {}

  @TestFactory
  Stream<DynamicTest> a_booking() {
    return Stream.of(
            new Wrong("a number for an id", 400, "doctorId", body("\"doctorId\":5")),
            new Wrong("a blank reason's type", 400, "reason", body("\"reason\":[]")),
            new Wrong("no start", 400, "start", "{\"doctorId\":\"%s\"}".formatted(doctor)),
            new Wrong("a word for a time", 400, "start", body("\"start\":\"tomorrow\"")),
            new Wrong(
                "a time without an offset",
                400,
                "start",
                body("\"start\":\"2031-01-01T09:00:00\"")),
            new Wrong("end before start", 400, "end", body("\"end\":\"" + NINE + "\"")),
            new Wrong("an unknown field", 400, "status", body("\"status\":\"fulfilled\"")),
            new Wrong("a word for a flag", 400, "overbook", body("\"overbook\":\"yes\"")),
            new Wrong(
                "an override without reason", 400, "override.reason", body("\"override\":{}")),
            new Wrong(
                "two patients",
                400,
                "patientId",
                body("\"patient\":{\"mrn\":\"1\",\"name\":\"x\"}")),
            new Wrong(
                "a blank name", 400, "patient.name", withPatient("\"mrn\":\"9\",\"name\":\"  \"")),
            new Wrong(
                "a birth date that never was",
                400,
                "patient.birthDate",
                withPatient("\"mrn\":\"9\",\"name\":\"x\",\"birthDate\":\"1990-02-30\"")),
            new Wrong(
                "an e-mail with a line break",
                400,
                "patient.email",
                withPatient("\"mrn\":\"9\",\"name\":\"x\",\"email\":\"a@b.cd\\nBcc: x@y.zz\"")),
            new Wrong("half a document", 400, "body", "{\"doctorId\":"),
            new Wrong("an array", 400, "body", "[]"),
            new Wrong(
                "an unknown doctor", 422, "doctorId", body("\"doctorId\":\"" + NOBODY + "\"")),
            new Wrong(
                "an unknown patient", 422, "patientId", body("\"patientId\":\"" + NOBODY + "\"")),
            new Wrong("an unknown type", 422, "typeId", body("\"typeId\":\"" + NOBODY + "\"")),
            new Wrong(
                "an unknown department",
                422,
                "departmentId",
                body("\"departmentId\":\"" + NOBODY + "\"")))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.what() + " is a " + wrong.status(),
                    () ->
                        assertThat(
                                fields(
                                    desk.send("POST", "schedules", wrong.json())
                                        .expect(wrong.status())))
                            .contains(wrong.field())));
  }

  @Test
  void rules_about_the_request_are_422() {
    desk.book(doctor, patient, NINE.plusSeconds(60), NINE.plusSeconds(3600))
        .refused(422, "off-grid");
    desk.book(doctor, patient, NINE, NINE.plusSeconds(9 * 3600)).refused(422, "too-long");
    desk.book(doctor, patient, NINE, NINE.plusSeconds(60)).refused(422, "too-short");
    desk.book(
            doctor,
            patient,
            NINE.minus(Duration.ofDays(30)),
            NINE.minus(Duration.ofDays(30)).plusSeconds(1800))
        .refused(422, "in-the-past");
  }

  @Test
  @DisplayName("1.5.1: neither endless nesting nor a document with a DTD gets as far as a parser")
  void what_parsers_choke_on() {
    for (String endless :
        List.of(
            "[".repeat(30_000),
            "{\"reason\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
            "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000))) {
      assertThat(fields(desk.send("POST", "schedules", endless).expect(400)))
          .containsExactly("body");
    }
    String bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    for (String type : List.of("application/xml", "text/xml", "application/soap+xml")) {
      desk.send("POST", "schedules", bomb, "Content-Type", type).expect(415);
    }
    assertThat(desk.send("POST", "schedules", bomb).expect(400).text()).doesNotContain("root:");
  }

  @Test
  @DisplayName("1.2.4: what looks like SQL is text to look for, and nothing else")
  void statements_are_text() {
    String day = "schedules?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";
    for (String text :
        List.of(
            "'", "' OR '1'='1", "'; DROP TABLE patient; --", "\\", "%", "_", "x') UNION SELECT")) {
      String encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
      assertThat(desk.get(day + "&q=" + encoded).expect(200).json().path("items"))
          .as(text)
          .allSatisfy(found -> assertThat(found.toString()).contains(text.split(" ")));
      desk.get("patients?q=" + encoded).expect(200);
      admin.get("admin/users?q=" + encoded).expect(200);
      admin.get("admin/logs?q=" + encoded + "&limit=1").expect(200);
      desk.get("doctors?identifier=" + encoded).expect(400);
    }
  }

  @Test
  void every_field_at_fault_is_named_at_once() {
    Answer answer =
        desk.send(
                "POST",
                "schedules",
                "{\"doctorId\":1,\"start\":2,\"overbook\":3,\"role\":\"ADMIN\"}")
            .expect(400);
    assertThat(fields(answer)).contains("doctorId", "start", "overbook", "role");
  }

  @TestFactory
  Stream<DynamicTest> a_query() {
    String day = "from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";
    return Stream.of(
            Map.entry("from=2016-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "to"),
            Map.entry("from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z", "to"),
            Map.entry("to=2026-11-23T00:00:00Z", "from"),
            Map.entry(day + "&from=2026-11-22T00:00:00Z", "from"),
            Map.entry(day + "&doctr=" + NOBODY, "doctr"),
            Map.entry(day + "&doctor=x", "doctor"),
            Map.entry(day + "&status=unknown", "status"),
            Map.entry(day + "&limit=0", "limit"),
            Map.entry(day + "&limit=501", "limit"),
            Map.entry(day + "&limit=5&sort=colour", "sort"),
            Map.entry(day + "&limit=5&cursor=AAAA", "cursor"),
            Map.entry(day + "&sort=start", "limit"))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.getKey(),
                    () ->
                        assertThat(fields(desk.get("schedules?" + wrong.getKey()).expect(400)))
                            .contains(wrong.getValue())));
  }

  @Test
  void what_is_no_json_is_a_415_and_what_is_too_large_a_413() {
    desk.send("POST", "schedules", "hello", "Content-Type", "text/plain").expect(415);
    desk.send("POST", "schedules", "{\"reason\":\"" + "x".repeat(1_000_000) + "\"}").expect(413);
  }

  @Test
  void a_change_names_a_version_that_could_be_one() {
    desk.send("PATCH", "schedules/" + NOBODY, "{\"reason\":\"x\"}")
        .refused(428, "version-required");
    Answer answer =
        desk.send("PATCH", "schedules/" + NOBODY, "{\"reason\":\"x\"}", "If-Match", "latest");
    assertThat(fields(answer.expect(400))).containsExactly("If-Match");
    desk.send("PATCH", "schedules/" + NOBODY, "{}", "If-Match", "\"0\"").expect(400);
    desk.send("PATCH", "schedules/" + NOBODY, "{\"reason\":\"x\"}", "If-Match", "\"0\"")
        .expect(404);
    desk.get("schedules/not-an-id").expect(404);
  }

  @Test
  void a_problem_tells_nothing_of_the_house() {
    for (Answer answer :
        List.of(
            desk.send("POST", "schedules", "{\"x\":"),
            desk.get("schedules?from=%27"),
            desk.get("no/such/thing"))) {
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
      assertThat(answer.text())
          .doesNotContainIgnoringCase("exception")
          .doesNotContain("org.", "jakarta", "SQL", "Payara", "WildFly");
    }
  }

  /** A valid booking with one field added or replaced. */
  private String body(String field) {
    Map<String, Object> good =
        SchedulingApi.booking(doctor, patient, NINE.plusSeconds(3600), NINE.plusSeconds(7200));
    List<String> fields = new ArrayList<>();
    String name = field.substring(1, field.indexOf('"', 1));
    good.forEach(
        (key, value) -> {
          if (!key.equals(name)) {
            fields.add("\"" + key + "\":\"" + value + "\"");
          }
        });
    fields.add(field);
    return "{" + String.join(",", fields) + "}";
  }

  private String withPatient(String fields) {
    return "{\"doctorId\":\"%s\",\"start\":\"%s\",\"patient\":{%s}}"
        .formatted(doctor, NINE, fields);
  }

  private static List<String> fields(Answer answer) {
    List<String> fields = new ArrayList<>();
    for (JsonNode error : answer.json().path("errors")) {
      fields.add(error.path("field").asText());
    }
    return fields;
  }

  private static long rows() {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM appointment) + (SELECT count(*) FROM patient WHERE mrn IN ('1', '9'))")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
