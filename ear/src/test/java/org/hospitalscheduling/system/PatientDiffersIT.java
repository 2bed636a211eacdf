package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever is given as new under an MRN that is known is either who has it, or refused. */
class PatientDiffersIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(13))
          .plus(Duration.ofHours(9));

  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi admin = SchedulingApi.administrator();
  private final UUID doctor = admin.doctor("Dr Known", admin.department("Knowing"));
  private final String mrn = "K" + UUID.randomUUID().toString().substring(0, 12);
  private final UUID olga =
      desk.post(
              "patients",
              Map.of(
                  "mrn",
                  mrn,
                  "name",
                  "Owner, Olga",
                  "birthDate",
                  "1980-01-02",
                  "phone",
                  "1",
                  "confirmNew",
                  true))
          .expect(201)
          .id();

  @Test
  void another_name_or_birth_date_is_refused_at_every_door_and_nothing_is_written() {
    for (Map<String, String> typed :
        List.of(
            Map.of("mrn", mrn, "name", "Newcomer, Nora", "birthDate", "2001-02-03"),
            Map.of("mrn", " " + mrn.toLowerCase(Locale.ROOT) + "\u200b", "name", "Newcomer, Nora"),
            Map.of("mrn", mrn, "name", "Owner, Olga", "birthDate", "1980-02-01"))) {
      Answer registered = desk.post("patients", typed).refused(409, "patient-differs");
      assertThat(field(registered)).isEqualTo("mrn");
      Answer booked = desk.post("schedules", booking(typed)).refused(409, "patient-differs");
      assertThat(field(booked)).isEqualTo("patient.mrn");
      for (Answer refused : List.of(registered, booked)) {
        JsonNode known = refused.json().path("known");
        assertThat(known.path("id").asText()).isEqualTo(olga.toString());
        assertThat(known.path("name").asText()).isEqualTo("Owner, Olga");
        assertThat(known.path("birthDate").asText()).isEqualTo("1980-01-02");
        assertThat(refused.json().path("differs")).isNotEmpty();
        assertThat(refused.json().path("detail").asText()).doesNotContain("Olga", mrn);
      }
    }
    assertThat(appointments()).isEmpty();
    assertThat(admin.get("patients/" + olga).expect(200).json().path("version").asInt()).isZero();
  }

  @Test
  void where_nothing_contradicts_the_known_patient_is_taken_and_the_answer_says_so() {
    Map<String, String> typed = Map.of("mrn", mrn, "name", "olga OWNER", "phone", "2");
    Answer known = desk.post("patients", typed).expect(200);
    assertThat(known.id()).isEqualTo(olga);
    assertThat(known.json().path("phone").asText()).isEqualTo("1");
    JsonNode patient = desk.post("schedules", booking(typed)).expect(201).json().path("patient");
    assertThat(patient.path("id").asText()).isEqualTo(olga.toString());
    assertThat(patient.path("wasKnown").asBoolean()).isTrue();
    JsonNode fresh =
        desk.post("schedules", booking(Map.of("mrn", mrn + "n", "name", "Newcomer, Nora"), 60))
            .expect(201)
            .json()
            .path("patient");
    assertThat(fresh.has("wasKnown")).isFalse();
  }

  @Test
  void an_engine_is_refused_like_people_and_sees_the_known_patient_if_it_may_see_patients() {
    Map<String, String> typed = Map.of("mrn", mrn, "name", "Newcomer, Nora");
    Answer seen =
        SchedulingApi.machine("schedules:write", "patients:read")
            .post("schedules", booking(typed))
            .refused(409, "patient-differs");
    assertThat(seen.json().path("known").path("name").asText()).isEqualTo("Owner, Olga");
    Answer blind =
        SchedulingApi.machine("schedules:write", "patients:write")
            .post("schedules", booking(typed))
            .refused(409, "patient-differs");
    assertThat(blind.text()).doesNotContain("Olga", olga.toString());
  }

  @Test
  void a_trusted_engine_replaces_what_was_known_and_the_log_names_the_fields() {
    JsonNode account =
        admin
            .post(
                "admin/service-accounts",
                Map.of(
                    "name",
                    "Leader " + mrn,
                    "scopes",
                    List.of("schedules:write", "patients:write")))
            .expect(201)
            .json();
    assertThat(account.path("demographics").asText()).isEqualTo("keep");
    SchedulingApi engine = signedIn(account);
    Map<String, String> typed =
        Map.of("mrn", mrn, "name", "Married, Olga", "birthDate", "1980-01-02", "phone", "2");
    engine.post("schedules", booking(typed)).refused(409, "patient-differs");

    String path = "admin/service-accounts/" + account.path("id").asText();
    admin.send("PATCH", path, Map.of("demographics", "perhaps")).expect(400);
    assertThat(
            admin
                .send("PATCH", path, Map.of("demographics", "trust"))
                .expect(200)
                .json()
                .path("demographics")
                .asText())
        .isEqualTo("trust");
    JsonNode patient = engine.post("schedules", booking(typed)).expect(201).json().path("patient");
    assertThat(patient.path("name").asText()).isEqualTo("Married, Olga");
    assertThat(desk.get("patients/" + olga).expect(200).json().path("phone").asText())
        .isEqualTo("2");
    assertThat(
            admin
                .get("admin/logs?action=patient-changed&patient=" + olga)
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("detail")
                .path("changed")
                .asText())
        .isEqualTo("name,phone");
  }

  private static SchedulingApi signedIn(JsonNode account) {
    String credentials =
        account.path("clientId").asText() + ":" + account.path("clientSecret").asText();
    Answer token =
        SchedulingApi.anonymous()
            .send(
                "POST",
                "auth/token",
                "grant_type=client_credentials",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    return SchedulingApi.anonymous().as(token.expect(200).json().path("access_token").asText());
  }

  private List<String> appointments() {
    List<String> ids = new ArrayList<>();
    desk.get(
            "schedules?doctor=%s&from=%s&to=%s"
                .formatted(doctor, NINE, NINE.plus(Duration.ofHours(9))))
        .expect(200)
        .json()
        .path("items")
        .forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  private Map<String, Object> booking(Map<String, String> patient) {
    return booking(patient, 0);
  }

  private Map<String, Object> booking(Map<String, String> patient, int minutes) {
    Instant start = NINE.plus(Duration.ofMinutes(minutes));
    return Map.of(
        "doctorId",
        doctor,
        "start",
        start.toString(),
        "end",
        start.plusSeconds(1800).toString(),
        "patient",
        patient);
  }

  private static String field(Answer refused) {
    return refused.json().path("errors").path(0).path("field").asText();
  }
}
