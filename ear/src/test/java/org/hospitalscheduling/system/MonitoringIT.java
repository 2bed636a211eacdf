package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users are flagged for what they do; administrators are told, and clear the flags. */
class MonitoringIT {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final SchedulingApi admin = SchedulingApi.administrator();

  @Test
  @DisplayName(
      "16.3.3: a user who makes eleven changes within a minute is flagged, live, to admins only")
  void too_many_changes() throws Exception {
    SchedulingApi hasty = SchedulingApi.scheduler();
    String user = hasty.get("auth/me").expect(200).json().path("id").asText();
    try (LiveLine line = LiveLine.of(admin);
        LiveLine other = LiveLine.of(SchedulingApi.scheduler())) {
      for (int i = 0; i < 11; i++) {
        hasty.patient("Hasty, Hanna");
      }
      JsonNode told = about(line, user);
      assertThat(told.path("type").asText()).isEqualTo("monitoredUser:new");
      assertThat(told.path("data").path("pattern").asText()).isEqualTo("many-changes");
      assertThat(told.path("data").path("count").asInt()).isGreaterThan(10);
      assertThat(told.path("data").path("limit").asInt()).isEqualTo(10);
      JsonNode listed = listed(user, "false");
      assertThat(listed.path("id")).isEqualTo(told.path("data").path("id"));
      assertThat(listed.path("user")).isEqualTo(told.path("data").path("user"));
      assertThat(other.unread()).noneMatch(m -> m.path("type").asText().startsWith("monitored"));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  admin
                          .get("admin/logs?action=user-flagged&subject=" + user)
                          .expect(200)
                          .json()
                          .path("items")
                          .size()
                      == 1);

      String flag = listed.path("id").asText();
      admin.send("DELETE", "admin/monitored-users/" + flag, null).expect(204);
      admin.send("DELETE", "admin/monitored-users/" + flag, null).expect(204);
      assertThat(listed(user, "false").isMissingNode()).isTrue();
      JsonNode cleared = listed(user, "true");
      assertThat(cleared.path("clearedBy").path("username").asText()).isNotBlank();
      assertThat(
              admin
                  .get("admin/logs?action=flag-cleared&subject=" + user)
                  .expect(200)
                  .json()
                  .path("items")
                  .size())
          .isEqualTo(1);

      for (int i = 0; i < 11; i++) {
        hasty.patient("Hasty, Hugo");
      }
      JsonNode again = about(line, user);
      assertThat(again.path("data").path("id").asText()).isNotEqualTo(flag);
    }
  }

  @Test
  @DisplayName("16.2.1, 16.3.3: changes are counted by requests as the server sees them")
  void an_id_of_one_s_own_hides_nothing() throws Exception {
    SchedulingApi hasty = SchedulingApi.scheduler();
    String user = hasty.get("auth/me").expect(200).json().path("id").asText();
    try (LiveLine line = LiveLine.of(admin)) {
      for (int i = 0; i < 11; i++) {
        hasty
            .post(
                "patients",
                Map.of("mrn", "E-" + UUID.randomUUID(), "name", "Evade, Eva " + i),
                "X-Request-Id",
                "evade-00000001",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .expect(201);
      }
      assertThat(about(line, user).path("data").path("pattern").asText()).isEqualTo("many-changes");
    }
  }

  @Test
  void an_administrator_flags_by_hand_and_clears() {
    SchedulingApi somebody = SchedulingApi.scheduler();
    String user = somebody.get("auth/me").expect(200).json().path("id").asText();
    Map<String, String> reason = Map.of("reason", "Seen at a stranger's desk");
    Answer flagged = admin.post("admin/flag-user/" + user, reason).expect(201);
    assertThat(flagged.json().path("pattern").asText()).isEqualTo("by-hand");
    assertThat(flagged.json().path("flaggedBy").path("username").asText()).isNotBlank();
    assertThat(flagged.json().has("count")).isFalse();
    admin.post("admin/flag-user/" + user, reason).refused(409, "duplicate");
    admin.send("DELETE", "admin/monitored-users/" + flagged.id(), null).expect(204);
    admin.post("admin/flag-user/" + user, reason).expect(201);
    admin.post("admin/flag-user/" + user, Map.of()).expect(400);
    admin.post("admin/flag-user/" + user, Map.of("reason", "x", "role", "ADMIN")).expect(400);
    admin.post("admin/flag-user/" + UUID.randomUUID(), reason).expect(404);
    admin.send("DELETE", "admin/monitored-users/" + UUID.randomUUID(), null).expect(404);
    somebody.post("admin/flag-user/" + user, reason).expect(403);
    somebody.send("DELETE", "admin/monitored-users/" + flagged.id(), null).expect(403);
    somebody.get("admin/monitored-users").expect(403);
  }

  @Test
  @DisplayName("8.2.1: nobody clears a flag on themselves, not even an administrator")
  void somebody_else_decides() {
    SchedulingApi flagged = SchedulingApi.anotherAdministrator();
    String user = flagged.get("auth/me").expect(200).json().path("id").asText();
    Answer flag =
        admin.post("admin/flag-user/" + user, Map.of("reason", "Asked by the board")).expect(201);
    String path = "admin/monitored-users/" + flag.id();
    flagged.send("DELETE", path, null).refused(403, "not-allowed");
    assertThat(listed(user, "false").isMissingNode()).isFalse();
    ActivityIT.auditor().send("DELETE", path, null).expect(204);
    assertThat(listed(user, "false").isMissingNode()).isTrue();
  }

  @Test
  @DisplayName(
      "8.2.1, 8.2.3: an auditor sees flags and users, decides about flags, and changes nothing else")
  void an_auditor() {
    SchedulingApi auditor = ActivityIT.auditor();
    SchedulingApi desk = SchedulingApi.scheduler();
    JsonNode me = desk.get("auth/me").expect(200).json();
    String name = me.path("username").asText();
    String email = me.path("email").asText();
    String found =
        auditor
            .get("admin/users?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .expect(200)
            .text();
    assertThat(found).contains(me.path("id").asText()).doesNotContain("@");
    assertThat(
            auditor
                .get("admin/users?q=" + URLEncoder.encode(email, StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .path("items"))
        .isEmpty();
    auditor.get("admin/monitored-users").expect(200);
    Map<String, String> reason = Map.of("reason", "not hers to say");
    auditor.post("admin/flag-user/" + me.path("id").asText(), reason).expect(403);
    auditor
        .patch("admin/users/" + me.path("id").asText(), "\"0\"", Map.of("role", "ADMIN"))
        .expect(403);
  }

  @Test
  @DisplayName("16.3.3: whoever is shown many patients is flagged, in however few requests")
  void many_persons_in_one_request() throws Exception {
    SchedulingApi curious = SchedulingApi.scheduler();
    String user = curious.get("auth/me").expect(200).json().path("id").asText();
    try (LiveLine line = LiveLine.of(admin)) {
      int shown = curious.get("patients?limit=500").expect(200).json().path("items").size();
      assertThat(shown).as("the demonstration has enough patients").isGreaterThan(400);
      assertThat(about(line, user).path("data").path("pattern").asText()).isEqualTo("bulk-reading");
    }
  }

  @Test
  @DisplayName("16.3.3: whoever tries what their rights do not allow is flagged, programs as well")
  void many_refusals() throws Exception {
    SchedulingApi engine = SchedulingApi.machine("directory:read");
    try (LiveLine line = LiveLine.of(admin)) {
      for (int i = 0; i < 101; i++) {
        engine.get("patients?q=somebody").expect(403);
      }
      JsonNode told;
      do {
        told = line.next();
      } while (!told.path("data").path("pattern").asText().equals("refused-rights"));
      assertThat(told.path("data").path("user").path("role").asText()).isEqualTo("SERVICE");
      assertThat(told.path("data").path("count").asInt()).isEqualTo(101);
    }
  }

  @Test
  @DisplayName(
      "16.3.3: the privacy officer is told of flags and of whoever becomes an administrator")
  void the_privacy_officer_is_told() {
    JsonNode somebody = SchedulingApi.scheduler().get("auth/me").expect(200).json();
    String id = somebody.path("id").asText();
    admin.post("admin/flag-user/" + id, Map.of("reason", "Lost the badge")).expect(201);
    assertThat(told("An account was flagged", somebody.path("username").asText()))
        .contains("/admin/monitored")
        .doesNotContain("badge");

    JsonNode account = admin.account(somebody.path("email").asText());
    admin
        .patch(
            "admin/users/" + id,
            "\"" + account.path("version").asText() + "\"",
            Map.of("role", "ADMIN"))
        .expect(200);
    told("There is a new administrator", somebody.path("username").asText());

    String email = Account.freshEmail();
    admin.post("admin/user-invitations", Map.of("email", email, "role", "ADMIN")).expect(201);
    Map<String, String> acceptance =
        RegistrationIT.acceptance(RegistrationIT.invitation(email), SchedulingApi.PASSWORD);
    SchedulingApi.anonymous().post("auth/invitation/accept", acceptance).expect(200);
    String name = admin.account(email).path("username").asText();
    assertThat(told("There is a new administrator", name)).contains("/admin/log");
  }

  /** The text of the mail to the privacy officer that names this account. */
  static String told(String subject, String name) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestBed.running().mailbox().mails().stream()
                    .filter(mail -> mail.to().equals("privacy@hospital.test"))
                    .filter(mail -> mail.subject().startsWith(subject))
                    .filter(mail -> mail.text().contains("'" + name + "'"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow()
        .text();
  }

  @Test
  void statistics_add_up() {
    LocalDate today = HospitalClock.today(ZONE);
    String range =
        "from=%s&to=%s"
            .formatted(
                today.minusDays(30).atStartOfDay(ZONE).toInstant(),
                today.plusDays(7).atStartOfDay(ZONE).toInstant());
    JsonNode figures = admin.get("admin/statistics?" + range).expect(200).json();
    assertThat(figures.path("days").size()).isEqualTo(37);
    long ofDays = 0;
    for (JsonNode day : figures.path("days")) {
      ofDays += day.path("bookings").asLong();
    }
    long ofDepartments = 0;
    for (JsonNode department : figures.path("departments")) {
      ofDepartments += department.path("bookings").asLong();
    }
    assertThat(figures.path("total").path("bookings").asLong())
        .isPositive()
        .isEqualTo(ofDays)
        .isEqualTo(ofDepartments);
    assertThat(figures.path("total").path("utilisation").asDouble()).isBetween(0.01, 1.0);
    assertThat(figures.path("total").path("noShowRate").asDouble()).isBetween(0.001, 0.5);
    assertThat(figures.path("leadTime").path("median").asDouble()).isPositive();
    assertThat(figures.path("busiestDoctor").path("id"))
        .isEqualTo(figures.path("doctors").get(0).path("doctor").path("id"));
    assertThat(figures.path("popularDepartment").path("id"))
        .isEqualTo(figures.path("departments").get(0).path("department").path("id"));
    admin.get("admin/statistics?from=2026-01-01T00:00:00Z").expect(400);
    admin.get("admin/statistics?from=2025-01-01T00:00:00Z&to=2026-03-01T00:00:00Z").expect(400);
  }

  private static JsonNode about(LiveLine line, String user) {
    while (true) {
      JsonNode message = line.next();
      if (message.path("data").path("user").path("id").asText().equals(user)) {
        return message;
      }
    }
  }

  private JsonNode listed(String user, String cleared) {
    for (JsonNode flag :
        admin
            .get("admin/monitored-users?limit=500&cleared=" + cleared)
            .expect(200)
            .json()
            .path("items")) {
      if (flag.path("user").path("id").asText().equals(user)) {
        return flag;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }
}
