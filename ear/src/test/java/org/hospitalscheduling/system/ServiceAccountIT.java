package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Service accounts: how they sign in, what they may do, and how they are revoked. */
class ServiceAccountIT {
  private static final String FORM = "grant_type=client_credentials";

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi anonymous = SchedulingApi.anonymous();

  @Test
  void a_token_is_a_bearer_token_and_nothing_of_a_browser() {
    JsonNode account = account("schedules:read", "directory:read");
    Answer granted = token(account, FORM).expect(200);
    assertThat(granted.json().path("token_type").asText()).isEqualTo("Bearer");
    assertThat(granted.json().path("expires_in").asInt()).isBetween(1, 600);
    assertThat(granted.json().path("scope").asText()).isEqualTo("schedules:read directory:read");
    assertThat(granted.header("Set-Cookie")).isEmpty();
    assertThat(granted.header("Cache-Control").orElseThrow()).contains("no-store");
    SchedulingApi machine = anonymous.as(granted.json().path("access_token").asText());
    machine.get("doctors").expect(200);
    machine.get("auth/me").expect(403);
    machine.post("realtime/ticket", null).expect(403);
    machine.send("POST", "auth/refresh", null).refused(401, "signed-out");
    assertThat(listed(account).path("lastUsedAt").asText()).isNotEmpty();
  }

  @Test
  void a_token_may_be_asked_for_with_less_than_the_account_has() {
    JsonNode account = account("schedules:read", "directory:read");
    Answer less = token(account, FORM + "&scope=directory%3Aread").expect(200);
    assertThat(less.json().path("scope").asText()).isEqualTo("directory:read");
    SchedulingApi machine = anonymous.as(less.json().path("access_token").asText());
    machine.get("doctors").expect(200);
    machine.get("schedules?from=2031-01-01T00:00:00Z&to=2031-01-02T00:00:00Z").expect(403);
  }

