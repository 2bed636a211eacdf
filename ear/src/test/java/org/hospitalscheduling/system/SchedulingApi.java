package org.hospitalscheduling.system;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The API as one client uses it. Every answer is validated against {@code openapi.yaml}: an answer
 * that the contract does not describe fails the test.
 */
public final class SchedulingApi {
  public static final String PASSWORD = "a quiet ward at four";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final OpenApiInteractionValidator CONTRACT =
      OpenApiInteractionValidator.createForSpecificationUrl(System.getProperty("system.contract"))
          .withBasePathOverride("/api")
          .withLevelResolver(
              LevelResolver.create()
                  // Only answers are validated: many requests in the tests are wrong on purpose.
                  .withLevel("validation.request", ValidationReport.Level.IGNORE)
                  .build())
          .build();

  /** A token is valid for ten minutes, and a test that gets one may need some of them. */
  private static final Duration TOKEN_IN_USE = Duration.ofMinutes(4);

  private static SchedulingApi administrator;
  private static Instant signedInAt;

  private final URI base;
  private final String token;

  private SchedulingApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** A caller who has not signed in. */
  public static SchedulingApi anonymous() {
    return new SchedulingApi(TestBed.running().address().resolve("api/"), null);
  }

  /** The demonstration's administrator. */
  public static synchronized SchedulingApi administrator() {
    if (administrator == null || Instant.now().isAfter(signedInAt.plus(TOKEN_IN_USE))) {
      administrator = anonymous().signIn("admin@example.com", "password");
      signedInAt = Instant.now();
    }
    return administrator;
  }

  /** Another administrator. */
  public static SchedulingApi anotherAdministrator() {
    return withRole("ADMIN", null);
  }

  /** A scheduler at the front desk, approved by the administrator. */
  public static SchedulingApi scheduler() {
    SchedulingApi admin = administrator();
    String email = "desk" + number() + "@hospital.test";
    anonymous().register("Front desk", email, null).expect(202);
    JsonNode account = admin.account(email);
    admin
        .patch(
            "admin/users/" + account.path("id").asText(),
            "\"" + account.path("version").asText() + "\"",
            Map.of("status", "active", "addressChecked", true))
        .expect(200);
    return anonymous().signIn(email, PASSWORD);
  }

  /**
   * A user with this role, approved by the administrator.
   *
   * @param practitioner the doctor that they are; null for none
   */
  public static SchedulingApi withRole(String role, UUID practitioner) {
    SchedulingApi admin = administrator();
    String email = "role" + number() + "@hospital.test";
    anonymous().register("Colleague", email, null).expect(202);
    JsonNode account = admin.account(email);
    Map<String, Object> patch =
        new LinkedHashMap<>(Map.of("status", "active", "addressChecked", true, "role", role));
    if (practitioner != null) {
      patch.put("practitionerId", practitioner);
    }
    admin
        .patch(
            "admin/users/" + account.path("id").asText(),
            "\"" + account.path("version").asText() + "\"",
            patch)
        .expect(200);
    return anonymous().signIn(email, PASSWORD);
  }

  /** A service account with these scopes. */
  public static SchedulingApi machine(String... scopes) {
    JsonNode account =
        administrator()
            .post(
                "admin/service-accounts",
                Map.of("name", "Engine " + UUID.randomUUID(), "scopes", List.of(scopes)))
            .expect(201)
            .json();
    return signedIn(account, String.join(" ", scopes));
  }

