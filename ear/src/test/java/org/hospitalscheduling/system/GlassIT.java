package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In an emergency a confidential patient is opened, and everybody who has to know is told. */
class GlassIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(23))
          .plus(Duration.ofHours(9));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi clerk = SchedulingApi.scheduler();
  private final UUID doctor = admin.doctor("Dr Glass", admin.department("Emergency"));
  private final String name = "Glas" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
  private final UUID patient = confidential();
  private final Answer booked =
      admin.book(doctor, patient, NINE, NINE.plusSeconds(1800)).expect(201);
  private final String range =
      "schedules?doctor=" + doctor + "&from=" + NINE + "&to=" + NINE.plusSeconds(7200);

  @Test
  @DisplayName("8.2.3: a broken glass opens one patient everywhere, to one user, until it ends")
  void opens() {
    assertThat(clerk.get(range).expect(200).text()).doesNotContain(name);
    Answer glass = open(clerk, Map.of("appointmentId", booked.id()));
    assertThat(glass.json().path("patient").path("name").asText()).startsWith(name);
    for (String path :
        List.of(
            range,
            range + "&q=" + name,
            "schedules/" + booked.id(),
            range.replace("schedules?", "schedules/export.csv?"),
            "patients?q=" + name,
            "patients/" + patient)) {
      assertThat(clerk.get(path).expect(200).text()).as(path).contains(name);
    }
    try (LiveLine line = LiveLine.of(clerk)) {
      Answer moved = admin.move(booked, NINE.plusSeconds(3600), NINE.plusSeconds(5400)).expect(200);
      assertThat(line.about(moved).toString()).contains(name);
    }
    assertThat(SchedulingApi.scheduler().get(range).expect(200).text()).doesNotContain(name);
    assertThat(clerk.get("break-glass").expect(200).json().path("items")).hasSize(1);

    clerk.send("DELETE", "break-glass/" + glass.id(), null).expect(204);
    assertThat(clerk.get(range).expect(200).text()).doesNotContain(name);
    assertThat(clerk.get("patients?q=" + name).expect(200).json().path("items")).isEmpty();
    assertThat(clerk.get("break-glass").expect(200).json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("8.3.2: it ends by the server's time, and with the session")
  void ends() throws SQLException {
    Answer glass = open(clerk, Map.of("patientId", patient));
    Instant opened = Instant.parse(glass.json().path("openedAt").asText());
    assertThat(Instant.parse(glass.json().path("endsAt").asText()))
        .isEqualTo(opened.plus(Duration.ofMinutes(15)));
    assertThat(clerk.get(range).expect(200).text()).contains(name);
    asOwner(
        "UPDATE broken_glass SET opened_at = opened_at - interval '16 minutes', ends_at = ends_at - interval '16 minutes' WHERE id = '"
            + glass.id()
            + "'");
    assertThat(clerk.get(range).expect(200).text()).doesNotContain(name);

    String email = clerk.get("auth/me").expect(200).json().path("email").asText();
    open(clerk, Map.of("patientId", patient));
    assertThat(clerk.get(range).expect(200).text()).contains(name);
    clerk.post("auth/logout", null).expect(204);
    SchedulingApi again = SchedulingApi.anonymous().signIn(email, SchedulingApi.PASSWORD);
    assertThat(again.get(range).expect(200).text()).doesNotContain(name);
  }

  @Test
  @DisplayName(
      "16.2.1, 16.3.3: it is on record with its reason, marks every read, flags and is told")
  void recorded() {
    Answer glass = open(clerk, Map.of("patientId", patient));
    Answer seen = clerk.get(range).expect(200);
    JsonNode row =
        admin
            .get("admin/logs?action=glass-broken&subject=" + glass.id())
            .expect(200)
            .json()
            .path("items")
            .path(0);
    assertThat(row.path("detail").path("reason").asText()).isEqualTo("Unconscious in the hall");
    assertThat(row.path("patientId").asText()).isEqualTo(patient.toString());
    String request = seen.header("X-Request-Id").orElseThrow();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        admin
                            .get("admin/logs?request=" + request)
                            .json()
                            .path("items")
                            .path(0)
                            .path("detail")
                            .path("glass")
                            .asText())
                    .isEqualTo(glass.id().toString()));
    JsonNode me = clerk.get("auth/me").expect(200).json();
    assertThat(admin.get("admin/monitored-users?limit=500").expect(200).json().path("items"))
        .anySatisfy(
            flag -> {
              assertThat(flag.path("user").path("id")).isEqualTo(me.path("id"));
              assertThat(flag.path("pattern").asText()).isEqualTo("broken-glass");
            });
    assertThat(MonitoringIT.told("The glass was broken", me.path("username").asText()))
        .contains("/admin/log")
        .doesNotContain("Unconscious", name);
  }

  @Test
  @DisplayName("2.4.1, 2.2.1: it wants a reason that says something, and not often")
  void bounds() {
    for (String reason : List.of("", " ", "\u200b", "\u2060\u00ad")) {
      clerk.post("break-glass", Map.of("patientId", patient, "reason", reason)).expect(400);
    }
    clerk.post("break-glass", Map.of("reason", "Nobody named")).expect(400);
    clerk
        .post(
            "break-glass",
            Map.of("patientId", patient, "practitionerId", doctor, "reason", "Two at once"))
        .expect(400);
    clerk
        .post("break-glass", Map.of("patientId", UUID.randomUUID(), "reason", "Who?"))
        .refused(422, "unknown-patient");
    for (int i = 0; i < 10; i++) {
      open(clerk, Map.of("patientId", patient));
    }
    Map<String, Object> once = Map.of("patientId", patient, "reason", "Once too often");
    assertThat(clerk.post("break-glass", once).refused(429, "throttled").header("Retry-After"))
        .isPresent();
    open(SchedulingApi.scheduler(), Map.of("patientId", patient));
  }

  private static Answer open(SchedulingApi by, Map<String, Object> what) {
    Map<String, Object> body = new HashMap<>(what);
    body.put("reason", "Unconscious in the hall");
    return by.post("break-glass", body).expect(201);
  }

  private UUID confidential() {
    Answer added =
        admin
            .post("patients", Map.of("mrn", "G-" + UUID.randomUUID(), "name", name + ", Gerd"))
            .expect(201);
    admin.patch("patients/" + added.id(), added.etag(), Map.of("confidential", true)).expect(200);
    return added.id();
  }

  private static void asOwner(String statement) throws SQLException {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
