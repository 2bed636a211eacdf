package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hospitalscheduling.launcher.PayaraServer;
import org.hospitalscheduling.launcher.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A second server on the first one's database, started after an operator requested the next signing
 * key, and configured so that schedulers see only what they created. The first one is not
 * restarted: this is the middle of a rolling restart.
 */
class TwoServersIT {
  private static final Instant NINE = Instant.parse("2031-06-02T09:00:00Z");
  private static final String RANGE = "from=2031-06-02T00:00:00Z&to=2031-06-03T00:00:00Z";

  private static PayaraServer server;
  private static URI second;
  private static String issuedBefore;
  private static Answer firstAnswer;

  @BeforeAll
  static void start() throws SQLException {
    TestBed first = TestBed.running();
    assumeThat(first.serverName()).isEqualTo("payara");
    issuedBefore = SchedulingApi.anotherAdministrator().token();
    // As docs/operations.md describes it.
    try (Connection owner = first.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("UPDATE signing_key SET activated_at = NULL WHERE state = 'current'");
    }
    Map<String, String> environment = new HashMap<>(first.environment());
    environment.put("RESTRICT_SCHEDULES_TO_OWNER", "true");
    environment.put("OFFLINE_COPY", "forbidden");
    int port = Ports.free();
    second = URI.create("http://localhost:" + port + TestBed.contextRoot());
    server = new PayaraServer(Path.of(System.getProperty("system.directory"), "second"), port);
    server.unpack(Path.of(System.getProperty("system.distribution")));
    server.lockAdministration();
    server.start(environment);
    server.awaitStarted();
    server.deploy(TestBed.ear().toPath());
    server.awaitReady(second);
    firstAnswer =
        SchedulingApi.anonymous()
            .at(second)
            .send("GET", "overbook/waitlist/confirm", null, "Invite-Token", "n".repeat(43));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void the_first_request_of_a_server_may_be_a_patients() {
    firstAnswer.refused(410, "offer-over");
  }

  @Test
  @DisplayName("13.4.5: nobody administers the server without its password")
  void no_administration() throws Exception {
    URI applications =
        URI.create("http://127.0.0.1:" + server.adminPort() + "/management/domain/applications");
    HttpRequest request =
        HttpRequest.newBuilder(applications).header("X-Requested-By", "x").build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("16.2.5: what the server writes is its user's alone")
  void own_files() throws IOException {
    Path log = server.log();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("11.1.1: each server takes the tokens of the other, before and after the promotion")
  void keys() throws IOException {
    SchedulingApi here = SchedulingApi.anonymous();
    SchedulingApi there = here.at(second);
    String issuedAfter = there.signIn("admin@example.com", "password").token();
    assertThat(kid(issuedAfter)).isNotEqualTo(kid(issuedBefore));
    assertThat(here.get(".well-known/jwks.json").expect(200).text()).contains(kid(issuedAfter));
    assertThat(there.get(".well-known/jwks.json").expect(200).json().path("keys")).hasSize(3);
    here.as(issuedAfter).get("auth/me").expect(200);
    there.as(issuedBefore).get("auth/me").expect(200);
    here.as(issuedBefore).get("auth/me").expect(200);
  }

  @Test
  @DisplayName("14.3.3: a hospital that forbids offline copies gives no key to any")
  void offline_copies() {
    SchedulingApi here = SchedulingApi.scheduler();
    SchedulingApi there = here.at(second);
    assertThat(here.get("settings").expect(200).json().path("offlineCopy").asBoolean()).isTrue();
    assertThat(there.get("settings").expect(200).json().path("offlineCopy").asBoolean(true))
        .isFalse();
    here.get("auth/offline-key").expect(200);
    there.get("auth/offline-key").refused(403, "not-allowed");
  }

  @Test
  void mrns_are_issued_from_one_count() throws Exception {
    SchedulingApi here = SchedulingApi.scheduler();
    SchedulingApi there = here.at(second);
    ExecutorService desks = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> registrations = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        SchedulingApi desk = i % 2 == 0 ? here : there;
        registrations.add(
            () ->
                desk.post("patients", Map.of("name", "Issued, Ida"))
                    .expect(201)
                    .json()
                    .path("mrn")
                    .asText());
      }
      List<String> mrns = new ArrayList<>();
      for (Future<String> registered : desks.invokeAll(registrations)) {
        mrns.add(registered.get());
      }
      assertThat(mrns).doesNotHaveDuplicates().allMatch(mrn -> mrn.matches("H[0-9]{4}-[0-9]{6}"));
    } finally {
      desks.shutdownNow();
    }
  }

  @Test
  @DisplayName("6.3.1: attempts at two servers are counted together, and told when to come back")
  void throttle() {
    SchedulingApi here = SchedulingApi.anonymous();
    SchedulingApi there = here.at(second);
    Map<String, String> wrong =
        Map.of("email", UUID.randomUUID() + "@hospital.test", "password", "not the password");
    List<Integer> statuses = new ArrayList<>();
    for (int attempt = 0; attempt < 14; attempt++) {
      Answer answer =
          (attempt % 2 == 0 ? here : there)
              .post("auth/login", wrong, "X-Forwarded-For", "198.51.100.7");
      statuses.add(answer.status());
      if (answer.status() == 429) {
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
            .isBetween(1, 900);
      }
    }
    assertThat(statuses.subList(0, 10)).containsOnly(401);
    assertThat(statuses.subList(10, 14)).as("on both").containsOnly(429);
  }

  @Test
  @DisplayName("8.2.2: of others a restricted scheduler sees and hears that time is taken, no more")
  void restricted() {
    SchedulingApi admin = SchedulingApi.administrator();
    UUID doctor = admin.doctor("Dr Shared", admin.department("Shared"));
    UUID patient = admin.patient("Hidden, Hanna");
    SchedulingApi desk = SchedulingApi.scheduler().at(second);
    try (LiveLine line = LiveLine.of(desk)) {
      Answer theirs = admin.book(doctor, patient, NINE, NINE.plusSeconds(1800)).expect(201);
      JsonNode taken = line.expect("busy:changed");
      assertThat(taken.path("data").toString()).isEqualTo("{\"doctors\":[\"" + doctor + "\"]}");

      JsonNode list = desk.get("schedules?doctor=" + doctor + "&" + RANGE).expect(200).json();
      assertThat(list.path("items")).isEmpty();
      assertThat(list.path("busy")).hasSize(1);
      assertThat(list.path("busy").path(0).path("start").asText()).isEqualTo(NINE.toString());
      String csv =
          desk.get("schedules/export.csv?doctor=" + doctor + "&" + RANGE).expect(200).text();
      String ics =
          desk.get("schedules/export.ics?doctor=" + doctor + "&" + RANGE).expect(200).text();
      assertThat(csv).contains("busy");
      assertThat(ics).contains("BEGIN:VEVENT");
      for (String shown : List.of(taken.toString(), list.toString(), csv, ics)) {
        assertThat(shown)
            .doesNotContain(
                theirs.id().toString(), patient.toString(), "Hidden", "a secret reason");
      }
      desk.get("schedules/" + theirs.id()).expect(404);
      Answer refused =
          desk.book(doctor, desk.patient("Own, Otto"), NINE, NINE.plusSeconds(1800)).expect(409);
      assertThat(refused.text()).doesNotContain(theirs.id().toString());

      // Neither another reason nor an arrival changes the time taken: no message is sent.
      Answer described =
          admin
              .patch("schedules/" + theirs.id(), theirs.etag(), Map.of("reason", "a secret reason"))
              .expect(200);
      Answer moved =
          admin.move(described, NINE.plusSeconds(3600), NINE.plusSeconds(5400)).expect(200);
      line.expect("busy:changed");
      Answer own =
          desk.book(doctor, desk.patient("Mine, Mia"), NINE, NINE.plusSeconds(1800)).expect(201);
      assertThat(line.expect("schedule:created").path("data").path("id").asText())
          .isEqualTo(own.id().toString());
      admin.cancel(moved).expect(200);
      line.expect("busy:changed");
      assertThat(line.unread()).isEmpty();

      try (LiveLine again = LiveLine.since(desk, taken.path("seq").asLong() - 1)) {
        again.expect("hello");
        for (String type :
            List.of("busy:changed", "busy:changed", "schedule:created", "busy:changed")) {
          assertThat(again.expect(type).toString()).doesNotContain(theirs.id().toString());
        }
      }
      JsonNode after = desk.get("schedules?doctor=" + doctor + "&" + RANGE).expect(200).json();
      assertThat(after.path("items")).hasSize(1);
      assertThat(after.path("busy").size()).isZero();
    }
  }

  @Test
  @DisplayName(
      "8.2.2, 16.3.2: a broken glass opens one doctor's appointments to a restricted scheduler,"
          + " on record, until it ends")
  void broken_glass() {
    SchedulingApi admin = SchedulingApi.administrator();
    UUID department = admin.department("Glass");
    UUID doctor = admin.doctor("Dr Opened", department);
    UUID closed = admin.doctor("Dr Closed", department);
    UUID patient = admin.patient("Behind, Glass");
    SchedulingApi desk = SchedulingApi.scheduler().at(second);
    Answer theirs = admin.book(doctor, patient, NINE, NINE.plusSeconds(1800)).expect(201);
    Answer others =
        admin
            .book(closed, admin.patient("Still, Closed"), NINE, NINE.plusSeconds(1800))
            .expect(201);
    String range = "schedules?department=" + department + "&" + RANGE;
    String one = "schedules/" + theirs.id();
    desk.get(one).expect(404);
    Answer glass =
        desk.post("break-glass", Map.of("practitionerId", doctor, "reason", "Fire in the clinic"))
            .expect(201);

    JsonNode list = desk.get(range).expect(200).json();
    assertThat(list.path("items")).hasSize(1);
    assertThat(list.path("items").path(0).path("patient").path("name").asText())
        .isEqualTo("Behind, Glass");
    assertThat(list.path("busy")).hasSize(1);
    Answer seen = desk.get(one).expect(200);
    desk.get(one + "/history").expect(200);
    assertThat(desk.get(range + "&q=behind").expect(200).json().path("items")).hasSize(1);
    assertThat(desk.get(range + "&q=still").expect(200).json().path("items")).isEmpty();
    assertThat(desk.get(range.replace("schedules?", "schedules/export.csv?")).text())
        .contains("Behind")
        .doesNotContain("Still");
    desk.get("schedules/" + others.id()).expect(404);
    try (LiveLine line = LiveLine.of(desk)) {
      Answer moved = admin.move(theirs, NINE.plusSeconds(3600), NINE.plusSeconds(5400)).expect(200);
      assertThat(line.about(moved).toString()).contains("Behind, Glass");
      admin.move(others, NINE.plusSeconds(3600), NINE.plusSeconds(5400)).expect(200);
      line.expect("busy:changed");
    }
    String request = seen.header("X-Request-Id").orElseThrow();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        admin
                            .get("admin/logs?request=" + request)
                            .expect(200)
                            .json()
                            .path("items")
                            .path(0)
                            .path("detail")
                            .path("glass")
                            .asText())
                    .isEqualTo(glass.id().toString()));

    desk.send("DELETE", "break-glass/" + glass.id(), null).expect(204);
    desk.get(one).expect(404);
    assertThat(desk.get(range).expect(200).json().path("items")).isEmpty();
    assertThat(desk.get(range).expect(200).json().path("busy")).hasSize(2);
  }

  private static String kid(String token) throws IOException {
    return new ObjectMapper()
        .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]))
        .path("kid")
        .asText();
  }
}
