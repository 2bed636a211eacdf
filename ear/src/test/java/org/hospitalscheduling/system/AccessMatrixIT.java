package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract, requested by every kind of caller. The expectations are in
 * {@code access-matrix.txt}; what an answer shows to whom is in {@code access-keys.txt}.
 */
class AccessMatrixIT {
  private static final List<String> PEOPLE = List.of("ADMIN", "USER", "DOCTOR", "AUDITOR");
  private static final List<String> SCOPES =
      List.of(
          "schedules:read",
          "schedules:write",
          "patients:read",
          "patients:write",
          "patients:merge",
          "directory:read",
          "metrics:read");
  private static final Instant START = Instant.parse("2031-03-03T09:00:00Z");

  private static final Map<String, SchedulingApi> CALLERS = new LinkedHashMap<>();
  private static final Map<String, String> THINGS = new LinkedHashMap<>();
  private static List<Entry> matrix;
  private static UUID doctor;
  private static UUID patient;

  /** One operation, with a request that is complete except perhaps for the right to make it. */
  private record Entry(
      String operation, String method, String path, String body, Set<String> allowed) {

    static Entry of(String line) {
      String[] parts =
          Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
      String[] request = parts[1].split(" ", 2);
      Set<String> allowed = new TreeSet<>(List.of(parts[3].split(" ")));
      if (allowed.remove("people")) {
        allowed.addAll(PEOPLE);
      }
      return new Entry(parts[0], request[0], request[1], parts[2], allowed);
    }

    boolean isPublic() {
      return allowed.contains("public");
    }
  }

  /** For each test, because the matrix signs everybody out. */
  @BeforeEach
  void everybody() throws IOException {
    matrix = lines("access-matrix.txt").stream().map(Entry::of).toList();
    SchedulingApi admin = SchedulingApi.anotherAdministrator();
    UUID department = admin.department("Matrix");
    doctor = admin.doctor("Dr Matrix", department);
    String mrn = "MX-" + UUID.randomUUID();
    patient = admin.post("patients", Map.of("mrn", mrn, "name", "Matrix, Max")).expect(201).id();
    Answer booked = admin.book(doctor, patient, START, START.plusSeconds(1800)).expect(201);
    UUID type =
        admin
            .post(
                "appointment-types",
                Map.of("name", "Matrix " + UUID.randomUUID(), "durationMinutes", 30))
            .expect(201)
            .id();
    UUID entry =
        admin
            .post(
                "overbook/waitlist",
                Map.of(
                    "patientId",
                    admin.patient("WaitlistBodies, Walter"),
                    "departmentId",
                    department,
                    "latest",
                    "2031-01-01T00:00:00Z"))
            .expect(201)
            .id();
    UUID another = admin.doctor("Dr Offered", department);
    admin
        .post(
            "overbook/waitlist",
            Map.of(
                "patientId",
                admin.patient("Asked, Ada"),
                "doctorId",
                another,
                "email",
                "ada@hospital.test"))
        .expect(201);
    UUID offer =
        admin
            .post(
                "overbook/waitlist/invite",
                Map.of(
                    "doctorId",
                    another,
                    "start",
                    "2031-03-03T14:00:00Z",
                    "end",
                    "2031-03-03T15:00:00Z"))
            .expect(201)
            .id();
    THINGS.put("{offer}", offer.toString());
    THINGS.put("{entry}", entry.toString());
    THINGS.put("{department}", department.toString());
    THINGS.put("{doctor}", doctor.toString());
    THINGS.put("{patient}", patient.toString());
    THINGS.put("{mrn}", mrn);
    THINGS.put("{appointment}", booked.id().toString());
    THINGS.put("{type}", type.toString());
    THINGS.put(
        "{range}", "from=2031-03-03T00:00:00Z&to=2031-03-04T00:00:00Z&department=" + department);
    CALLERS.put("public", SchedulingApi.anonymous());
    CALLERS.put("ADMIN", admin);
    CALLERS.put("USER", SchedulingApi.scheduler());
    CALLERS.put("DOCTOR", SchedulingApi.withRole("DOCTOR", doctor));
    CALLERS.put("AUDITOR", SchedulingApi.withRole("AUDITOR", null));
    CALLERS.put("no scope", SchedulingApi.machine());
    SCOPES.forEach(scope -> CALLERS.put(scope, SchedulingApi.machine(scope)));
  }

