package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthIT {
  private final SchedulingApi api = SchedulingApi.anonymous();

  @Test
  void ready_tells_of_database_schema_and_feed() {
    Answer ready = api.get("health/ready").expect(200);
    assertThat(ready.json().path("checks"))
        .extracting(check -> check.path("name").asText() + " " + check.path("status").asText())
        .contains("database UP", "schema UP", "feed UP");
    assertThat(ready.header("Cache-Control")).hasValue("no-store");
  }

  @Test
  void activity_is_protected_from_the_application_itself() {
    for (JsonNode check : api.get("health/ready").json().path("checks")) {
      if (check.path("name").asText().equals("schema")) {
        assertThat(check.path("data").path("activityProtected").asBoolean()).isTrue();
        return;
      }
    }
    throw new AssertionError("readiness does not tell of the schema");
  }

  @Test
  @DisplayName("16.4.2: how long activity has waited for its seal is told")
  void readiness_tells_of_the_seals() {
    JsonNode seals =
        StreamSupport.stream(api.get("health/ready").json().path("checks").spliterator(), false)
            .filter(check -> check.path("name").asText().equals("seals"))
            .findAny()
            .orElseThrow();
    assertThat(seals.path("status").asText()).isEqualTo("UP");
    assertThat(seals.path("data").path("intact").asBoolean()).isTrue();
    assertThat(seals.path("data").path("lagSeconds").asInt()).isBetween(0, 60);
    assertThat(seals.path("data").path("refused").asInt()).isZero();
  }

  @Test
  void live_needs_nothing_but_the_server() {
    assertThat(api.get("health/live").expect(200).json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void every_answer_carries_the_request_s_id_and_the_log_no_query() throws Exception {
    Answer answer = api.send("GET", "health/live", null, "X-Request-Id", "a-trace-of-mine-1");
    assertThat(answer.header("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));

    api.get("schedules?q=Canary-Patient-Name");
    String log =
        Files.readString(TestBed.running().log(), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(log)
        .contains("GET /api/health/live")
        .contains("request=" + answer.header("X-Request-Id").get() + " trace=a-trace-of-mine-1")
        .doesNotContain("Canary-Patient-Name");
  }

  @Test
  void the_server_s_own_health_tells_of_us_too() throws Exception {
    TestBed bed = TestBed.running();
    URI address =
        bed.serverName().equals("payara")
            ? bed.address().resolve("/health/ready")
            : URI.create("http://127.0.0.1:" + bed.adminPort() + "/health/ready");
    HttpResponse<String> health =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    // WildFly's health extension sees no checks inside an EAR, only that the EAR is deployed.
    assertThat(health.body())
        .contains(
            bed.serverName().equals("payara")
                ? "hospital-scheduling-ready"
                : "\"hospital-scheduling.ear\":\"OK\"");
  }
}
