package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody acts under somebody else's name, through whatever door it is set. */
class NamesIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(13))
          .plus(Duration.ofHours(9));
  private static final List<String> BORROWED =
      List.of(
          "system",
          "SYSTEM",
          "sy\u200bstem",
          "\u0455ystem",
          "patient",
          "adm\u0131n",
          "\u0430dmin",
          "admin\u200b",
          "\u202eadmin",
          "adm1n",
          "unknown",
          "Test Hospital",
          "test-hospital");

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();

  @Test
  @DisplayName("2.2.1: no door takes a name that stands for somebody else")
  void reserved_names() {
    for (String name : BORROWED) {
      desk.patch("auth/profile", null, Map.of("username", name)).expect(400);
      SchedulingApi.anonymous()
          .post(
              "auth/register",
              Map.of(
                  "username",
                  name,
                  "email",
                  Account.freshEmail(),
                  "password",
                  SchedulingApi.PASSWORD))
          .expect(400);
      admin
          .post("admin/service-accounts", Map.of("name", name, "scopes", List.of("directory:read")))
          .expect(400);
    }
    desk.patch("auth/profile", null, Map.of("username", "patient, by link")).expect(400);
    assertThat(desk.get("auth/me").expect(200).json().path("username").asText())
        .startsWith("Front desk");
  }

  @Test
  @DisplayName(
      "2.2.1: what looks like another account's name is theirs, be it a person's or a program's")
  void look_alikes() {
    String name = "Olga " + UUID.randomUUID();
    SchedulingApi olga = SchedulingApi.scheduler();
    olga.patch("auth/profile", null, Map.of("username", name)).expect(200);
    for (String like : List.of(name, name.toUpperCase(Locale.ROOT), name.replace("Olga", "0lga"))) {
      desk.patch("auth/profile", null, Map.of("username", like)).refused(409, "duplicate");
      admin
          .post("admin/service-accounts", Map.of("name", like, "scopes", List.of("directory:read")))
          .refused(409, "duplicate");
    }
    String engine = "Engine " + UUID.randomUUID();
    admin
        .post("admin/service-accounts", Map.of("name", engine, "scopes", List.of("directory:read")))
        .expect(201);
    desk.patch("auth/profile", null, Map.of("username", engine.replace("i", "1")))
        .refused(409, "duplicate");
    // The demonstration has nobody who looks like somebody else, and the tests made nobody.
    assertThat(admin.get("admin/shared-names").expect(200).json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("16.2.1: who acts and is renamed back is told by id, kind and both names")
  void the_history_knows_them() {
    UUID doctor = admin.doctor("Dr Name", admin.department("Naming"));
    SchedulingApi eve = SchedulingApi.scheduler();
    JsonNode me = eve.get("auth/me").expect(200).json();
    String old = me.path("username").asText();
    String borrowed = "Joy " + UUID.randomUUID();
    eve.patch("auth/profile", null, Map.of("username", borrowed)).expect(200);
    try (LiveLine line = LiveLine.of(admin)) {
      Answer booked =
          eve.book(doctor, eve.patient("Named, Nora"), NINE, NINE.plus(Duration.ofHours(1)))
              .expect(201);
      JsonNode told = line.about(booked).path("actor");
      assertThat(told.path("id")).isEqualTo(me.path("id"));
      assertThat(told.path("kind").asText()).isEqualTo("person");
      assertThat(told.path("name").asText()).isEqualTo(borrowed);
      eve.patch("auth/profile", null, Map.of("username", old)).expect(200);

      SchedulingApi engine = SchedulingApi.machine("schedules:read", "schedules:write");
      Answer moved =
          engine
              .patch(
                  "schedules/" + booked.id(), booked.etag(), Map.of("reason", "said by a machine"))
              .expect(200);
      JsonNode history =
          admin.get("schedules/" + moved.id() + "/history").expect(200).json().path("items");
      assertThat(kinds(history)).contains("machine", "person");
      JsonNode first = history.get(history.size() - 1).path("actor");
      assertThat(first.path("id")).isEqualTo(me.path("id"));
      assertThat(first.path("kind").asText()).isEqualTo("person");
      assertThat(first.path("name").asText()).isEqualTo(borrowed);
      assertThat(first.path("nameNow").asText()).isEqualTo(old);
    }
    JsonNode found =
        admin
            .get("admin/logs?action=appointment-booked&actor=" + old.replace(" ", "%20"))
            .expect(200)
            .json()
            .path("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("actor").path("name").asText()).isEqualTo(borrowed);
    assertThat(
            admin
                .get("admin/logs?action=user-renamed&actor=" + me.path("id").asText())
                .expect(200)
                .json()
                .path("items"))
        .hasSize(2);
    await("a mail to the administrator")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestBed.running().mailbox().mails().stream()
                    .filter(mail -> mail.to().equals("admin@example.com"))
                    .anyMatch(mail -> mail.text().contains(borrowed)));
  }

  private static List<String> kinds(JsonNode history) {
    return history.findValues("actor").stream()
        .map(actor -> actor.path("kind").asText())
        .distinct()
        .toList();
  }
}