  @Test
  @DisplayName("8.2.1: no operation of the contract is without an entry in the access matrix")
  void complete() {
    Map<String, String> contract = new TreeMap<>();
    OpenAPI openapi = new OpenAPIV3Parser().read(System.getProperty("system.contract"));
    openapi
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            contract.put(
                                operation.getOperationId(), method + " " + path.substring(1))));
    assertThat(matrix).extracting(Entry::operation).doesNotHaveDuplicates();
    assertThat(matrix.stream().map(Entry::operation).collect(Collectors.toSet()))
        .isEqualTo(contract.keySet());
    assertThat(matrix)
        .allSatisfy(
            entry -> {
              String known = contract.get(entry.operation());
              String asked = entry.method() + " " + entry.path().replaceFirst("\\?.*", "");
              assertThat(asked).matches(known.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
            });
  }

  @Test
  @DisplayName("8.2.1: every operation lets in whom the matrix names, and nobody else")
  void everyone_gets_what_they_may() {
    List<String> wrong = new ArrayList<>();
    for (Entry entry : matrix) {
      CALLERS.forEach(
          (name, caller) -> {
            Answer answer = ask(caller, entry);
            String told = answer.json().path("type").asText("");
            boolean may = entry.isPublic() || entry.allowed().contains(name);
            boolean right =
                may
                    ? answer.status() < 500
                        && !told.endsWith(":not-allowed")
                        && (entry.isPublic() || answer.status() != 401)
                    : name.equals("public")
                        ? answer.status() == 401
                        : answer.status() == 403 && told.endsWith(":not-allowed");
            if (!right) {
              wrong.add(
                  entry.operation() + " by " + name + ": " + answer.status() + " " + answer.text());
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName(
      "6.3.3, 8.2.1: whoever must have a second factor and has none gets to setting one up, and nowhere else")
  void without_a_required_second_factor() {
    Account account = Account.approved();
    account.change(Map.of("role", "ADMIN", "requireSecondFactor", true));
    SchedulingApi caller = new Browser(account).api();
    Set<String> open =
        Set.of("getMe", "setUpSecondFactor", "enableSecondFactor", "setUpPasskey", "addPasskey");
    List<String> wrong = new ArrayList<>();
    for (Entry entry : matrix) {
      if (entry.isPublic()) {
        continue;
      }
      Answer answer = ask(caller, entry);
      boolean refused =
          answer.status() == 403
              && answer.json().path("type").asText().endsWith(":second-factor-missing");
      if (refused == open.contains(entry.operation())) {
        wrong.add(entry.operation() + ": " + answer.status() + " " + answer.text());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("8.2.3: an answer shows to each role the fields that are on record, and no others")
  void keys() throws IOException {
    Map<String, Set<String>> onRecord = new TreeMap<>();
    for (String line : lines("access-keys.txt")) {
      String[] parts = line.split(" \\| ");
      for (String caller : parts[1].split(" ")) {
        onRecord.put(parts[0] + " by " + caller, Set.of(parts[2].split(" ")));
      }
    }
    List<String> leaks = new ArrayList<>();
    for (Entry entry : matrix) {
      if (!entry.method().equals("GET") || entry.isPublic()) {
        continue;
      }
      for (String caller : entry.allowed()) {
        Answer answer = ask(CALLERS.get(caller), entry);
        if (answer.status() != 200 || answer.json().isMissingNode()) {
          continue;
        }
        String who = entry.operation() + " by " + caller;
        Set<String> keys = new TreeSet<>();
        collect(answer.json(), "", keys);
        Set<String> known = onRecord.getOrDefault(who, Set.of());
        keys.stream()
            .filter(key -> known.stream().noneMatch(each -> (key + ".").startsWith(each + ".")))
            // An empty list reveals nothing.
            .filter(key -> !key.equals("items"))
            .forEach(key -> leaks.add(who + " shows " + key));
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  @DisplayName("8.2.2: what belongs to somebody else is answered like what does not exist")
  void not_mine() {
    SchedulingApi admin = CALLERS.get("ADMIN");
    UUID another = admin.doctor("Dr Other", UUID.fromString(THINGS.get("{department}")));
    Instant start = START.plusSeconds(7200);
    UUID theirs =
        admin
            .book(another, admin.patient("Other, Olga"), start, start.plusSeconds(1800))
            .expect(201)
            .id();
    SchedulingApi me = CALLERS.get("DOCTOR");
    for (String request :
        List.of(
            "GET schedules/ID",
            "GET schedules/ID/history",
            "GET schedules/export.csv?id=ID",
            "POST schedules/ID/arrive")) {
      Answer refused = notMine(me, request, theirs);
      assertThat(refused.status()).as(request).isEqualTo(404);
      assertThat(anonymised(refused, theirs))
          .as(request)
          .isEqualTo(anonymised(notMine(me, request, UNKNOWN), UNKNOWN));
    }
    assertThat(me.get("schedules?" + THINGS.get("{range}")).expect(200).json().path("items"))
        .hasSize(1);
    String session =
        CALLERS
            .get("USER")
            .get("auth/sessions")
            .expect(200)
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asText();
    UUID foreign = UUID.fromString(session);
    assertThat(anonymised(notMine(me, "DELETE auth/sessions/ID", foreign).expect(404), foreign))
        .isEqualTo(anonymised(notMine(me, "DELETE auth/sessions/ID", UNKNOWN), UNKNOWN));
  }

  @Test
  @DisplayName("8.2.1: a doctor sets their own hours and nobody else's, and sets no rule aside")
  void doctors() {
    SchedulingApi admin = CALLERS.get("ADMIN");
    UUID another = admin.doctor("Dr Other", UUID.fromString(THINGS.get("{department}")));
    SchedulingApi me = CALLERS.get("DOCTOR");
    Map<String, Object> off =
        Map.of("start", "2031-05-05T09:00:00Z", "end", "2031-05-05T10:00:00Z");
    UUID mine = me.post("doctors/" + doctor + "/time-off", off).expect(201).id();
    me.send("DELETE", "doctors/" + doctor + "/time-off/" + mine, null).expect(204);
    me.post("doctors/" + another + "/time-off", off).expect(403);
    me.get("doctors/" + another + "/working-hours").expect(403);
    assertThat(me.get("availability?" + THINGS.get("{range}")).expect(200).json().path("items"))
        .extracting(item -> item.path("doctorId").asText())
        .containsExactly(doctor.toString());
  }

  private static final UUID UNKNOWN = UUID.fromString("0195d3a0-0000-7000-8000-000000000000");

  private static Answer notMine(SchedulingApi caller, String request, UUID id) {
    String[] parts = request.split(" ");
    return caller.send(parts[0], parts[1].replace("ID", id.toString()), null, "If-Match", "\"0\"");
  }

  private static String anonymised(Answer answer, UUID id) {
    return answer.text().replace(id.toString(), "ID").replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  private static Answer ask(SchedulingApi caller, Entry entry) {
    String path = filled(entry.path());
    String body = entry.body().isEmpty() ? null : filled(entry.body());
    List<String> headers = new ArrayList<>(List.of("If-Match", "\"999\""));
    if (entry.operation().equals("setAvatar")) {
      headers.addAll(List.of("Content-Type", "image/png"));
    } else if (entry.operation().equals("importDirectory")) {
      headers.addAll(List.of("Content-Type", "text/csv"));
    } else if (Set.of("issueToken", "stopOfferMails").contains(entry.operation())
        || entry.path().endsWith("/search")) {
      headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    }
    return caller.send(entry.method(), path, body, headers.toArray(String[]::new));
  }

  private static String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> thing : THINGS.entrySet()) {
      filled = filled.replace(thing.getKey(), thing.getValue());
    }
    return filled
        .replace("{fresh}", "m-" + UUID.randomUUID())
        .replace("{nothing}", UUID.randomUUID().toString());
  }

  private static void collect(JsonNode node, String path, Set<String> keys) {
    node.properties()
        .forEach(
            field -> {
              String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              // A row's detail depends on what was done, not on who asks.
              if (name.endsWith("detail")) {
                keys.add(name);
                return;
              }
              if (field.getValue().isValueNode() || field.getValue().isEmpty()) {
                keys.add(name);
              }
              collect(field.getValue(), name, keys);
            });
    if (node.isArray()) {
      node.forEach(item -> collect(item, path, keys));
    }
  }

  private static List<String> lines(String resource) throws IOException {
    try (var in = AccessMatrixIT.class.getResourceAsStream("/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