  /**
   * A service account that has just been made, or has just got another secret.
   *
   * @param scope what its token is for
   */
  public static SchedulingApi signedIn(JsonNode account, String scope) {
    String credentials =
        account.path("clientId").asText() + ":" + account.path("clientSecret").asText();
    Answer token =
        anonymous()
            .send(
                "POST",
                "auth/token",
                "grant_type=client_credentials&scope=" + scope.replace(" ", "%20"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    return anonymous().as(token.expect(200).json().path("access_token").asText());
  }

  /** Registers an account. */
  public Answer register(String username, String email, String inviteCode) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", username + " " + number());
    body.put("email", email);
    body.put("password", PASSWORD);
    if (inviteCode != null && !inviteCode.isEmpty()) {
      body.put("adminInviteCode", inviteCode);
    }
    return post("auth/register", body);
  }

  /** The same API for the owner of this account. */
  public SchedulingApi signIn(String email, String password) {
    Answer signedIn = post("auth/login", Map.of("email", email, "password", password)).expect(200);
    return new SchedulingApi(base, signedIn.json().path("accessToken").asText());
  }

  /** The same API with this access token. */
  public SchedulingApi as(String accessToken) {
    return new SchedulingApi(base, accessToken);
  }

  /** The same caller at another server of the cluster. */
  public SchedulingApi at(URI application) {
    return new SchedulingApi(application.resolve("api/"), token);
  }

  /** The application's address, with a slash at the end. */
  public URI application() {
    return base.resolve("..");
  }

  /** The access token, for requests outside the API: the socket's ticket, a wrong header. */
  public String token() {
    return token;
  }

  public UUID department(String name) {
    return post("departments", Map.of("name", name + " " + number(), "colour", "#2563eb"))
        .expect(201)
        .id();
  }

  /** A doctor who works at every hour of every day. */
  public UUID doctor(String name, UUID department) {
    UUID doctor =
        post("doctors", Map.of("name", name + " " + number(), "departmentId", department))
            .expect(201)
            .id();
    List<Map<String, Object>> always = new ArrayList<>();
    for (int weekday = 1; weekday <= 7; weekday++) {
      always.add(Map.of("weekday", weekday, "from", "00:00", "minutes", 1440));
    }
    String version = get("doctors/" + doctor + "/working-hours").expect(200).etag();
    put("doctors/" + doctor + "/working-hours", version, Map.of("hours", always)).expect(200);
    return doctor;
  }

  public UUID patient(String name) {
    return post("patients", Map.of("mrn", "T-" + number(), "name", name)).expect(201).id();
  }

  public Answer book(UUID doctor, UUID patient, Instant start, Instant end) {
    return post("schedules", booking(doctor, patient, start, end));
  }

  /** The body of a booking, to be extended. */
  public static Map<String, Object> booking(UUID doctor, UUID patient, Instant start, Instant end) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("doctorId", doctor.toString());
    body.put("patientId", patient.toString());
    body.put("start", start.toString());
    body.put("end", end.toString());
    return body;
  }

  public Answer move(Answer appointment, Instant start, Instant end) {
    return patch(
        "schedules/" + appointment.id(),
        appointment.etag(),
        Map.of("start", start.toString(), "end", end.toString()));
  }

  public Answer cancel(Answer appointment) {
    return send("DELETE", "schedules/" + appointment.id(), null, "If-Match", appointment.etag());
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  /** A file that is not text. */
  public byte[] bytes(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, String version, Object body) {
    return send("PUT", path, body, "If-Match", version);
  }

  public Answer patch(String path, String version, Object body) {
    return version == null
        ? send("PATCH", path, body)
        : send("PATCH", path, body, "If-Match", version);
  }

  /**
   * Sends any request.
   *
   * @param path below {@code /api/}, with its query
   * @param body a record or map that becomes JSON, a text or bytes that are sent as they are, or
   *     null
   * @param headers names and values alternating; a {@code Content-Type} replaces the default
   */
  public Answer send(String method, String path, Object body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.setHeader(
          "Content-Type",
          method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
      request.method(
          method,
          body instanceof byte[] bytes
              ? HttpRequest.BodyPublishers.ofByteArray(bytes)
              : HttpRequest.BodyPublishers.ofString(written(body)));
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Answer answer = answer(response);
      holdAgainstTheContract(method, path, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return answer(response.statusCode(), response.headers(), response.body());
  }

  /** An answer that was received some other way. */
  static Answer answer(int status, java.net.http.HttpHeaders headers, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String type = headers.firstValue("Content-Type").orElse("");
    try {
      JsonNode json = type.contains("json") ? JSON.readTree(text) : MissingNode.getInstance();
      return new Answer(status, json, text, headers);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not the JSON that its type says it is: " + text, e);
    }
  }

  /** Fails if {@code openapi.yaml} does not describe this answer. */
  static void holdAgainstTheContract(String method, String path, Answer answer) {
    SimpleResponse.Builder response = new SimpleResponse.Builder(answer.status());
    answer
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(v -> response.withHeader(name, v)));
    if (!answer.text().isEmpty()) {
      response.withBody(answer.text());
    }
    String plain = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    ValidationReport report =
        CONTRACT.validateResponse(
            "/api/" + plain, Request.Method.valueOf(method), response.build());
    if (report.hasErrors()) {
      throw new AssertionError(
          "%s %s answered %d, which openapi.yaml does not describe:%n%s%n%s"
              .formatted(
                  method,
                  path,
                  answer.status(),
                  report.getMessages().stream().map(ValidationReport.Message::getMessage).toList(),
                  answer.text()));
    }
  }

  /** A user as administrators see them. */
  public JsonNode account(String email) {
    String cursor = "";
    while (true) {
      JsonNode page = get("admin/users?limit=200" + cursor).expect(200).json();
      for (JsonNode account : page.path("items")) {
        if (account.path("email").asText().equals(email)) {
          return account;
        }
      }
      if (page.path("next").asText("").isEmpty() || page.path("next").isNull()) {
        throw new AssertionError("There is no account of " + email);
      }
      cursor = "&cursor=" + page.path("next").asText();
    }
  }

  private static String written(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static int number() {
    return NUMBER.incrementAndGet();
  }
}
