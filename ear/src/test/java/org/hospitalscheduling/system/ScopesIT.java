package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a service account is shown that may write, but not read: nothing of what is known already,
 * by whatever way it asks. Each way is also gone by one that may read, which shows that there is
 * something to be hidden.
 */
class ScopesIT {

  private static final Instant NINE = Instant.parse("2031-05-06T09:00:00Z");
  private static final String NAME = "Canary, Clara";
  private static final String BORN = "1961-02-03";
  private static final String REASON = "Canary reason";

  private final SchedulingApi admin = SchedulingApi.administrator();
  private UUID doctor;
  private UUID another;
  private UUID patient;
  private String mrn;

  @BeforeEach
  void someoneIsBooked() {
    UUID department = admin.department("Scopes");
    doctor = admin.doctor("Dr Scopes", department);
    another = admin.doctor("Dr Other", department);
    mrn = "CANARY-" + UUID.randomUUID();
    patient =
        admin
            .post(
                "patients",
                Map.of(
                    "mrn",
                    mrn,
                    "name",
                    NAME,
                    "birthDate",
                    BORN,
                    "phone",
                    "0301234567",
                    "confirmNew",
                    true))
            .expect(201)
            .id();
  }

  private Answer booked(Instant start) {
    Map<String, Object> body =
        SchedulingApi.booking(doctor, patient, start, start.plusSeconds(1800));
    body.put("reason", REASON);
    body.put(
        "identifiers",
        List.of(Map.of("system", "urn:scopes", "value", "CANARY-" + UUID.randomUUID())));
    return admin.post("schedules", body).expect(201);
  }

  @Test
  @DisplayName("8.2.3: what may write, but not read, is shown no patient by any way to change time")
  void no_way_to_write_shows_a_patient() {
    AtomicInteger later = new AtomicInteger(1);
    Map<String, Function<SchedulingApi, Answer>> ways = new LinkedHashMap<>();
    Answer seen = booked(NINE);
    String path = "schedules/" + seen.id();
    Map<String, Object> stale = Map.of("id", seen.id(), "version", 7777);
    ways.put("change, stale", api -> api.patch(path, "\"7777\"", Map.of("reason", "x")));
    ways.put(
        "change",
        api -> api.patch(path, admin.get(path).etag(), Map.of("end", plus(NINE, 2400).toString())));
    ways.put("cancel, stale", api -> api.send("DELETE", path, null, "If-Match", "\"7777\""));
    ways.put(
        "cancel because, stale",
        api -> api.post(path + "/cancel", Map.of("reason", "other"), "If-Match", "\"7777\""));
    ways.put("arrive, stale", api -> api.post(path + "/arrive", null, "If-Match", "\"7777\""));
    ways.put(
        "group attendance, stale",
        api ->
            api.post(
                "schedules/attendance",
                Map.of("transition", "arrive", "appointments", List.of(stale))));
    Map<String, Object> move = new HashMap<>(stale);
    move.put("doctorId", another);
    move.put("start", NINE.toString());
    ways.put(
        "group move, stale", api -> api.post("schedules/moves", Map.of("moves", List.of(move))));
    ways.put(
        "group move",
        api -> {
          move.put("version", version(path));
          move.put("start", plus(NINE, 3600L * later.incrementAndGet()).toString());
          return api.post("schedules/moves", Map.of("moves", List.of(move)));
        });
    ways.put(
        "preview of moves",
        api ->
            api.post(
                "schedules/moves/preview",
                Map.of(
                    "doctorId",
                    doctor,
                    "from",
                    "2031-05-05T00:00:00Z",
                    "to",
                    "2031-05-12T00:00:00Z")));
    booked(plus(NINE, 86_400));
    ways.put(
        "cancel",
        api -> {
          Answer fresh = booked(plus(NINE, 86_400L * later.incrementAndGet()));
          return api.send("DELETE", "schedules/" + fresh.id(), null, "If-Match", fresh.etag());
        });

    SchedulingApi reader = SchedulingApi.machine("schedules:write", "schedules:read");
    SchedulingApi writer = SchedulingApi.machine("schedules:write", "directory:read");
    writer.get(path).expect(403);
    ways.forEach(
        (way, go) -> {
          assertThat(go.apply(reader).text()).as(way + ", by one who reads").contains(NAME);
          Answer blind = go.apply(writer);
          assertThat(blind.status()).as(way + ": " + blind.text()).isIn(200, 409, 412, 422);
          assertThat(blind.text()).as(way).contains("doctor");
          assertThat(blind.text())
              .as(way)
              .doesNotContain(NAME, BORN, REASON, "CANARY", patient.toString());
        });
  }

