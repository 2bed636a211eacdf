package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.hospitalscheduling.system.HostileRequests.Request;
import org.hospitalscheduling.system.HostileRequests.Sending;
import org.hospitalscheduling.system.HostileRequests.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Hostile requests, different ones every day, and whether anything breaks. The seed is printed:
 * {@code -Dfuzz.seed=…} sends the same requests again, {@code -Dfuzz.requests=10000} more of them.
 *
 * <p>It runs last of all tests that share the database, because it leaves rows behind with names
 * that no hospital would use.
 */
@Order(Integer.MAX_VALUE)
class FuzzIT {
  /** The date, as in 20261122. */
  private static final long SEED =
      Long.getLong(
          "fuzz.seed",
          Long.parseLong(LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE)));

  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_500);
  private static final Duration LONGEST = Duration.ofMinutes(8);
  private static final int CONNECTIONS = 6;

  /** Small, so that many batches contain nothing but refusals. */
  private static final int BATCH = 18;

  /** Payara allows 8 KiB for the request line and headers. */
  private static final int LONGEST_LINE = 4_000;

  private static final int ENOUGH_FINDINGS = 40;
  private static final int LARGEST_VALIDATED = 200_000;

  private static final Pattern OF_THE_HOUSE =
      Pattern.compile(
          "(?i)exception|stack ?trace|\\bat [a-z]+\\.[\\w.$]+\\(|SQLSTATE|syntax error|postgres|hibernate"
              + "|payara|glassfish|grizzly|jersey|wildfly|jboss|undertow|resteasy|yasson|parsson"
              + "|org\\.hospitalscheduling|jakarta\\.|java\\.(lang|util|io|sql)");

  /** A control character, a slash, a backslash, invalid UTF-8 or an invalid escape. */
  private static final Pattern ODD_ESCAPE =
      Pattern.compile("%(?!2[0-9A-E]|[346][0-9A-F]|5[0-9ABDEF]|7[0-9A-E])");

  private static final Pattern ENDS_IN_A_DOT = Pattern.compile("/(\\.|%2[Ee])(\\?|$)");

  private static final Pattern A_FAULT = Pattern.compile("request [0-9a-f-]{36} failed");

  private static final Map<String, String> AUTHORIZATIONS = new LinkedHashMap<>();
  private static final List<UUID> DIRECTORY_BEFORE = new ArrayList<>();
  private static HostileRequests requests;
  private static QuietHouse quiet;
  private static UUID practitioner;

  private final List<RawHttp> connections = new ArrayList<>();
  private final Map<String, List<String>> findings = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int sent;
  private int judged;
  private int refused;

  /** The answer to a request; empty if the server closed the connection. */
  private record Exchange(Request request, Optional<RawHttp.Response> response) {
    int status() {
      return response.map(RawHttp.Response::status).orElse(0);
    }

    boolean refused() {
      return status() >= 400 && status() < 500;
    }

    /** Whether the request may legitimately have changed something. */
    boolean changed() {
      return !request.reads() && !refused() && status() != 503;
    }
  }

  @BeforeAll
  static void makeAWorld() throws Exception {
    assumeTrue(
        TestBed.running().serverName().equals("payara"),
        "what WildFly's listener refuses by itself has not been sorted out yet");
    SchedulingApi admin = SchedulingApi.anotherAdministrator();
    for (String list : List.of("departments", "doctors", "appointment-types")) {
      admin
          .get(list)
          .expect(200)
          .json()
          .path("items")
          .forEach(item -> DIRECTORY_BEFORE.add(UUID.fromString(item.path("id").asText())));
    }
    UUID department = admin.department("Fuzz");
    UUID doctor = admin.doctor("Dr Fuzz", department);
    UUID other = admin.doctor("Dr Fuzz", department);
    UUID type =
        admin
            .post(
                "appointment-types",
                Map.of("name", "Fuzz " + UUID.randomUUID(), "durationMinutes", 30))
            .expect(201)
            .id();
    List<String> patients = new ArrayList<>();
    List<String> appointments = new ArrayList<>();
    Instant start = Instant.parse("2031-03-03T09:00:00Z");
    for (int i = 0; i < 12; i++) {
      UUID patient = admin.patient("Fuzz, Number " + i);
      patients.add(patient.toString());
      Instant at = start.plus(Duration.ofHours(i));
      appointments.add(
          admin.book(doctor, patient, at, at.plusSeconds(1800)).expect(201).id().toString());
    }
    practitioner = doctor;
    for (String role : List.of("ADMIN", "USER", "DOCTOR", "AUDITOR")) {
      enlist(role);
    }
    AUTHORIZATIONS.put(
        "machine",
        "Bearer "
            + SchedulingApi.machine(
                    "schedules:read",
                    "schedules:write",
                    "patients:read",
                    "patients:write",
                    "directory:read")
                .token());
    List<String> victims = List.of(registered(), registered(), registered());
    List<String> doctors = List.of(doctor.toString(), other.toString());
    Map<String, List<String>> ids = new LinkedHashMap<>();
    ids.put("schedules", appointments);
    ids.put("departments", List.of(department.toString()));
    ids.put("doctors", doctors);
    ids.put("patients", patients);
    ids.put("appointment-types", List.of(type.toString()));
    List.of("users", "admin/users", "admin/flag-user", "actor")
        .forEach(what -> ids.put(what, victims));
    List.of("doctor", "doctorId", "doctorIds", "practitionerId")
        .forEach(name -> ids.put(name, doctors));
    List.of("department", "departmentId")
        .forEach(name -> ids.put(name, List.of(department.toString())));
    List.of("patient", "patientId").forEach(name -> ids.put(name, patients));
    ids.put("typeId", List.of(type.toString()));
    ids.put("subject", appointments);
    ids.put("id", appointments);
    List<String> cursors = new ArrayList<>();
    for (String paged :
        List.of(
            "schedules?from=2031-03-03T00:00:00Z&to=2031-03-05T00:00:00Z&limit=1",
            "patients?q=Fuzz&limit=1",
            "admin/users?limit=1",
            "admin/logs?limit=1",
            "auth/my-logs?limit=1")) {
      JsonNode next = admin.get(paged).expect(200).json().path("next");
      if (next.isTextual()) {
        cursors.add(next.asText());
      }
    }
    assertThat(cursors).hasSizeGreaterThan(3);
    String cookie = new Browser(Account.approved()).cookie();
    List<String> callers = new ArrayList<>(AUTHORIZATIONS.keySet());
    callers.add("public");
    requests =
        new HostileRequests(
            System.getProperty("system.contract"),
            SEED,
            new World(
                ids,
                callers,
                cursors,
                SchedulingApi.PASSWORD,
                cookie.substring(0, cookie.indexOf('='))));
    quiet = QuietHouse.enter();
  }

  /** Removes what was added to the directory from what other tests look at. */
  @AfterAll
  static void clearUp() throws SQLException {
    if (quiet != null) {
      quiet.close();
    }
    if (DIRECTORY_BEFORE.isEmpty()) {
      return;
    }
    try (Connection connection = TestBed.running().owner().getConnection()) {
      for (String table : List.of("practitioner", "appointment_type", "department")) {
        try (var statement =
            connection.prepareStatement(
                "UPDATE %s SET active = false WHERE NOT (id = ANY (?))".formatted(table))) {
          statement.setArray(1, connection.createArrayOf("uuid", DIRECTORY_BEFORE.toArray()));
          statement.executeUpdate();
        }
      }
    }
  }

  @Test
  @DisplayName(
      "16.5.1, 2.2.1, 3.5.3: of thousands of hostile requests none ends in a 5xx, none tells of the house, and none"
          + " that was refused changes anything")
  void nothing_gives_way() throws Exception {
    System.out.printf("-Dfuzz.seed=%d -Dfuzz.requests=%d%n", SEED, REQUESTS);
    Instant began = Instant.now();
    long logAtStart = Files.size(TestBed.running().log());
    ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(new RawHttp(TestBed.running().address()));
    }
    try {
      List<Request> again = new ArrayList<>();
      BusinessState state = BusinessState.now();
      for (int number = 0; number < REQUESTS && goesOn(began); number += BATCH) {
        List<Request> batch = new ArrayList<>();
        for (int i = number; i < Math.min(REQUESTS, number + BATCH); i++) {
          batch.add(requests.request(i));
        }
        sent += batch.size();
        List<Exchange> exchanges = sendAll(workers, batch);
        state = judge(state, exchanges, again);
        if (number % (BATCH * 50) == 0) {
          System.out.printf(
              "fuzz: %d after %d s%n", sent, Duration.between(began, Instant.now()).toSeconds());
        }
      }
      int first = sent;
      refused = judged + again.size();
      // Repeats, among themselves, those whose batch also contained a change.
      for (int at = 0; at < again.size() && goesOn(began); at += BATCH) {
        List<Exchange> exchanges =
            sendAll(workers, again.subList(at, Math.min(again.size(), at + BATCH)));
        state = judge(state, exchanges, new ArrayList<>());
      }
      System.out.printf(
          "fuzz: %d requests and %d again in %d s; of %d refused changes %d were judged; %s%n",
          first,
          again.size(),
          Duration.between(began, Instant.now()).toSeconds(),
          refused,
          judged,
          counts);
    } finally {
      workers.shutdownNow();
      for (RawHttp connection : connections) {
        connection.close();
      }
    }
    assertThat(summary()).as("-Dfuzz.seed=%d -Dfuzz.requests=%d", SEED, REQUESTS).isEmpty();
    assertThat(logged(logAtStart)).as("what the server calls a fault of ours").isEmpty();
    assertThat(sent).as("requests sent within " + LONGEST).isEqualTo(REQUESTS);
    assertThat(judged)
        .as("refused changes whose state was compared")
        .isGreaterThan(refused * 4 / 5);
    // Busy is a valid answer, but it must be rare.
    assertThat(counts.getOrDefault("503", 0)).isLessThan(REQUESTS / 100);
  }

  @Test
  @DisplayName("the requests reach every operation, right and wrong ones")
  void the_requests_are_worth_sending() {
    List<Request> drawn = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(requests.request(i));
    }
    assertThat(drawn).extracting(Request::operation).containsAll(requests.operations());
    assertThat(drawn.get(17)).hasToString(requests.request(17).toString());
  }

  @Test
  @DisplayName("what clocks do by themselves is not done while requests are judged")
  void nothing_happens_by_itself() throws Exception {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "INSERT INTO job (name, next_due) VALUES ('no-show-proposals', now())"
                      + " ON CONFLICT (name) DO UPDATE SET next_due = excluded.next_due"))
          .as("a job's claim of its turn")
          .isZero();
    }
    BusinessState before = BusinessState.now();
    // The two jobs that depend on time itself, every five and every ten seconds.
    for (String often : List.of("offers-due", "freed-time")) {
      long asked = quiet.refusals(often);
      await(often + " asks for its turn")
          .atMost(Duration.ofSeconds(30))
          .until(() -> quiet.refusals(often) > asked);
    }
    assertThat(before.differencesTo(BusinessState.now())).isEmpty();
  }

  @Test
  @DisplayName("a change of one value in any of these tables is noticed")
  void the_comparison_can_fail() throws SQLException {
    for (String change :
        List.of(
            "UPDATE appointment SET reason = 'altered' WHERE id = (SELECT min(id::text)::uuid FROM appointment)",
            "UPDATE patient SET phone = '1' WHERE id = (SELECT min(id::text)::uuid FROM patient)",
            "UPDATE app_user SET may_override = NOT may_override WHERE email = 'user@example.com'",
            "DELETE FROM working_hours WHERE ctid = (SELECT min(ctid) FROM working_hours)",
            "DELETE FROM known_device WHERE ctid = (SELECT min(ctid) FROM known_device)",
            "INSERT INTO feed_inbox (id, type, subject_id, subject_version, at)"
                + " VALUES (gen_random_uuid(), 'schedule:created', gen_random_uuid(), 0, now())")) {
      try (Connection connection = TestBed.running().owner().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        BusinessState before = BusinessState.of(connection);
        assertThat(statement.executeUpdate(change)).as(change).isEqualTo(1);
        assertThat(before.differencesTo(BusinessState.of(connection))).as(change).hasSize(1);
        connection.rollback();
      }
    }
  }

  private boolean goesOn(Instant began) {
    return findings.size() < ENOUGH_FINDINGS && Instant.now().isBefore(began.plus(LONGEST));
  }

  private List<Exchange> sendAll(ExecutorService workers, List<Request> batch) throws Exception {
    List<Future<List<Exchange>>> answers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      answers.add(workers.submit(() -> sendSome(batch, first)));
    }
    List<Exchange> exchanges = new ArrayList<>();
    for (Future<List<Exchange>> answer : answers) {
      exchanges.addAll(answer.get());
    }
    return exchanges;
  }

  /** Sends one connection's share of the batch, one request after the other. */
  private List<Exchange> sendSome(List<Request> batch, int connection) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = connection; i < batch.size(); i += CONNECTIONS) {
      exchanges.add(exchange(connections.get(connection), batch.get(i)));
    }
    return exchanges;
  }

  /** Checks every answer and, if all were refusals, the database. */
  private BusinessState judge(
      BusinessState before, List<Exchange> exchanges, List<Request> unjudged) {
    exchanges.forEach(this::look);
    BusinessState after = BusinessState.now();
    List<Exchange> refusals =
        exchanges.stream().filter(each -> each.refused() && !each.request().reads()).toList();
    if (exchanges.stream().anyMatch(Exchange::changed)) {
      refusals.forEach(each -> unjudged.add(each.request()));
    } else {
      judged += refusals.size();
      before
          .differencesTo(after)
          .forEach(
              difference ->
                  find(
                      "state changed",
                      difference + " by one of " + exchanges.stream().map(FuzzIT::told).toList()));
    }
    return renewed(exchanges) ? BusinessState.now() : after;
  }

  /** Replaces a caller who was signed out by their own request. */
  private static boolean renewed(List<Exchange> exchanges) {
    boolean renewed = false;
    for (Exchange each : exchanges) {
      String caller = each.request().caller();
      if (AUTHORIZATIONS.containsKey(caller)
          && !caller.equals("machine")
          && (each.status() == 401 || each.request().operation().equals("logout"))) {
        Answer me =
            SchedulingApi.anonymous()
                .send("GET", "auth/me", null, "Authorization", AUTHORIZATIONS.get(caller));
        if (me.status() == 401) {
          enlist(caller);
          renewed = true;
        }
      }
    }
    return renewed;
  }

  private void look(Exchange exchange) {
    Request request = exchange.request();
    counts.merge(Integer.toString(exchange.status()), 1, Integer::sum);
    if (exchange.response().isEmpty()) {
      if (request.sending() != Sending.CUT_SHORT) {
        find("no answer", request.toString());
      }
      return;
    }
    RawHttp.Response response = exchange.response().get();
    int status = response.status();
    if (stoppedAtTheDoor(request, response)) {
      counts.merge("400 by the server itself", 1, Integer::sum);
      return;
    }
    if (endsInADot(request, response)) {
      counts.merge("200 by the server itself", 1, Integer::sum);
      return;
    }
    if (status >= 500
        && !(status == 503
            && response.header("retry-after").isPresent()
            && response.text().contains("urn:hospital-scheduling:busy"))) {
      find("status " + status + " of " + request.operation(), told(exchange));
    }
    ownHeaders(exchange, response);
    if (status >= 400 && !request.method().equals("HEAD")) {
      problem(exchange, response);
    }
    if (request.usual() && response.body().length < LARGEST_VALIDATED) {
      contract(exchange, response);
    }
  }

  /**
   * Payara's HTTP listener refuses bodies where RFC 9110 gives them no meaning, and headers that
   * are not US-ASCII, with an empty 400 before any application is called.
   */
  private static boolean stoppedAtTheDoor(Request request, RawHttp.Response response) {
    return response.status() == 400
        && response.body().length == 0
        && !response.headers().containsKey("server")
        && (request.body().length > 0 && (request.reads() || request.method().equals("DELETE"))
            || request.target().length() > LONGEST_LINE
            || ODD_ESCAPE.matcher(request.target()).find()
            || request.headers().values().stream()
                .flatMap(List::stream)
                .anyMatch(value -> value.chars().anyMatch(letter -> letter > 126)));
  }

  /**
   * Payara answers a path that ends in {@code /.} with an empty 200, without calling an
   * application.
   */
  private static boolean endsInADot(Request request, RawHttp.Response response) {
    return response.status() == 200
        && response.body().length == 0
        && ENDS_IN_A_DOT.matcher(request.target()).find();
  }

  private void ownHeaders(Exchange exchange, RawHttp.Response response) {
    for (Map.Entry<String, String> header :
        Map.of(
                "content-security-policy", "frame-ancestors 'none'",
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "cross-origin-opener-policy", "same-origin")
            .entrySet()) {
      if (response.header(header.getKey()).filter(v -> v.contains(header.getValue())).isEmpty()) {
        find("no " + header.getKey() + " on a " + response.status(), told(exchange));
      }
    }
    for (String name : List.of("server", "x-powered-by")) {
      if (response.headers().containsKey(name)) {
        find(name + " on a " + response.status(), told(exchange));
      }
    }
    if (response.status() >= 400
        && response.header("cache-control").filter(each -> each.contains("no-store")).isEmpty()) {
      find("a " + response.status() + " that may be kept", told(exchange));
    }
    if (response.status() == 429 && response.header("retry-after").isEmpty()) {
      find("a 429 that does not say until when", told(exchange));
    }
  }

  private void problem(Exchange exchange, RawHttp.Response response) {
    String type = response.header("content-type").orElse("none");
    boolean ofOauth =
        exchange.request().path().equals("/auth/token") && type.startsWith("application/json");
    if (!ofOauth) {
      JsonNode problem = answer(response).map(Answer::json).orElse(null);
      if (!type.startsWith("application/problem+json")
          || problem == null
          || problem.path("status").asInt() != response.status()
          || !problem.path("type").asText().startsWith("urn:hospital-scheduling:")
          || problem.path("detail").asText().isEmpty()) {
        find("a " + response.status() + " that is no problem document but " + type, told(exchange));
      }
    }
    if (OF_THE_HOUSE.matcher(response.text()).find()) {
      find("told of the house", told(exchange));
    }
  }

  private void contract(Exchange exchange, RawHttp.Response response) {
    try {
      SchedulingApi.holdAgainstTheContract(
          exchange.request().method(),
          exchange
              .request()
              .path()
              .substring(1)
              .replace("{transition}", "arrive")
              .replaceAll("\\{[^}]*}", "0195d3a0-0000-7000-8000-000000000000"),
          answer(response).orElseThrow(() -> new AssertionError("no JSON, as its type says")));
    } catch (AssertionError e) {
      find(
          "not as in openapi.yaml: " + exchange.request().operation(),
          e.getMessage() + told(exchange));
    }
  }

  private static Optional<Answer> answer(RawHttp.Response response) {
    try {
      return Optional.of(
          SchedulingApi.answer(
              response.status(),
              java.net.http.HttpHeaders.of(response.headers(), (name, value) -> true),
              response.body()));
    } catch (AssertionError e) {
      return Optional.empty();
    }
  }

  private static Exchange exchange(RawHttp connection, Request request) {
    URI address = TestBed.running().address();
    StringBuilder head = new StringBuilder();
    head.append(request.method())
        .append(' ')
        .append(address.getRawPath())
        .append("api")
        .append(request.target())
        .append(" HTTP/1.1\r\nHost: ")
        .append(address.getAuthority())
        .append("\r\n");
    if (!request.headers().containsKey("Authorization")
        && AUTHORIZATIONS.containsKey(request.caller())) {
      head.append("Authorization: ").append(AUTHORIZATIONS.get(request.caller())).append("\r\n");
    }
    request
        .headers()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> head.append(name).append(": ").append(value).append("\r\n")));
    byte[] body = request.body();
    if (request.sending() == Sending.CHUNKED) {
      head.append("Transfer-Encoding: chunked\r\n");
      body =
          (Integer.toHexString(body.length)
                  + "\r\n"
                  + new String(body, StandardCharsets.ISO_8859_1)
                  + "\r\n0\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1);
    } else if (body.length > 0 || !request.reads()) {
      int announced = request.sending() == Sending.CUT_SHORT ? body.length + 10 : body.length;
      head.append("Content-Length: ").append(announced).append("\r\n");
    }
    try {
      return new Exchange(
          request,
          connection.send(
              request.method(),
              head.append("\r\n").toString(),
              body,
              request.sending() == Sending.CUT_SHORT));
    } catch (SocketTimeoutException e) {
      return new Exchange(
          request,
          Optional.of(
              new RawHttp.Response(
                  599, Map.of(), "none in 20 s".getBytes(StandardCharsets.UTF_8))));
    } catch (IOException e) {
      return new Exchange(request, Optional.empty());
    }
  }

  private static List<String> logged(long from) throws IOException {
    try (var log = Files.newInputStream(TestBed.running().log())) {
      log.skipNBytes(from);
      return new String(log.readAllBytes(), StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> A_FAULT.matcher(line).find())
          .limit(10)
          .toList();
    }
  }

  private static String told(Exchange exchange) {
    String text = exchange.response().map(RawHttp.Response::text).orElse("");
    return "%s -> %d %s"
        .formatted(
            exchange.request(),
            exchange.status(),
            text.length() > 300 ? text.substring(0, 300) + "…" : text);
  }

  private void find(String what, String where) {
    if (!findings.containsKey(what)) {
      System.out.printf("fuzz found: %s%n    %s%n", what, where);
    }
    List<String> same = findings.computeIfAbsent(what, name -> new ArrayList<>());
    if (same.size() < 3) {
      same.add(where);
    }
  }

  private String summary() {
    StringBuilder summary = new StringBuilder();
    findings.forEach(
        (what, where) -> {
          summary.append(what).append('\n');
          where.forEach(each -> summary.append("    ").append(each).append('\n'));
        });
    return summary.toString();
  }

  /** A new user with this role; the previous one may have changed their password by now. */
  private static void enlist(String role) {
    Account account = Account.approved();
    account.change(
        role.equals("DOCTOR")
            ? Map.of("role", role, "practitionerId", practitioner.toString())
            : Map.of("role", role));
    AUTHORIZATIONS.put(
        role,
        "Bearer "
            + SchedulingApi.anonymous().signIn(account.email(), SchedulingApi.PASSWORD).token());
  }

  private static String registered() {
    return Account.registered().id().toString();
  }
}
