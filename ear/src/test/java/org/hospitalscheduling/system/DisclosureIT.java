package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever is shown a patient is on record with that patient, whatever shows them. */
class DisclosureIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(17))
          .plus(Duration.ofHours(9));

  private static final Duration HOUR = Duration.ofHours(1);

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID department = admin.department("Disclosure");
  private final UUID doctor = admin.doctor("Dr Shown", department);
  private final UUID another = admin.doctor("Dr Offered", department);
  private final String range = "from=" + at(0) + "&to=" + at(12) + "&doctor=" + doctor;

  /** What was asked, and whom the answer shows. */
  private record Shown(Answer answer, Set<UUID> patients) {}

  @Test
  @DisplayName("16.3.2: every operation that shows patient data records whom it has shown")
  void every_operation() throws SQLException {
    Map<String, Shown> shown = new LinkedHashMap<>();
    UUID anna = desk.patient("Meier, Anna");
    UUID jan = desk.patient("Novak, Jan");
    Answer first = desk.book(doctor, anna, at(0), at(1)).expect(201);
    Answer second = desk.book(doctor, jan, at(1), at(2)).expect(201);
    Set<UUID> both = Set.of(anna, jan);
    String mrn = desk.get("patients/" + anna).expect(200).json().path("mrn").asText();

    shown.put("bookSchedule", new Shown(first, Set.of(anna)));
    get(shown, "listSchedules", "schedules?" + range, both);
    get(shown, "summariseSchedules", "schedules/summary?" + range + "&q=" + mrn, Set.of(anna));
    get(shown, "exportCsv", "schedules/export.csv?" + range, both);
    get(shown, "exportXlsx", "schedules/export.xlsx?" + range, both);
    get(shown, "exportIcs", "schedules/export.ics?" + range, both);
    get(shown, "getSchedule", "schedules/" + first.id(), Set.of(anna));
    get(shown, "getScheduleHistory", "schedules/" + first.id() + "/history", Set.of(anna));
    Map<String, Object> glass = Map.of("patientId", anna, "reason", "An emergency");
    shown.put("breakGlass", new Shown(desk.post("break-glass", glass).expect(201), Set.of(anna)));
    get(shown, "listBrokenGlass", "break-glass", Set.of(anna));
    get(shown, "findPatients", "patients?q=" + mrn, Set.of(anna));
    get(shown, "getPatient", "patients/" + anna, Set.of(anna));
    get(shown, "getPatientCard", "patients/" + anna + "/card", Set.of(anna));
    String named = range + "&q=" + mrn;
    search(shown, "searchSchedules", "schedules/search", named, Set.of(anna));
    search(shown, "searchSummary", "schedules/summary/search", named, Set.of(anna));
    search(shown, "searchForCsv", "schedules/export.csv/search", named, Set.of(anna));
    search(shown, "searchForXlsx", "schedules/export.xlsx/search", named, Set.of(anna));
    search(shown, "searchForIcs", "schedules/export.ics/search", named, Set.of(anna));
    search(shown, "searchPatients", "patients/search", "q=" + mrn, Set.of(anna));
    String record = "admin/patients/" + anna + "/record";
    get(shown, "exportPatientRecord", admin, record, Set.of(anna));
    get(shown, "printPatientRecord", admin, record + ".html", Set.of(anna));
    get(shown, "listSharedIdentifiers", admin, "admin/shared-identifiers", Set.of());
    Map<String, Object> day = Map.of("doctorId", doctor, "from", text(0), "to", text(12));
    shown.put("planMoves", new Shown(desk.post("schedules/moves/preview", day).expect(200), both));

    Answer changed =
        did(
            shown,
            "changeSchedule",
            desk.patch("schedules/" + first.id(), first.etag(), Map.of("reason", "knee")),
            anna);
    Answer moved =
        did(
            shown,
            "moveSchedules",
            desk.post(
                "schedules/moves",
                Map.of(
                    "moves",
                    List.of(
                        Map.of(
                            "id",
                            first.id(),
                            "version",
                            version(changed),
                            "doctorId",
                            doctor,
                            "start",
                            text(3))))),
            anna);
    String now = "\"" + moved.json().path("items").path(0).path("version").asText() + "\"";
    Answer arrived =
        did(
            shown,
            "attendSchedule",
            admin.send(
                "POST",
                "schedules/" + first.id() + "/arrive",
                Map.of("correction", Map.of("reason", "tried")),
                "If-Match",
                now),
            anna);
    Answer placed =
        did(
            shown,
            "placeSchedule",
            admin.put(
                "schedules/" + first.id() + "/room", arrived.etag(), Map.of("room", "Room 3")),
            anna);
    did(
        shown,
        "cancelScheduleBecause",
        admin.send(
            "POST",
            "schedules/" + first.id() + "/cancel",
            Map.of("reason", "other"),
            "If-Match",
            placed.etag()),
        anna);
    did(
        shown,
        "attendSchedules",
        desk.post(
            "schedules/attendance",
            Map.of(
                "transition",
                "cancel",
                "reason",
                "clinic",
                "appointments",
                List.of(Map.of("id", second.id(), "version", version(second))))),
        jan);
    Answer third = desk.book(doctor, jan, at(5), at(6)).expect(201);
    did(shown, "cancelSchedule", desk.cancel(third), jan);

    Answer added =
        desk.post("patients", Map.of("mrn", "D-" + UUID.randomUUID(), "name", "Old, Olga"))
            .expect(201);
    UUID old = added.id();
    did(shown, "addPatient", added, old);
    Answer phoned =
        did(
            shown,
            "changePatient",
            desk.patch("patients/" + old, added.etag(), Map.of("phone", "030 1234")),
            old);
    String into = desk.get("patients/" + anna).expect(200).etag().replace("\"", "");
    did(
        shown,
        "mergePatient",
        admin.post(
            "patients/" + old + "/merge",
            Map.of("into", anna, "intoVersion", Integer.parseInt(into), "reason", "Married"),
            "If-Match",
            phoned.etag()),
        anna);
    get(shown, "listMerges", admin, "admin/merges", Set.of(old, anna));
    did(
        shown,
        "unmergePatient",
        admin.post(
            "patients/" + old + "/unmerge",
            null,
            "If-Match",
            desk.get("patients/" + anna).expect(200).etag()),
        old);

    Answer joined =
        desk.post(
                "overbook/waitlist",
                Map.of("patientId", anna, "doctorId", another, "email", "a@hospital.test"))
            .expect(201);
    shown.put("joinWaitlist", new Shown(joined, Set.of(anna)));
    get(shown, "listWaitlist", "overbook/waitlist?department=" + department, Set.of(anna));
    get(shown, "getWaitlistEntry", "overbook/waitlist/" + joined.id(), Set.of(anna));
    Answer offer =
        did(
            shown,
            "inviteFromWaitlist",
            desk.post("overbook/waitlist/invite", slot(another, 1)),
            anna);
    get(
        shown,
        "listOffers",
        "overbook/waitlist/invites?" + range.replace(doctor.toString(), another.toString()),
        Set.of(anna));
    get(shown, "getOffer", "overbook/waitlist/invites/" + offer.id(), Set.of(anna));
    did(
        shown,
        "withdrawOffer",
        desk.send("DELETE", "overbook/waitlist/invites/" + offer.id(), null),
        anna);
    Answer filled =
        did(shown, "backfillGap", desk.post("overbook/gaps/backfill", slot(another, 4)), anna);
    desk.send("DELETE", "overbook/waitlist/invites/" + filled.id(), null).expect(200);
    did(
        shown,
        "acceptSuggestion",
        desk.post("overbook/suggestions/" + suggestion() + "/accept", Map.of("patientId", jan)),
        jan);

    String hours = "doctors/" + doctor + "/working-hours";
    String week = admin.get(hours).expect(200).etag();
    did(shown, "setWorkingHours", admin.put(hours, week, Map.of("hours", List.of())), jan);
    Map<String, Object> away = Map.of("start", text(0), "end", text(12));
    did(shown, "addTimeOff", admin.post("doctors/" + doctor + "/time-off", away), jan);

    assertThat(new TreeSet<>(shown.keySet())).isEqualTo(marked());
    List<String> unrecorded = new ArrayList<>();
    shown.forEach(
        (operation, each) -> {
          Set<UUID> missing = unrecorded(each);
          if (!missing.isEmpty()) {
            unrecorded.add(operation + " shows " + missing);
          }
        });
    assertThat(unrecorded).isEmpty();
  }

  @Test
  @DisplayName("16.3.2: what finds nobody is recorded with the patient who was asked for")
  void nothing_found() {
    UUID anna = desk.patient("Meier, Anna");
    for (String path : List.of("schedules?", "schedules/summary?", "schedules/export.csv?")) {
      Answer nothing = desk.get(path + range + "&patient=" + anna).expect(200);
      assertThat(unrecorded(new Shown(nothing, Set.of(anna)))).as(path).isEmpty();
      assertThat(rows("request=" + request(nothing))).as(path).hasSize(1);
    }
  }

  @Test
  @DisplayName("16.3.2: a refusal that shows a patient names them, in the row of the refusal")
  void refusals() {
    UUID anna = desk.patient("Meier, Anna");
    UUID jan = desk.patient("Novak, Jan");
    Answer booked = desk.book(doctor, anna, at(0), at(1)).expect(201);
    Map<Answer, Set<UUID>> refused = new LinkedHashMap<>();
    refused.put(
        desk.patch("schedules/" + booked.id(), "\"77\"", Map.of("reason", "x"))
            .refused(412, "stale-version"),
        Set.of(anna));
    refused.put(desk.book(another, anna, at(0), at(1)).refused(409, "patient-busy"), Set.of(anna));
    refused.put(desk.book(doctor, jan, at(0), at(1)).refused(409, "doctor-busy"), Set.of(anna));
    Map<String, Object> differs =
        Map.of(
            "mrn",
            desk.get("patients/" + anna).expect(200).json().path("mrn").asText(),
            "name",
            "Somebody, Else");
    refused.put(desk.post("patients", differs).refused(409, "patient-differs"), Set.of(anna));
    Map<String, Object> alike =
        Map.of("name", "Alike, Ada " + UUID.randomUUID(), "birthDate", "1971-02-03");
    Map<String, Object> ada = new LinkedHashMap<>(alike);
    ada.put("mrn", "D-" + UUID.randomUUID());
    UUID known = desk.post("patients", ada).expect(201).id();
    ada.put("mrn", "D-" + UUID.randomUUID());
    refused.put(desk.post("patients", ada).refused(409, "likely-duplicate"), Set.of(known));
    Map<String, Object> wish = Map.of("patientId", anna, "doctorId", another);
    desk.post("overbook/waitlist", wish).expect(201);
    refused.put(desk.post("overbook/waitlist", wish).refused(409, "duplicate"), Set.of(anna));

    refused.forEach(
        (answer, patients) -> {
          assertThat(unrecorded(new Shown(answer, patients))).as(answer.text()).isEmpty();
          List<JsonNode> rows = rows("request=" + request(answer));
          assertThat(rows).as(answer.text()).hasSize(1);
          assertThat(rows.get(0).path("outcome").asText()).isEqualTo("refused");
        });
  }

  @Test
  @DisplayName("16.3.2: a group that is refused in part names whom the answer shows")
  void groups() {
    UUID anna = desk.patient("Meier, Anna");
    Answer booked = desk.book(doctor, anna, at(0), at(1)).expect(201);
    Map<String, Object> stale = Map.of("id", booked.id(), "version", 77);
    Answer attendance =
        desk.post(
                "schedules/attendance",
                Map.of("transition", "cancel", "reason", "other", "appointments", List.of(stale)))
            .expect(200);
    assertThat(attendance.text()).contains(anna.toString());
    assertThat(unrecorded(new Shown(attendance, Set.of(anna)))).isEmpty();
  }

  @Test
  @DisplayName("16.3.2: an answer that is repeated under its key is a read, since nothing changes")
  void repeated() {
    UUID anna = desk.patient("Meier, Anna");
    Map<String, Object> body = SchedulingApi.booking(doctor, anna, at(0), at(1));
    String key = UUID.randomUUID().toString();
    Answer first = desk.post("schedules", body, "Idempotency-Key", key).expect(201);
    Answer again = desk.post("schedules", body, "Idempotency-Key", key).expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(unrecorded(new Shown(again, Set.of(anna)))).isEmpty();
    assertThat(rows("request=" + request(first)))
        .singleElement()
        .matches(row -> row.path("action").asText().equals("appointment-booked"));
    assertThat(rows("request=" + request(again)))
        .singleElement()
        .matches(row -> row.path("action").asText().equals("patient-data-read"));
  }

  @Test
  @DisplayName("16.3.2: whom a socket showed, live or after a pause, is recorded when it closes")
  void live() {
    SchedulingApi watcher = SchedulingApi.scheduler();
    String me = watcher.get("auth/me").expect(200).json().path("id").asText();
    UUID anna = desk.patient("Meier, Anna");
    UUID jan = desk.patient("Novak, Jan");
    long seen;
    try (LiveLine line = LiveLine.of(watcher)) {
      seen = line.about(desk.book(doctor, anna, at(0), at(1)).expect(201)).path("seq").asLong();
    }
    Answer missed = desk.book(doctor, jan, at(1), at(2)).expect(201);
    try (LiveLine line = LiveLine.since(watcher, seen)) {
      line.about(missed);
    }
    for (UUID patient : List.of(anna, jan)) {
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () ->
                  assertThat(rows("action=patient-data-pushed&actor=" + me + "&patient=" + patient))
                      .isNotEmpty());
    }
  }

  @Test
  @DisplayName("16.3.2: who saw or changed a patient, when, by what and from where, is one list")
  void accesses() {
    String text = "Accessed " + UUID.randomUUID();
    UUID anna = desk.patient(text);
    UUID twin = desk.patient(text + " Twin");
    Answer booked = desk.book(doctor, anna, at(0), at(1)).expect(201);
    Answer list = desk.get("schedules?" + range).expect(200);
    Answer file = desk.get("schedules/export.csv?" + range).expect(200);
    Answer other = desk.get("patients/" + twin).expect(200);
    Answer refused = desk.book(another, anna, at(0), at(1)).refused(409, "patient-busy");
    for (Answer each : List.of(list, file, other)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !rows("request=" + request(each)).isEmpty());
    }
    String path = "admin/patients/" + anna + "/accesses";
    SchedulingApi auditor = SchedulingApi.withRole("AUDITOR", null);
    Map<String, String> told = accesses(auditor, path);
    assertThat(told)
        .containsEntry(request(booked), "changed Appointment booked")
        .containsEntry(request(list), "seen Appointments of a range")
        .containsEntry(request(refused), "refused Book an appointment")
        .doesNotContainKey(request(other));
    assertThat(told.get(request(file))).startsWith("exported ");
    String clerk = desk.get("auth/me").expect(200).json().path("id").asText();
    assertThat(accesses(auditor, path, "&actor=" + clerk)).containsKeys(request(list));
    assertThat(accesses(auditor, path, "&actor=" + UUID.randomUUID())).isEmpty();
    JsonNode page = auditor.get(path + "?limit=1").expect(200).json();
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("next").isNull()).isFalse();
    String csv = auditor.get(path + ".csv").expect(200).text();
    assertThat(csv).contains(request(booked), request(list), request(file), "Front desk");

    // Records that were merged answer for each other.
    String into = desk.get("patients/" + anna).expect(200).etag().replace("\"", "");
    admin
        .post(
            "patients/" + twin + "/merge",
            Map.of("into", anna, "intoVersion", Integer.parseInt(into), "reason", "Same"),
            "If-Match",
            other.etag())
        .expect(200);
    for (UUID record : List.of(anna, twin)) {
      assertThat(accesses(auditor, "admin/patients/" + record + "/accesses"))
          .containsKeys(request(list), request(other));
    }
    auditor.get("admin/patients/" + UUID.randomUUID() + "/accesses").refused(404, "not-found");
    auditor.get("admin/patients/" + UUID.randomUUID() + "/accesses.csv").refused(404, "not-found");
    desk.get(path).expect(403);
  }

  /** What each request was, by its id. */
  private static Map<String, String> accesses(SchedulingApi by, String path) {
    return accesses(by, path, "");
  }

  private static Map<String, String> accesses(SchedulingApi by, String path, String filter) {
    Map<String, String> told = new LinkedHashMap<>();
    for (JsonNode each : by.get(path + "?limit=500" + filter).expect(200).json().path("items")) {
      told.put(
          each.path("requestId").asText(),
          each.path("kind").asText() + " " + each.path("what").asText());
    }
    return told;
  }

  private static Instant at(int hours) {
    return NINE.plus(HOUR.multipliedBy(hours));
  }

  private static String text(int hours) {
    return at(hours).toString();
  }

  private static int version(Answer appointment) {
    return appointment.json().path("version").asInt();
  }

  private static Map<String, Object> slot(UUID doctor, int hours) {
    return Map.of(
        "doctorId", doctor, "start", text(hours), "end", at(hours).plusSeconds(1800).toString());
  }

  private void get(Map<String, Shown> shown, String operation, String path, Set<UUID> patients) {
    get(shown, operation, desk, path, patients);
  }

  private static void get(
      Map<String, Shown> shown,
      String operation,
      SchedulingApi by,
      String path,
      Set<UUID> patients) {
    shown.put(operation, new Shown(by.get(path).expect(200), patients));
  }

  private void search(
      Map<String, Shown> shown, String operation, String path, String form, Set<UUID> patients) {
    Answer found =
        desk.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded")
            .expect(200);
    shown.put(operation, new Shown(found, patients));
  }

  private static Answer did(
      Map<String, Shown> shown, String operation, Answer answer, UUID patient) {
    assertThat(answer.status()).as(operation + " " + answer.text()).isBetween(200, 201);
    shown.put(operation, new Shown(answer, Set.of(patient)));
    return answer;
  }

  /** The operations of the contract that bear {@code x-patient-data}. */
  static Set<String> marked() {
    Set<String> marked = new TreeSet<>();
    new OpenAPIV3Parser()
        .read(System.getProperty("system.contract"))
        .getPaths()
        .values()
        .forEach(
            path ->
                path.readOperations().stream()
                    .filter(
                        each ->
                            each.getExtensions() != null
                                && Boolean.TRUE.equals(each.getExtensions().get("x-patient-data")))
                    .forEach(each -> marked.add(each.getOperationId())));
    return marked;
  }

  /** The patients with whom no row of the request is found, even after some time. */
  private Set<UUID> unrecorded(Shown shown) {
    String request = "request=" + request(shown.answer());
    Instant end = Instant.now().plusSeconds(20);
    Set<UUID> missing = new LinkedHashSet<>();
    boolean isThere;
    do {
      missing.clear();
      shown.patients().stream()
          .filter(patient -> rows(request + "&patient=" + patient).isEmpty())
          .forEach(missing::add);
      isThere = missing.isEmpty() && !rows(request).isEmpty();
    } while (!isThere && Instant.now().isBefore(end) && pause());
    if (!isThere && missing.isEmpty()) {
      missing.add(new UUID(0, 0));
    }
    return missing;
  }

  private static boolean pause() {
    try {
      Thread.sleep(100);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String request(Answer answer) {
    return answer.header("X-Request-Id").orElseThrow();
  }

  private List<JsonNode> rows(String filter) {
    List<JsonNode> rows = new ArrayList<>();
    admin.get("admin/logs?" + filter).expect(200).json().path("items").forEach(rows::add);
    return rows;
  }

  private UUID suggestion() throws SQLException {
    return suggestion(doctor, department, at(8), at(12));
  }

  /** A place for half an hour from {@code start} on, in a session until {@code end}. */
  static UUID suggestion(UUID doctor, UUID department, Instant start, Instant end)
      throws SQLException {
    UUID id = UUID.randomUUID();
    try (Connection connection = TestBed.running().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO suggestion (id, version, practitioner_id, department_id, starts_at, ends_at, session_starts_at,
            session_ends_at, status, because, gain, beside, expected_missed, added_waiting, added_overtime, overrun, made_at,
            expires_at)
          VALUES ('%s', 0, '%s', '%s', '%4$s', '%5$s', '%4$s', '%6$s', 'open', 'LIKELY_MISSED', 0.2, '{0.35}', 1.2, 60, 0,
            0.01, '%7$s', '%4$s')
          """
              .formatted(
                  id,
                  doctor,
                  department,
                  start,
                  start.plusSeconds(1800),
                  end,
                  HospitalClock.now()));
    }
    return id;
  }
}
