package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The activity log: everything that matters is in it, nothing that must not be, and nobody can
 * change it.
 */
class ActivityIT {
  private static final String ADDRESS = "198.51.100.23";

  /** What the server called a request, by what this test called it. */
  private static final Map<String, String> REQUESTS = new ConcurrentHashMap<>();

  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(11))
          .plus(Duration.ofHours(9));
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID doctor = admin.doctor("Dr Log", admin.department("Archive"));

  @Test
  @DisplayName(
      "16.2.1: a change is written with who, what, which, whose, when, from where, outcome")
  void a_change() {
    UUID patient = desk.patient("Meier, Anna");
    Instant before = HospitalClock.now();
    String request = request();
    Answer booked =
        from(desk, request, "POST", "schedules", SchedulingApi.booking(doctor, patient, NINE, TEN))
            .expect(201);
    JsonNode row = only(request);
    complete(row, "appointment-booked", "success", before);
    assertThat(row.path("actor").path("id").asText()).isEqualTo(me(desk));
    assertThat(row.path("actor").path("name").asText()).startsWith("Front desk");
    assertThat(row.path("subject").path("type").asText()).isEqualTo("appointment");
    assertThat(row.path("subject").path("id").asText()).isEqualTo(booked.id().toString());
    assertThat(row.path("patientId").asText()).isEqualTo(patient.toString());
    assertThat(row.path("requestId").asText()).isNotEqualTo(request);
    assertThat(row.path("detail").path("trace").asText()).isEqualTo(request);
  }

  @Test
  @DisplayName("16.3.2, 16.3.3: a refusal is written, be it by a rule or by a right")
  void a_refusal() {
    UUID patient = desk.patient("Meier, Anna");
    desk.book(doctor, patient, NINE, TEN).expect(201);
    Instant before = HospitalClock.now();
    String busy = request();
    from(
            desk,
            busy,
            "POST",
            "schedules",
            SchedulingApi.booking(doctor, desk.patient("Novak, Jan"), NINE, TEN))
        .refused(409, "doctor-busy");
    JsonNode row = only(busy);
    complete(row, "POST schedules", "refused", before);
    assertThat(row.path("detail").path("rule").asText()).isEqualTo("doctor-busy");
    for (String path :
        List.of(
            "admin/logs",
            "admin/logs.csv",
            "admin/logs/actions",
            "admin/monitored-users",
            "admin/statistics?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")) {
      String forbidden = request();
      from(desk, forbidden, "GET", path, null).expect(403);
      assertThat(only(forbidden).path("outcome").asText()).isEqualTo("refused");
    }
  }

  @Test
  @DisplayName("16.3.1: signing in is written, whether it works or not")
  void signing_in() {
    String email = Account.approved().email();
    Instant before = HospitalClock.now();
    String wrong = request();
    from(
            SchedulingApi.anonymous(),
            wrong,
            "POST",
            "auth/login",
            Map.of("email", email, "password", "not the password"))
        .expect(401);
    complete(only(wrong), "sign-in-failed", "failure", before);
    String right = request();
    from(
            SchedulingApi.anonymous(),
            right,
            "POST",
            "auth/login",
            Map.of("email", email, "password", SchedulingApi.PASSWORD))
        .expect(200);
    complete(only(right), "signed-in", "success", before);
  }

  @Test
  @DisplayName("16.2.1: a read of patient data is written within a second, one row a request")
  void a_read() throws Exception {
    UUID patient = desk.patient("Meier, Anna");
    Answer booked = desk.book(doctor, patient, NINE, TEN).expect(201);
    String range = "from=" + NINE + "&to=" + TEN;
    Instant before = HospitalClock.now();

    JsonNode one = read("patients/" + patient, "patient-data-read", before);
    assertThat(one.path("patientId").asText()).isEqualTo(patient.toString());
    assertThat(one.path("detail").path("route").asText()).isEqualTo("patients/{id}");
    assertThat(one.path("detail").path("count").asText()).isEqualTo("1");

    JsonNode visit = read("schedules/" + booked.id(), "patient-data-read", before);
    assertThat(visit.path("subject").path("id").asText()).isEqualTo(booked.id().toString());
    assertThat(visit.path("patientId").asText()).isEqualTo(patient.toString());
    read("schedules/" + booked.id() + "/history", "patient-data-read", before);

    JsonNode week = read("schedules?" + range + "&doctor=" + doctor, "patient-data-read", before);
    assertThat(week.path("detail").path("filter").asText()).contains("doctor=" + doctor);
    assertThat(week.path("patientId").asText()).isEqualTo(patient.toString());

    desk.book(doctor, desk.patient("Novak, Jan"), TEN, TEN.plus(Duration.ofHours(1))).expect(201);
    JsonNode two =
        read(
            "schedules?from=" + NINE + "&to=" + TEN.plus(Duration.ofHours(1)) + "&doctor=" + doctor,
            "patient-data-read",
            before);
    assertThat(two.path("detail").path("count").asText()).isEqualTo("2");
    assertThat(two.has("patientId")).isFalse();

    JsonNode search = read("patients?q=Meier", "patient-data-read", before);
    assertThat(search.path("detail").path("filter").asText()).isEqualTo("q=…");

    for (String format : List.of("csv", "ics")) {
      JsonNode file =
          read(
              "schedules/export." + format + "?" + range + "&doctor=" + doctor,
              "patient-data-exported",
              before);
      assertThat(file.path("detail").path("count").asText()).isEqualTo("1");
    }
    assertThat(
            read("schedules/export.ics?id=" + booked.id(), "patient-data-exported", before)
                .path("patientId")
                .asText())
        .isEqualTo(patient.toString());
  }

  @Test
  @DisplayName("16.2.5: neither log holds a patient's name, a search for it, a password or a token")
  void canaries() throws Exception {
    String name = "Zaunkoenigin" + request().replace("-", "");
    String secret = "canary " + request();
    UUID patient =
        desk.post(
                "patients",
                Map.of(
                    "mrn", name + "-MRN", "name", name + ", Erna", "email", name + "@patient.test"))
            .expect(201)
            .id();
    // The driver and Hibernate would quote the values that the database refuses.
    UUID other =
        desk.post("patients", Map.of("mrn", name + "-OTHER", "name", name + ", Zweite"))
            .expect(201)
            .id();
    Answer twice =
        admin
            .patch("patients/" + other, "\"0\"", Map.of("mrn", name + "-MRN"))
            .refused(409, "duplicate");
    assertThat(twice.json().path("errors").path(0).path("field").asText()).isEqualTo("mrn");
    assertThat(twice.text()).doesNotContain(name);
    desk.get("patients?q=" + name).expect(200);
    desk.get("patients?identifier=urn:x%7C" + name).expect(200);
    desk.get("schedules?from=" + NINE + "&to=" + TEN + "&q=" + name).expect(200);
    Answer booked = desk.book(doctor, patient, NINE, TEN).expect(201);
    desk.book(doctor, patient, NINE, TEN).expect(409);
    desk.patch("patients/" + patient, "\"0\"", Map.of("name", name + ", Emma")).expect(200);
    desk.get("schedules/" + booked.id() + "/" + name).expect(405);
    desk.send("DELETE", "patients/" + name, null);
    admin.send("DELETE", "admin/monitored-users/" + name, null).expect(404);
    SchedulingApi.anonymous()
        .post("auth/login", Map.of("email", "admin@example.com", "password", secret))
        .expect(401);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Integer.parseInt(
                        ask(
                            "SELECT count(*) FROM activity WHERE action = 'patient-data-read' AND actor_id = '"
                                + me(desk)
                                + "'"))
                    >= 3);
    String log = Files.readString(TestBed.running().log(), StandardCharsets.UTF_8);
    String rows =
        ask(
            "SELECT string_agg(a::text, ' ') FROM activity a WHERE at > '"
                + HospitalClock.now().minusSeconds(300)
                + "'");
    for (String canary :
        List.of(name, name.toLowerCase(java.util.Locale.ROOT), secret, desk.token())) {
      assertThat(log.contains(canary)).as("the server's log holds %s", canary).isFalse();
      assertThat(rows.contains(canary)).as("the activity log holds %s", canary).isFalse();
    }
  }

  @Test
  @DisplayName("16.4.1, 1.2.10: a name is one line and no formula, in the log's file too")
  void names_are_data() {
    SchedulingApi.anonymous()
        .post(
            "auth/register",
            Map.of(
                "username",
                "Eve\r\n2026-01-01 INFO all is well",
                "email",
                "eve@hospital.test",
                "password",
                SchedulingApi.PASSWORD))
        .expect(400);
    String name = "=HYPERLINK(\"http://evil\")" + request();
    SchedulingApi eve = SchedulingApi.scheduler();
    eve.patch("auth/profile", null, Map.of("username", name)).expect(200);
    eve.patch("auth/profile", null, Map.of("username", "Eve " + request())).expect(200);
    String csv =
        admin
            .get("admin/logs.csv?action=user-renamed&actor=" + name.replace("\"", "%22"))
            .expect(200)
            .text();
    String[] lines = csv.split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("\"at\",\"actor\",\"actor_id\",\"action\",\"outcome\"");
    assertThat(lines[1]).contains("\"'=HYPERLINK(\"\"http://evil\"\")").doesNotContain("\n");
  }

  @Test
  @DisplayName("16.1.1: if the row of a change cannot be written, the change does not happen")
  void no_change_without_a_row() throws Exception {
    String name = "Unwritten " + request();
    run("REVOKE INSERT ON activity FROM hospital_app");
    try {
      Answer refused = admin.post("departments", Map.of("name", name, "colour", "#2563eb"));
      assertThat(refused.status()).isGreaterThanOrEqualTo(500);
    } finally {
      run("GRANT INSERT ON activity TO hospital_app");
    }
    assertThat(admin.get("departments").expect(200).text()).doesNotContain(name);
    admin.post("departments", Map.of("name", name, "colour", "#2563eb")).expect(201);
  }

  @Test
  void pages_and_file_tell_the_same() {
    Answer booked = desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
    Answer now = booked;
    for (int i = 1; i <= 5; i++) {
      now =
          desk.move(now, NINE.plus(Duration.ofHours(i)), TEN.plus(Duration.ofHours(i))).expect(200);
    }
    String filter =
        "subject="
            + booked.id()
            + "&outcome=success&action=appointment-booked,appointment-moved"
            + "&actor="
            + me(desk)
            + "&from="
            + HospitalClock.now().minusSeconds(600);
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = admin.get("admin/logs?limit=4&" + filter + cursor).expect(200).json();
      page.path("items").forEach(row -> ids.add(row.path("id").asText()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asText();
    } while (cursor != null);
    assertThat(ids).hasSize(6);
    assertThat(new HashSet<>(ids)).hasSize(6);
    String csv = admin.get("admin/logs.csv?" + filter).expect(200).text();
    assertThat(csv.split("\r\n")).hasSize(7);
    ids.forEach(id -> assertThat(csv).contains(id));
    assertThat(admin.get("admin/logs/actions").expect(200).json().path("items").toString())
        .contains("appointment-moved", "signed-in");
    admin.get("admin/logs?outcome=maybe").expect(400);
    admin.get("admin/logs?actorr=x").expect(400);
    admin.get("admin/logs?cursor=x").expect(400);
  }

  @Test
  @DisplayName(
      "8.2.1: an auditor reads log, flags and users and nothing else, and that is written too")
  void an_auditor() throws Exception {
    SchedulingApi auditor = auditor();
    String request = request();
    from(auditor, request, "GET", "admin/logs?limit=1", null).expect(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> !rows(request).isEmpty());
    assertThat(only(request).path("action").asText()).isEqualTo("activity-read");
    String file = request();
    from(auditor, file, "GET", "admin/logs.csv?action=activity-read", null).expect(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> !rows(file).isEmpty());
    assertThat(only(file).path("action").asText()).isEqualTo("activity-exported");
    for (String path :
        List.of(
            "schedules?from=" + NINE + "&to=" + TEN,
            "admin/service-accounts",
            "admin/statistics?from=" + NINE + "&to=" + TEN)) {
      auditor.get(path).expect(403);
    }
    SchedulingApi.anonymous().get("admin/logs").expect(401);
    SchedulingApi.anonymous().get("admin/logs.csv").expect(401);
  }

  @Test
  @DisplayName("16.4.2: what happened is sealed within seconds, and the command verifies it")
  void the_chain() throws Exception {
    desk.book(doctor, desk.patient("Meier, Anna"), NINE, TEN).expect(201);
    long written = Long.parseLong(ask("SELECT max(arrival) FROM activity"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Long.parseLong(ask("SELECT coalesce(max(last), 0) FROM activity_seal")) >= written);
    Path script = Path.of(System.getProperty("system.verify"));
    Path out = Files.createTempFile("verify", ".txt");
    ProcessBuilder command =
        new ProcessBuilder("sh", script.toString(), TestBed.ear().toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    command.environment().putAll(TestBed.running().database().environment());
    command.environment().put("JWT_SECRET", TestBed.running().setting("JWT_SECRET"));
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.directory(new File(System.getProperty("java.io.tmpdir")));
    Process process = command.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(out);
    Files.delete(out);
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said)
        .contains("The chain holds: ", "Head: ", "Keyed from seal 1 on", "Not sealed yet: ");
  }

  static SchedulingApi auditor() {
    SchedulingApi admin = SchedulingApi.administrator();
    String email = "audit" + request() + "@hospital.test";
    SchedulingApi.anonymous().register("Auditor", email, null).expect(202);
    JsonNode account = admin.account(email);
    admin
        .patch(
            "admin/users/" + account.path("id").asText(),
            "\"" + account.path("version").asText() + "\"",
            Map.of("status", "active", "addressChecked", true, "role", "AUDITOR"))
        .expect(200);
    return SchedulingApi.anonymous().signIn(email, SchedulingApi.PASSWORD);
  }

  /** Requests the path, and returns the single row that this request wrote within two seconds. */
  private JsonNode read(String path, String action, Instant before) throws Exception {
    String request = request();
    from(desk, request, "GET", path, null).expect(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> !rows(request).isEmpty());
    JsonNode row = only(request);
    complete(row, action, "success", before);
    return row;
  }

  private static void complete(JsonNode row, String action, String outcome, Instant before) {
    assertThat(row.path("action").asText()).isEqualTo(action);
    assertThat(row.path("outcome").asText()).isEqualTo(outcome);
    assertThat(row.path("address").asText()).isEqualTo(ADDRESS);
    assertThat(row.path("actor").path("name").asText()).isNotBlank();
    assertThat(Instant.parse(row.path("at").asText()))
        .isBetween(before.minusSeconds(1), HospitalClock.now());
  }

  private static Answer from(
      SchedulingApi api, String request, String method, String path, Object body) {
    Answer answer =
        api.send(method, path, body, "X-Request-Id", request, "X-Forwarded-For", ADDRESS);
    REQUESTS.put(request, answer.header("X-Request-Id").orElseThrow());
    return answer;
  }

  private JsonNode only(String request) {
    List<JsonNode> rows = rows(request);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private List<JsonNode> rows(String request) {
    List<JsonNode> rows = new ArrayList<>();
    admin
        .get("admin/logs?request=" + REQUESTS.get(request))
        .expect(200)
        .json()
        .path("items")
        .forEach(rows::add);
    return rows;
  }

  private static String me(SchedulingApi api) {
    return api.get("auth/me").expect(200).json().path("id").asText();
  }

  static String request() {
    return UUID.randomUUID().toString();
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String sql) throws SQLException {
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
