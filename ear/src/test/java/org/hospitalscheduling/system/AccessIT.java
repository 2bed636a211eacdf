package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.sessions.Forgery;
import org.hospitalscheduling.settings.Secret;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, what they may do, and what browsers are told, on the real server. */
class AccessIT {
  private final SchedulingApi anonymous = SchedulingApi.anonymous();

  @DisplayName(
      "3.4, 14.3.2: the headers hold on every answer, the server's own included, and behind TLS HSTS")
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "GET,  api/health/live,        200, -, -, -",
        "GET,  api/nowhere,            404, -, -, -",
        "GET,  nowhere.txt,            404, -, -, -",
        "GET,  assets/nothing-1a.js,   404, -, -, -",
        "GET,  api/auth/me,            401, -, -, -",
        "GET,  api/auth/me,            401, Bearer not.a.token, -, -",
        "GET,  error,                  404, -, -, -",
        "PUT,  api/auth/login,         405, -, -, -",
        "POST, api/auth/login,         415, -, text/plain, hello",
        "POST, api/auth/login,         415, -, application/merge-patch+json, {}",
        "POST, nowhere.txt,            415, -, text/plain, hello",
        "POST, api/auth/login,         400, -, application/json, {",
        "POST, api/auth/login,         413, -, application/json, LARGE",
        "POST, index.html,             413, -, application/json, LARGE",
      })
  void headers(
      String method, String path, int status, String authorization, String type, String body)
      throws Exception {
    for (boolean tls : new boolean[] {false, true}) {
      StringBuilder head = new StringBuilder();
      if (authorization != null) {
        head.append("Authorization: ").append(authorization).append("\r\n");
      }
      if (type != null) {
        head.append("Content-Type: ").append(type).append("\r\n");
      }
      if (tls) {
        head.append("X-Forwarded-Proto: https\r\n");
      }
      String sent = body == null ? "" : body.equals("LARGE") ? "x".repeat(100_000) : body;
      try (RawHttp connection = new RawHttp(TestBed.running().address())) {
        head.append("Content-Length: ").append(sent.length()).append("\r\n\r\n");
        RawHttp.Response response =
            connection
                .send(
                    method,
                    method
                        + " "
                        + TestBed.running().address().getPath()
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + TestBed.running().address().getAuthority()
                        + "\r\n"
                        + head,
                    sent.getBytes(StandardCharsets.US_ASCII),
                    false)
                .orElseThrow();
        headersHold(response, status, tls);
      }
    }
  }

  /** Renames a table for a moment, to cause a fault that no code expects. */
  @Test
  @DisplayName(
      "3.4, 14.3.2, 16.5.1: on a fault of ours they hold as well, and it tells nothing but its id")
  void headers_on_a_real_500() throws Exception {
    SchedulingApi admin = SchedulingApi.administrator();
    admin.get("appointment-types").expect(200);
    try (Connection connection = TestBed.running().owner().getConnection();
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE appointment_type RENAME TO appointment_type_away");
      try {
        for (boolean tls : new boolean[] {false, true}) {
          Answer failed =
              admin.send(
                  "GET", "appointment-types", null, "X-Forwarded-Proto", tls ? "https" : "http");
          headersHold(
              new RawHttp.Response(
                  failed.status(),
                  failed.headers().map(),
                  failed.text().getBytes(StandardCharsets.UTF_8)),
              500,
              tls);
          assertThat(failed.json().path("type").asText())
              .isEqualTo("urn:hospital-scheduling:failure");
          assertThat(failed.json().path("instance").asText()).startsWith("urn:request:");
          assertThat(failed.text()).doesNotContainIgnoringCase("appointment_type");
        }
      } finally {
        statement.execute("ALTER TABLE appointment_type_away RENAME TO appointment_type");
      }
    }
    admin.get("appointment-types").expect(200);
  }

  private static void headersHold(RawHttp.Response response, int status, boolean tls) {
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    Map<String, List<String>> headers = response.headers();
    assertThat(headers.getOrDefault("strict-transport-security", List.of()))
        .isEqualTo(tls ? List.of("max-age=31536000") : List.of());
    assertThat(headers.get("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers)
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsEntry("cross-origin-opener-policy", List.of("same-origin"));
    assertThat(String.join(",", headers.get("cache-control"))).contains("no-store");
    assertThat(headers.keySet()).doesNotContain("server", "x-powered-by");
    if (status >= 400) {
      assertThat(response.header("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(response.text())
          .doesNotContainIgnoringCase("payara")
          .doesNotContainIgnoringCase("wildfly")
          .doesNotContain("Exception");
    }
  }

  @Test
  @DisplayName("3.5.1: another site's page changes nothing, and reads nothing")
  void other_origins() {
    SchedulingApi admin = SchedulingApi.administrator();
    Map<String, String> department = Map.of("name", "Forged", "colour", "#2563eb");
    admin.post("departments", department, "Origin", "https://evil.example").expect(403);
    admin.post("departments", department, "Sec-Fetch-Site", "cross-site").expect(403);
    assertThat(admin.get("departments").expect(200).text()).doesNotContain("Forged");
    Answer read =
        admin.send("GET", "departments", null, "Origin", "https://evil.example").expect(200);
    assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  @DisplayName("3.5.3: what the API does not understand is not looked at")
  void bodies() {
    anonymous
        .send("POST", "auth/login", "email=a&password=b", "Content-Type", "text/plain")
        .expect(415);
    anonymous.send("POST", "auth/login", "x".repeat(1_000_000)).expect(413);
    anonymous.send("POST", "auth/login", "{\"email\":\"a@b.example\",\"password\":").expect(400);
    assertThat(
            anonymous
                .post(
                    "auth/register",
                    Map.of(
                        "username", "x",
                        "email", "x@hospital.test",
                        "password", SchedulingApi.PASSWORD,
                        "role", "ADMIN"))
                .expect(400)
                .json()
                .path("errors")
                .path(0)
                .path("field")
                .asText())
        .isEqualTo("role");
  }

  @DisplayName("6.2.4, 6.2.11: what anybody would guess is refused, and says so")
  @ParameterizedTest
  @ValueSource(strings = {"short", "1qaz2wsx3edc", "Hospital2026!"})
  void passwords(String password) {
    Answer refused =
        anonymous
            .post(
                "auth/register",
                Map.of("username", "x", "email", "weak@hospital.test", "password", password))
            .expect(400);
    assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("password");
  }

  @Test
  @DisplayName("6.3.8: nobody learns from an answer who has an account")
  void no_enumeration() {
    Account known = Account.approved();
    Account pending = Account.registered();
    List<Answer> answers =
        List.of(
            anonymous.post("auth/login", login(known.email(), "not the password")),
            anonymous.post("auth/login", login("nobody@hospital.test", "not the password")),
            anonymous.post("auth/login", login(pending.email(), SchedulingApi.PASSWORD)));
    assertThat(answers).allSatisfy(answer -> answer.refused(401, "sign-in-failed"));
    assertThat(answers)
        .extracting(AccessIT::withoutInstance)
        .containsOnly(withoutInstance(answers.get(0)));
    Answer again = anonymous.register("Somebody", known.email(), null).expect(202);
    Answer fresh = anonymous.register("Somebody", Account.freshEmail(), null).expect(202);
    assertThat(again.text()).isEqualTo(fresh.text());
    // And the existing account is unchanged.
    known.signIn();
  }

  @Test
  @DisplayName("8.2.1: a role gets what it may and a clear no for the rest")
  void roles() {
    Account user = Account.approved();
    SchedulingApi desk = anonymous.signIn(user.email(), SchedulingApi.PASSWORD);
    assertThat(desk.get("auth/me").expect(200).json().path("role").asText()).isEqualTo("USER");
    desk.get("departments").expect(200);
    assertThat(desk.get("admin/users").expect(403).json().path("type").asText())
        .isEqualTo("urn:hospital-scheduling:not-allowed");
    desk.patch("admin/users/" + user.id(), "\"1\"", Map.of("role", "ADMIN")).expect(403);
    desk.post("departments", Map.of("name", "Mine", "colour", "#2563eb")).expect(403);
    assertThat(anonymous.get("admin/users").expect(401).header("WWW-Authenticate"))
        .hasValueSatisfying(way -> assertThat(way).startsWith("Bearer"));
    assertThat(activity(user.id(), "refused"))
        .contains("GET admin/users", "PATCH admin/users/{id}", "POST departments");
  }

  @Test
  @DisplayName(
      "7.4.1, 14.3.1: after signing out neither token is worth anything, and the browser is told to"
          + " delete what it stored")
  void signing_out() {
    Browser browser = new Browser(Account.approved());
    browser.api().get("auth/me").expect(200);
    Answer out =
        anonymous.send("POST", "auth/logout", null, "Cookie", browser.cookie()).expect(204);
    assertThat(out.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(out.header("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    browser.api().get("auth/me").expect(401);
    browser.refresh().refused(401, "signed-out");
    assertThat(activity(browser.account.id(), "success")).contains("signed-in", "signed-out");
  }

  @Test
  @DisplayName("14.3.3: what opens a device's offline copy is given to its living session alone")
  void offline_key() {
    Account account = Account.approved();
    Browser browser = new Browser(account);
    String key = offlineKey(browser);
    assertThat(key).matches("[A-Za-z0-9_-]{43}");
    browser.refresh().expect(200);
    assertThat(offlineKey(browser)).isEqualTo(key);
    assertThat(offlineKey(new Browser(account))).isNotEqualTo(key);
    anonymous.send("POST", "auth/logout", null, "Cookie", browser.cookie()).expect(204);
    browser.api().get("auth/offline-key").expect(401);
  }

  private static String offlineKey(Browser browser) {
    Answer answer = browser.api().get("auth/offline-key").expect(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    return answer.json().path("key").asText();
  }

  @Test
  @DisplayName("7.4.2: a disabled account is out at its next request")
  void disabling() {
    Browser browser = new Browser(Account.approved());
    browser.api().get("auth/me").expect(200);
    browser.account.change(Map.of("status", "disabled"));
    browser.api().get("auth/me").expect(401);
    browser.refresh().refused(401, "signed-out");
    anonymous
        .post("auth/login", login(browser.account.email(), SchedulingApi.PASSWORD))
        .refused(401, "sign-in-failed");
  }

  @Test
  @DisplayName("8.3.2: a new role counts at the next request, and the old token no more")
  void changing_a_role() {
    Browser browser = new Browser(Account.approved());
    browser.account.change(Map.of("role", "ADMIN"));
    browser.api().get("auth/me").expect(401);
    Answer renewed = browser.refresh().expect(200);
    assertThat(renewed.json().path("user").path("role").asText()).isEqualTo("ADMIN");
    browser.api().get("admin/users").expect(200);
    browser.account.change(Map.of("role", "USER"));
    browser.api().get("admin/users").expect(401);
  }

  @Test
  @DisplayName(
      "3.3.1, 3.3.2, 3.3.3, 3.3.4: the cookie is the host's own, for no script and no other site")
  void cookies() {
    Browser browser = new Browser(Account.approved());
    assertThat(browser.setCookie)
        .startsWith("__Host-hs-")
        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(browser.answer.text()).doesNotContain(browser.cookie().split("=")[1]);
  }

  @DisplayName("7.2.4: twenty tabs refresh at once and one of them wins")
  @Test
  void twenty_tabs_refresh_at_once_and_one_of_them_wins() throws Exception {
    Browser browser = new Browser(Account.approved());
    List<Answer> answers =
        atOnce(20, () -> anonymous.send("POST", "auth/refresh", null, "Cookie", browser.cookie()));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(19)
        .allSatisfy(answer -> answer.refused(409, "superseded"));
    browser.api().get("auth/me").expect(200);
  }

  @Test
  @DisplayName("6.3.1, 6.1.1: fifty guesses are fifty, and the owner's device is not locked out")
  void guessing() throws Exception {
    Browser owner = new Browser(Account.approved());
    List<Answer> answers =
        atOnce(
            50,
            () ->
                anonymous.post(
                    "auth/login",
                    login(owner.account.email(), "a wild guess"),
                    "X-Forwarded-For",
                    "203.0.113.7"));
    // A busy server answers 503 to some of the ten whose password it would have checked.
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 401 || answer.status() == 503)
        .hasSizeBetween(10, 20);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 401)
        .hasSizeBetween(1, 10)
        .allSatisfy(answer -> answer.refused(401, "sign-in-failed"));
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 401 && answer.status() != 503)
        .hasSizeBetween(30, 40)
        .allSatisfy(
            answer -> {
              answer.refused(429, "throttled");
              assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow()))
                  .isBetween(1, 900);
            });
    Map<String, String> right = login(owner.account.email(), SchedulingApi.PASSWORD);
    anonymous.post("auth/login", right, "X-Forwarded-For", "203.0.113.7").expect(429);
    anonymous.post("auth/login", right, "Cookie", owner.deviceCookie()).expect(200);
    // Neither are they locked out on a new device elsewhere, nor kept from a link.
    anonymous.post("auth/login", right, "X-Forwarded-For", "198.51.100.201").expect(200);
    anonymous
        .post(
            "auth/password-reset/start",
            Map.of("email", owner.account.email()),
            "X-Forwarded-For",
            "203.0.113.7")
        .expect(202);
    assertThat(activity(owner.account.id(), "failure"))
        .contains("sign-in-failed", "sign-in-throttled");
  }

  @Test
  @DisplayName("9.1.1, 9.1.2, 9.2.1, 9.2.3: a token is ours in every respect or worth nothing")
  void tokens() {
    Browser browser = new Browser(Account.approved());
    UUID user = browser.account.id();
    UUID session = session(browser.token());
    Forgery forgery =
        Forgery.withTheServersKey(
            TestBed.running().owner(), new Secret(TestBed.running().setting("JWT_SECRET")));

    me(forgery.token(user, session, Role.USER, claims -> {})).expect(200);

    NumericDate past = NumericDate.fromSeconds(System.currentTimeMillis() / 1000 - 3600);
    NumericDate future = NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + 3600);
    List<String> worthless =
        List.of(
            forgery.withAnotherKeyOfThatName().token(user, session, Role.USER, claims -> {}),
            forgery.token(user, session, Role.USER, claims -> claims.setIssuer("urn:another")),
            forgery.token(user, session, Role.USER, claims -> claims.setAudience("another")),
            forgery.token(user, session, Role.USER, claims -> claims.setExpirationTime(past)),
            forgery.token(user, session, Role.USER, claims -> claims.setNotBefore(future)),
            forgery.token(user, session, Role.USER, claims -> claims.unsetClaim("exp")),
            forgery.token(user, session, Role.USER, claims -> claims.unsetClaim("sid")),
            forgery.token(user, UUID.randomUUID(), Role.USER, claims -> {}),
            forgery.token(UUID.randomUUID(), session, Role.USER, claims -> {}),
            forgery.token(user, session, Role.ADMIN, claims -> {}),
            unsigned(user, session),
            signedWithThePublicKey(user, session));
    IntStream.range(0, worthless.size())
        .forEach(
            number ->
                assertThat(me(worthless.get(number)).status())
                    .as("worthless token " + number)
                    .isEqualTo(401));
  }

  @Test
  void the_published_keys_hold_no_private_half() {
    JsonNode keys = anonymous.get(".well-known/jwks.json").expect(200).json().path("keys");
    assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
    assertThat(keys).allSatisfy(key -> assertThat(key.has("d")).isFalse());
  }

  @Test
  void who_speaks_plain_http_from_afar_is_told_why_it_cannot_work() throws Exception {
    URI login = TestBed.running().address().resolve("api/auth/login");
    String answer =
        raw(
            login,
            "POST "
                + login.getPath()
                + " HTTP/1.1\r\nHost: book.hospital.test\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    assertThat(answer).startsWith("HTTP/1.1 403").contains("sign-in-needs-https");
  }

  private Answer me(String token) {
    return anonymous.send("GET", "auth/me", null, "Authorization", "Bearer " + token);
  }

  private static Map<String, String> login(String email, String password) {
    return Map.of("email", email, "password", password);
  }

  private static String withoutInstance(Answer answer) {
    return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  private static UUID session(String token) {
    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    return UUID.fromString(claims.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1"));
  }

  private static JwtClaims claims(UUID user, UUID session) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("urn:hospital-scheduling");
    claims.setAudience("hospital-scheduling");
    claims.setSubject(user.toString());
    claims.setStringClaim("upn", user.toString());
    claims.setStringListClaim("groups", "USER");
    claims.setStringClaim("sid", session.toString());
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setGeneratedJwtId();
    return claims;
  }

  private static String unsigned(UUID user, UUID session) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setAlgorithmHeaderValue("none");
    signature.setPayload(claims(user, session).toJson());
    return serialised(signature);
  }

  /** The classic attack: the public key used as a shared secret. */
  private String signedWithThePublicKey(UUID user, UUID session) {
    JsonNode key = anonymous.get(".well-known/jwks.json").json().path("keys").path(0);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue("HS256");
    signature.setKeyIdHeaderValue(key.path("kid").asText());
    signature.setKey(new HmacKey(key.toString().getBytes(StandardCharsets.UTF_8)));
    signature.setPayload(claims(user, session).toJson());
    return serialised(signature);
  }

  private static String serialised(JsonWebSignature signature) {
    try {
      return signature.getCompactSerialization();
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> activity(UUID actor, String outcome) {
    try (Connection connection = TestBed.running().owner().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT action FROM activity WHERE actor_id = ? AND outcome = ? ORDER BY id")) {
      statement.setObject(1, actor);
      statement.setString(2, outcome);
      List<String> actions = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          actions.add(rows.getString(1));
        }
      }
      return actions;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String raw(URI address, String request) throws java.io.IOException {
    try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