  @Test
  void a_booking_shows_what_the_request_said_of_the_patient_and_no_more() {
    SchedulingApi writer = SchedulingApi.machine("schedules:write");
    Map<String, Object> byMrn = new HashMap<>();
    byMrn.put("doctorId", doctor);
    byMrn.put("patient", Map.of("mrn", mrn, "name", "canary clara"));
    byMrn.put("start", NINE.toString());
    byMrn.put("reason", "Our own");
    Answer booked = writer.post("schedules", byMrn).expect(201);
    assertThat(booked.json().path("patient").path("id").asText()).isEqualTo(patient.toString());
    assertThat(booked.json().path("patient").path("name").asText()).isEqualTo("canary clara");
    assertThat(booked.json().path("reason").asText()).isEqualTo("Our own");
    assertThat(booked.text()).doesNotContain(NAME, BORN);
    Answer byId = writer.book(another, patient, plus(NINE, 86_400), plus(NINE, 90_000)).expect(201);
    assertThat(byId.text()).doesNotContain(NAME, BORN, mrn);
  }

  @Test
  void a_refusal_names_only_what_the_account_booked_itself() {
    Answer theirs = booked(NINE);
    SchedulingApi writer = SchedulingApi.machine("schedules:write");
    Answer busy =
        writer.book(another, patient, NINE, plus(NINE, 1800)).refused(409, "patient-busy");
    assertThat(busy.text()).doesNotContain(theirs.id().toString());
    Instant later = plus(NINE, 86_400);
    Answer own = writer.book(doctor, patient, later, plus(later, 1800)).expect(201);
    Answer again =
        writer.book(another, patient, later, plus(later, 1800)).refused(409, "patient-busy");
    assertThat(again.json().path("blocking").path("id").asText()).isEqualTo(own.id().toString());
  }

  @Test
  @DisplayName("a token of less scope does not get the answer that a token of more got before")
  void replays() {
    var account =
        admin
            .post(
                "admin/service-accounts",
                Map.of(
                    "name",
                    "Engine " + UUID.randomUUID(),
                    "scopes",
                    List.of("schedules:write", "schedules:read")))
            .expect(201)
            .json();
    SchedulingApi reader = SchedulingApi.signedIn(account, "schedules:write schedules:read");
    SchedulingApi writer = SchedulingApi.signedIn(account, "schedules:write");
    Map<String, Object> body = SchedulingApi.booking(doctor, patient, NINE, plus(NINE, 1800));
    String key = UUID.randomUUID().toString();
    assertThat(reader.post("schedules", body, "Idempotency-Key", key).expect(201).text())
        .contains(NAME);
    writer.post("schedules", body, "Idempotency-Key", key).refused(422, "key-reused");
    assertThat(reader.post("schedules", body, "Idempotency-Key", key).expect(201).text())
        .contains(NAME);
  }

  @Test
  @DisplayName("8.2.3: whoever writes patients is not shown those who are known")
  void patients() {
    SchedulingApi writer = SchedulingApi.machine("patients:write");
    writer.get("patients?limit=500").expect(403);
    writer.get("patients/" + patient).expect(403);
    SchedulingApi.machine("patients:read").get("patients/" + patient).expect(200);

    Answer known = writer.post("patients", Map.of("mrn", mrn, "name", "canary clara")).expect(200);
    assertThat(known.id()).isEqualTo(patient);
    assertThat(known.text()).doesNotContain(NAME, BORN, "0301234567", "+49");
    Answer changed =
        writer
            .patch("patients/" + patient, known.etag(), Map.of("email", "c@hospital.test"))
            .expect(204);
    assertThat(changed.etag()).isNotEqualTo(known.etag());
    Answer differs =
        writer
            .post("patients", Map.of("mrn", mrn, "name", "Other, Olga"))
            .refused(409, "patient-differs");
    assertThat(differs.text()).doesNotContain(NAME, BORN, patient.toString());
    Answer alike =
        writer
            .post(
                "patients",
                Map.of("mrn", mrn + "-2", "name", NAME, "birthDate", BORN, "confirmNew", false))
            .refused(409, "likely-duplicate");
    assertThat(alike.text()).doesNotContain(patient.toString(), mrn);
    Answer fresh =
        writer
            .post("patients", Map.of("mrn", mrn + "-3", "name", "New, Nora", "phone", "030 99"))
            .expect(201);
    assertThat(fresh.json().path("phone").asText()).isEqualTo("030 99");
  }

  private int version(String path) {
    return admin.get(path).expect(200).json().path("version").asInt();
  }

  private static Instant plus(Instant instant, long seconds) {
    return instant.plusSeconds(seconds);
  }
}