  @Test
  @DisplayName("RFC 6749, 5.2: errors have the standard's names")
  void errors() {
    JsonNode account = account("directory:read");
    error(token(account, "").expect(400), "invalid_request");
    error(token(account, FORM + "&" + FORM).expect(400), "invalid_request");
    error(token(account, "grant_type=%zz").expect(400), "invalid_request");
    error(token(account, "grant_type=password").expect(400), "unsupported_grant_type");
    error(token(account, FORM + "&scope=schedules:write").expect(400), "invalid_scope");
    error(token(account, FORM + "&scope=everything").expect(400), "invalid_scope");
    String id = account.path("clientId").asText();
    for (String wrong :
        List.of(
            basic(id, "wrong"),
            basic(UUID.randomUUID().toString(), account.path("clientSecret").asText()),
            basic("nobody", "nothing"),
            "Basic %%%",
            "Basic")) {
      Answer refused = ask(FORM, wrong).expect(401);
      error(refused, "invalid_client");
      assertThat(refused.header("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    }
    anonymous.send("POST", "auth/token", "{}", "Content-Type", "application/json").expect(415);
  }

  @Test
  @DisplayName("7.4.1: a machine that was revoked is refused at its next request")
  void revoked() {
    JsonNode account = account("directory:read");
    SchedulingApi machine =
        anonymous.as(token(account, FORM).expect(200).json().path("access_token").asText());
    machine.get("doctors").expect(200);
    String path = "admin/service-accounts/" + account.path("id").asText();
    admin.send("DELETE", path, null).expect(204);
    machine.get("doctors").expect(401);
    error(token(account, FORM).expect(401), "invalid_client");
    admin.send("DELETE", path, null).expect(204);
    assertThat(listed(account).isMissingNode()).isTrue();
    assertThat(actions(account)).contains("service-account-added", "service-account-revoked");
    assertThat(actions(account)).contains("token-issued", "token-refused");
  }

  @Test
  @DisplayName(
      "8.2.1: an engine books, registers patients only with the scope, and overrides nothing")
  void an_engine_books() {
    UUID doctor = admin.doctor("Dr Engine", admin.department("Engines"));
    Instant start = Instant.parse("2031-02-03T09:00:00Z");
    SchedulingApi plain = SchedulingApi.machine("schedules:write");
    Map<String, Object> unknown =
        Map.of(
            "doctorId", doctor,
            "patient", Map.of("mrn", "E-" + UUID.randomUUID(), "name", "Engine, Eva"),
            "start", start.toString());
    plain.post("schedules", unknown).refused(403, "not-allowed");
    SchedulingApi both = SchedulingApi.machine("schedules:write", "patients:write");
    Answer booked = both.post("schedules", unknown).expect(201);
    assertThat(booked.json().path("createdBy").path("name").asText()).startsWith("Engine");
    Map<String, Object> override =
        Map.of(
            "doctorId",
            doctor,
            "patientId",
            booked.json().path("patient").path("id").asText(),
            "start",
            "2020-01-06T09:00:00Z",
            "override",
            Map.of("reason", "we know better"));
    both.post("schedules", override).refused(403, "not-allowed");
    assertThat(
            admin.get("schedules/" + booked.id()).expect(200).json().path("createdBy").path("name"))
        .isEqualTo(booked.json().path("createdBy").path("name"));
    plain.cancel(booked).expect(200);
  }

  @Test
  void the_secret_is_shown_once_and_kept_as_a_hash() throws SQLException {
    JsonNode account = account("directory:read");
    String secret = account.path("clientSecret").asText();
    assertThat(secret).hasSize(43);
    assertThat(admin.get("admin/service-accounts").expect(200).text()).doesNotContain(secret);
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT encode(secret_hash, 'hex') = encode(sha256('"
                    + secret
                    + "'::bytea), 'hex') FROM service_account WHERE id = '"
                    + account.path("id").asText()
                    + "'")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  @Test
  @DisplayName("13.3.4: a renewed secret and the one before count until the overlap ends")
  void a_renewed_secret_and_the_one_before_count_until_the_overlap_ends() {
    JsonNode account = account("directory:read");
    String path = "admin/service-accounts/" + account.path("id").asText() + "/secret";
    JsonNode renewed = admin.post(path, Map.of("overlapHours", 48)).expect(200).json();
    assertThat(renewed.path("clientId")).isEqualTo(account.path("clientId"));
    token(account, FORM).expect(200);
    token(renewed, FORM).expect(200);
    assertThat(listed(account).path("previousSecretUntil").asText()).isNotEmpty();
    JsonNode last = admin.post(path, Map.of("overlapHours", 0)).expect(200).json();
    token(account, FORM).expect(401);
    token(renewed, FORM).expect(401);
    token(last, FORM).expect(200);
    assertThat(listed(account).has("previousSecretUntil")).isFalse();
    assertThat(admin.get("admin/service-accounts").expect(200).text())
        .doesNotContain(last.path("clientSecret").asText());
    admin.post(path, Map.of("overlapHours", 721)).expect(400);
    admin.post("admin/service-accounts/" + UUID.randomUUID() + "/secret", Map.of()).expect(404);
    assertThat(actions(account)).contains("service-account-changed");
  }

  @Test
  @DisplayName(
      "8.2.4: an account that is bound to networks is refused elsewhere, and that is recorded")
  void an_account_that_is_bound_to_networks_is_refused_elsewhere_and_that_is_recorded() {
    JsonNode account = account("directory:read");
    SchedulingApi machine = SchedulingApi.signedIn(account, "directory:read");
    String path = "admin/service-accounts/" + account.path("id").asText();
    admin.send("PATCH", path, Map.of("networks", List.of("hospital.test"))).expect(400);
    admin.send("PATCH", path, Map.of("networks", List.of("10.0.0.0/33"))).expect(400);
    JsonNode bound =
        admin.send("PATCH", path, Map.of("networks", List.of("203.0.113.0/24"))).expect(200).json();
    assertThat(bound.path("networks").path(0).asText()).isEqualTo("203.0.113.0/24");
    machine.get("doctors").refused(403, "not-allowed");
    error(token(account, FORM).expect(401), "invalid_client");
    // Behind the tests' proxy it is the client's address that counts.
    machine.send("GET", "doctors", null, "X-Forwarded-For", "203.0.113.9").expect(200);
    machine.send("GET", "doctors", null, "X-Forwarded-For", "203.0.114.9").expect(403);
    admin.send("PATCH", path, Map.of("networks", List.of("127.0.0.0/8", "::1"))).expect(200);
    machine.get("doctors").expect(200);
    assertThat(actions(account)).contains("service-account-changed", "token-refused");
    assertThat(admin.get("admin/logs?actor=" + account.path("id").asText()).text())
        .contains("not-allowed");
  }

  @Test
  @DisplayName("2.4.1: an account that sends more than its rate waits")
  void an_account_that_sends_more_than_its_rate_waits() {
    JsonNode account =
        admin
            .post(
                "admin/service-accounts",
                Map.of(
                    "name",
                    "Slow " + UUID.randomUUID(),
                    "scopes",
                    List.of("directory:read"),
                    "requestsPerMinute",
                    3))
            .expect(201)
            .json();
    SchedulingApi machine = SchedulingApi.signedIn(account, "directory:read");
    for (int i = 0; i < 3; i++) {
      machine.get("doctors").expect(200);
    }
    Answer refused = machine.get("doctors").refused(429, "throttled");
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
    admin
        .send(
            "PATCH",
            "admin/service-accounts/" + account.path("id").asText(),
            Map.of("requestsPerMinute", 100))
        .expect(200);
    machine.get("doctors").expect(200);
  }

  @Test
  void a_scope_that_is_taken_away_ends_the_tokens_that_have_it() {
    JsonNode account = account("schedules:read", "directory:read");
    SchedulingApi machine = SchedulingApi.signedIn(account, "schedules:read directory:read");
    SchedulingApi less = SchedulingApi.signedIn(account, "directory:read");
    admin
        .send(
            "PATCH",
            "admin/service-accounts/" + account.path("id").asText(),
            Map.of("scopes", List.of("directory:read")))
        .expect(200);
    machine.get("doctors").expect(401);
    less.get("doctors").expect(200);
  }

  @Test
  void a_name_is_given_once_among_the_living() {
    JsonNode account = account("directory:read");
    Map<String, Object> same =
        Map.of("name", account.path("name").asText().toUpperCase(), "scopes", List.of());
    admin.post("admin/service-accounts", same).refused(409, "duplicate");
    admin
        .post("admin/service-accounts", Map.of("name", "x", "scopes", List.of("everything")))
        .expect(400);
  }

  private JsonNode account(String... scopes) {
    return admin
        .post(
            "admin/service-accounts",
            Map.of("name", "Engine " + UUID.randomUUID(), "scopes", List.of(scopes)))
        .expect(201)
        .json();
  }

  private JsonNode listed(JsonNode account) {
    for (JsonNode item : admin.get("admin/service-accounts").expect(200).json().path("items")) {
      if (item.path("id").equals(account.path("id"))) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  private List<String> actions(JsonNode account) {
    return admin
        .get("admin/logs?subject=" + account.path("id").asText())
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("action");
  }

  private Answer token(JsonNode account, String form) {
    return ask(
        form, basic(account.path("clientId").asText(), account.path("clientSecret").asText()));
  }

  private Answer ask(String form, String authorization) {
    return anonymous.send(
        "POST",
        "auth/token",
        form,
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Authorization",
        authorization);
  }

  private static void error(Answer answer, String code) {
    assertThat(answer.json().path("error").asText()).as(answer.text()).isEqualTo(code);
  }

  private static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }
}
