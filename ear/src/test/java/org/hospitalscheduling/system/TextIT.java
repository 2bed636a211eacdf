package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Text at the doors: what bytes, forms and characters are taken, and what is the same. */
class TextIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(12))
          .plus(Duration.ofHours(9));

  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi admin = SchedulingApi.administrator();
  private final String mrn = "T" + UUID.randomUUID().toString().substring(0, 12);

  @Test
  void bytes_are_utf_8_and_nothing_else_is_declared() {
    String body = "{\"mrn\":\"%s\",\"name\":\"Müller, Hanna\"}".formatted(mrn);
    byte[] latin = body.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(sent("patients", latin, "application/json")).isEqualTo(400);
    for (String charset : List.of("ISO-8859-1", "windows-1252", "\"utf-16\"", "nonsense")) {
      assertThat(sent("patients", latin, "application/json; charset=" + charset)).isEqualTo(415);
      assertThat(
              sent(
                  "patients",
                  body.getBytes(StandardCharsets.UTF_8),
                  "application/json;Charset=" + charset))
          .isEqualTo(415);
    }
    assertThat(found("identifier=none%7Cnone&q=" + mrn)).isEmpty();
    assertThat(found("q=" + mrn)).isEmpty();
    assertThat(
            sent(
                "patients",
                body.getBytes(StandardCharsets.UTF_8),
                "application/json; charset=\"UTF-8\""))
        .isEqualTo(201);
    desk.get("patients?q=%FC").expect(400);
    desk.get("patients?q=%C0%AF").expect(400);
  }

  @Test
  void what_the_parser_would_choke_on_is_a_400_for_anybody() {
    String digits = "9".repeat(1_101);
    for (String json :
        List.of(
            "{\"zzz\":" + digits + "}",
            "{\"zzz\":" + "9".repeat(40_000) + "}",
            "{\"zzz\":1e99999999999}",
            "{\"email\":\"a\",\"email\":\"b\"}")) {
      for (String door : List.of("auth/login", "auth/register", "overbook/waitlist/confirm")) {
        SchedulingApi.anonymous().send("POST", door, json).expect(400);
      }
      for (String door : List.of("schedules", "patients", "overbook/waitlist")) {
        desk.send("POST", door, json).expect(400);
      }
    }
  }

  @Test
  void what_nobody_sees_is_nothing_and_what_surrounds_it_is_stripped() {
    for (String nothing :
        List.of("\u00a0", "\u200b", "\u3164", "\ufeff", "\u2800", ".", "a\u202eb", "a\nb")) {
      desk.post("patients", Map.of("mrn", mrn, "name", nothing)).expect(400);
    }
    Answer patient =
        desk.post("patients", Map.of("mrn", mrn, "name", "\u200b Mu\u0308nch, Ida\u00a0"))
            .expect(201);
    assertThat(patient.json().path("name").asText()).isEqualTo("Münch, Ida");

    UUID doctor = admin.doctor("Dr Text", admin.department("Text"));
    Map<String, Object> outside =
        SchedulingApi.booking(
            doctor, patient.id(), NINE.plus(Duration.ofHours(12)), NINE.plus(Duration.ofHours(13)));
    for (String reason : List.of("\u00a0", "\u200b\u200b", "\u3164", "...", "\n\t")) {
      Map<String, Object> overridden = new HashMap<>(outside);
      overridden.put("override", Map.of("reason", reason));
      desk.post("schedules", overridden).expect(400);
    }
  }

  @Test
  void a_name_longer_than_a_page_is_a_cursor_that_is_accepted() {
    String name = mrn + " " + "\ud83d\udc69".repeat(180);
    for (int i = 0; i < 2; i++) {
      desk.post("patients", Map.of("mrn", mrn + i, "name", name)).expect(201);
    }
    JsonNode page = desk.get("patients?limit=1&q=" + mrn).expect(200).json();
    String next = page.path("next").asText();
    assertThat(
            desk.get("patients?limit=1&q=" + mrn + "&cursor=" + next)
                .expect(200)
                .json()
                .path("items"))
        .hasSize(1);
  }

  @Test
  void an_mrn_is_one_however_it_is_typed() {
    UUID patient =
        desk.post("patients", Map.of("mrn", "bh " + mrn, "name", "Maiden, Mary")).expect(201).id();
    for (String typed :
        List.of(
            "bh " + mrn + " ",
            " BH\u00a0" + mrn,
            "bh\u2003\u200b" + mrn + "\u200b",
            "\uff42\uff48 " + mrn.toUpperCase(Locale.ROOT))) {
      Answer known =
          desk.post("patients", Map.of("mrn", typed, "name", "Maiden, Mary")).expect(200);
      assertThat(known.id()).isEqualTo(patient);
      assertThat(found("q=" + encoded(typed))).containsExactly(patient.toString());
    }
    UUID doctor = admin.doctor("Dr Text", admin.department("Text"));
    Answer booked =
        desk.post(
                "schedules",
                Map.of(
                    "doctorId", doctor,
                    "start", NINE.toString(),
                    "end", NINE.plusSeconds(1800).toString(),
                    "patient", Map.of("mrn", "BH\u00a0" + mrn, "name", "Maiden, Mary")))
            .expect(201);
    assertThat(booked.json().path("patient").path("id").asText()).isEqualTo(patient.toString());
  }

  @Test
  void an_administrator_alone_corrects_an_mrn() {
    Answer patient = desk.post("patients", Map.of("mrn", mrn, "name", "Maiden, Mary")).expect(201);
    desk.post("patients", Map.of("mrn", mrn + "b", "name", "Other, Olga")).expect(201);
    String path = "patients/" + patient.id();
    desk.patch(path, patient.etag(), Map.of("mrn", mrn + "c")).refused(403, "not-allowed");
    admin.patch(path, patient.etag(), Map.of("mrn", mrn + "B ")).refused(409, "duplicate");
    Answer corrected =
        admin.patch(path, patient.etag(), Map.of("mrn", " " + mrn + "c")).expect(200);
    assertThat(corrected.json().path("mrn").asText()).isEqualTo(mrn + "c");
    JsonNode log =
        admin.get("admin/logs?action=patient-changed&patient=" + patient.id()).expect(200).json();
    assertThat(log.path("items").path(0).path("detail").path("changed").asText()).isEqualTo("mrn");
    assertThat(admin.get("admin/shared-identifiers").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void an_identifier_of_an_answer_is_accepted_as_a_question() {
    int number = 0;
    for (List<String> identifier :
        List.of(
            List.of("urn:x|" + mrn, "A 1"),
            List.of("urn:x", mrn + "|A|2"),
            List.of("urn:x|y|" + mrn, "3|"),
            List.of("urn:\u00fc " + mrn, "\u00c4+%3"))) {
      UUID patient =
          desk.post(
                  "patients",
                  Map.of(
                      "mrn",
                      mrn + number++,
                      "name",
                      "Barred, Bea",
                      "identifiers",
                      List.of(Map.of("system", identifier.get(0), "value", identifier.get(1)))))
              .expect(201)
              .id();
      assertThat(found("identifier=" + encoded(identifier.get(0) + "|" + identifier.get(1))))
          .containsExactly(patient.toString());
    }
  }

  @Test
  void of_a_birth_date_is_kept_what_is_known() {
    for (String known : List.of("1979", "1979-03", "1979-03-14")) {
      Answer patient =
          desk.post(
                  "patients", Map.of("mrn", mrn + known, "name", "Partly, Pat", "birthDate", known))
              .expect(201);
      assertThat(desk.get("patients/" + patient.id()).expect(200).json().path("birthDate").asText())
          .isEqualTo(known);
    }
    assertThat(found("q=1979-03")).isNotEmpty();
  }

  @Test
  void nobody_is_born_in_the_future() {
    for (String date :
        List.of(
            "2199-01-01",
            HospitalClock.now().plus(Duration.ofDays(2)).toString().substring(0, 10))) {
      Answer refused =
          desk.post("patients", Map.of("mrn", mrn, "name", "Soon, Sue", "birthDate", date))
              .expect(400);
      assertThat(refused.json().path("errors").path(0).path("field").asText())
          .isEqualTo("birthDate");
    }
  }

  @Test
  void a_password_is_one_however_it_is_composed() {
    String email = mrn + "@example.org";
    String composed = "grüne Zebras öffnen " + mrn;
    admin
        .post(
            "auth/register",
            Map.of(
                "username",
                mrn,
                "email",
                email,
                "password",
                Normalizer.normalize(composed, Normalizer.Form.NFD)))
        .expect(202);
    JsonNode account = admin.account(email);
    admin
        .patch(
            "admin/users/" + account.path("id").asText(),
            "\"" + account.path("version").asInt() + "\"",
            Map.of("status", "active", "addressChecked", true, "role", "USER"))
        .expect(200);
    for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
      SchedulingApi.anonymous()
          .post(
              "auth/login",
              Map.of("email", email, "password", Normalizer.normalize(composed, form)))
          .expect(200);
    }
  }

  private List<String> found(String query) {
    List<String> ids = new ArrayList<>();
    desk.get("patients?" + query)
        .expect(200)
        .json()
        .path("items")
        .forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private int sent(String path, byte[] body, String type) {
    return desk.send("POST", path, body, "Content-Type", type).status();
  }
}
