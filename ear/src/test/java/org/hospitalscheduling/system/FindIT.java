package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The same words find the same people among patients, in the list of appointments and in the log.
 */
class FindIT {

  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(15))
          .plus(Duration.ofHours(9));

  /** Nobody else's name begins like that. */
  private static final String NAME = "Qüxel-Wyßbrodt, Siobhán O’Zpaul";

  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final SchedulingApi admin = SchedulingApi.administrator();
  private final String number = "" + (1_000_000 + (int) (Math.random() * 8_999_999));
  private final String mrn = "QX " + number.substring(0, 3) + " " + number.substring(3);
  private final UUID patient =
      desk.post(
              "patients",
              Map.of("mrn", mrn, "name", NAME + " " + number, "birthDate", "1931-02-13"))
          .expect(201)
          .id();

  @Test
  void patients_by_what_people_type() {
    for (String typed : typed()) {
      JsonNode answer = find(typed);
      assertThat(ids(answer)).as(typed).containsExactly(patient.toString());
      assertThat(answer.path("similar").asBoolean()).as(typed).isFalse();
    }
    JsonNode nobody = find("Quxel " + number + " 14.02.1931");
    assertThat(nobody.path("items")).isEmpty();
    assertThat(nobody.path("similar").asBoolean()).isFalse();
  }

  @Test
  void a_slip_finds_names_that_are_like_it_and_the_answer_says_so() {
    for (String typed : List.of("Quxle " + number, "wysbrodt " + number, "Siobahn " + number)) {
      JsonNode answer = find(typed);
      assertThat(ids(answer)).as(typed).containsExactly(patient.toString());
      assertThat(answer.path("similar").asBoolean()).as(typed).isTrue();
      assertThat(answer.path("next").isNull()).isTrue();
    }
  }

  @Test
  void appointments_by_the_same_words_and_by_their_reason() {
    UUID doctor = admin.doctor("Dr Find " + number, admin.department("Finding " + number));
    Answer booked = desk.book(doctor, patient, NINE, NINE.plus(Duration.ofMinutes(30))).expect(201);
    desk.patch("schedules/" + booked.id(), booked.etag(), Map.of("reason", "Übelkeit " + number))
        .expect(200);
    List<String> all = new ArrayList<>(typed());
    all.add("ubelkeit " + number);
    all.add("ÜBELKEIT");
    for (String typed : all) {
      assertThat(ids(schedules(doctor, typed))).as(typed).containsExactly(booked.id().toString());
    }
    for (String typed : List.of("uxel", "?", "Quxel 14.02.1931", "quxle")) {
      assertThat(ids(schedules(doctor, typed))).as(typed).isEmpty();
    }
  }

  @Test
  void the_log_by_the_patient() {
    desk.get("patients/" + patient).expect(200);
    for (String typed : List.of("Quxel " + number, mrn, "siobhan " + number)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          admin
                              .get("admin/logs?q=" + encoded(typed))
                              .expect(200)
                              .json()
                              .path("items"))
                      .as(typed)
                      .isNotEmpty()
                      .allMatch(row -> row.path("patientId").asText().equals(patient.toString())));
    }
  }

  private List<String> typed() {
    return List.of(
        "Quxel " + number,
        "QUEXEL " + number,
        "Qu\u0308xel\u00a0" + number,
        "siobhan quxel " + number,
        "wyssbrodt " + number,
        "ozpaul " + number,
        "O'Zpaul " + number,
        mrn,
        mrn.toLowerCase(Locale.ROOT).replace(" ", ""),
        "qüxel " + mrn,
        "13.02.1931 " + number,
        "13/02/1931 " + number,
        number + " 13 Feb 1931",
        "qüxel 13. Februar 1931 " + number,
        "quxel 1931-02 " + number);
  }

  private JsonNode find(String typed) {
    return desk.get("patients?q=" + encoded(typed)).expect(200).json();
  }

  private JsonNode schedules(UUID doctor, String typed) {
    return desk.get(
            "schedules?doctor=%s&from=%s&to=%s&q=%s"
                .formatted(doctor, NINE, NINE.plus(Duration.ofHours(1)), encoded(typed)))
        .expect(200)
        .json();
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.path("items").forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
