package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A confidential patient is nobody to those who do not treat them, whatever shows them. */
class ConfidentialPatientIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(19))
          .plus(Duration.ofHours(9));

  /** What only those who administer may ask for; to them nobody is closed. */
  private static final Set<String> OF_ADMINISTRATORS =
      Set.of(
          "addTimeOff",
          "changePatient",
          "exportPatientRecord",
          "listMerges",
          "listSharedIdentifiers",
          "mergePatient",
          "printPatientRecord",
          "setWorkingHours",
          "unmergePatient");

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi clerk = SchedulingApi.scheduler();
  private final UUID department = admin.department("Confidential");
  private final UUID doctor = admin.doctor("Dr Discreet", department);
  private final UUID another = admin.doctor("Dr Other", department);
  private final String canary = "Zq" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
  private final String mrn = "CONF-" + UUID.randomUUID();
  private final UUID vip = vip();
  private final String range = "from=" + at(0) + "&to=" + at(12) + "&doctor=" + doctor;
  private final Map<String, String> drawn = new LinkedHashMap<>();

  @Test
  @DisplayName("8.2.3: no operation names a confidential patient to whoever does not treat them")
  void every_operation() throws Exception {
    Answer first = admin.book(doctor, vip, at(0), at(1)).expect(201);
    Answer second = admin.book(doctor, vip, at(2), at(3)).expect(201);
    draw("bookSchedule", clerk.book(doctor, vip, at(4), at(5)).expect(201));
    draw("listSchedules", clerk.get("schedules?" + range).expect(200));
    assertThat(clerk.get("schedules?" + range).json().path("items")).hasSize(3);
    draw("summariseSchedules", clerk.get("schedules/summary?" + range).expect(200));
    draw("exportCsv", clerk.get("schedules/export.csv?" + range).expect(200));
    draw("exportIcs", clerk.get("schedules/export.ics?" + range).expect(200));
    drawn.put("exportXlsx", unzipped(clerk.bytes("schedules/export.xlsx?" + range)));
    draw("getSchedule", clerk.get("schedules/" + first.id()).expect(200));
    draw("getScheduleHistory", clerk.get("schedules/" + first.id() + "/history").expect(200));
    draw("findPatients", clerk.get("patients?q=" + mrn).expect(200));
    draw("getPatient", clerk.get("patients/" + vip).expect(200));
    draw("getPatientCard", clerk.get("patients/" + vip + "/card").refused(403, "not-allowed"));
    for (String[] each :
        new String[][] {
          {"searchSchedules", "schedules/search"},
          {"searchSummary", "schedules/summary/search"},
          {"searchForCsv", "schedules/export.csv/search"},
          {"searchForXlsx", "schedules/export.xlsx/search"},
          {"searchForIcs", "schedules/export.ics/search"},
          {"searchPatients", "patients/search"}
        }) {
      String form = each[0].equals("searchPatients") ? "q=" + mrn : range;
      draw(
          each[0],
          clerk
              .send("POST", each[1], form, "Content-Type", "application/x-www-form-urlencoded")
              .expect(200));
    }
    draw(
        "planMoves",
        clerk
            .post(
                "schedules/moves/preview",
                Map.of("doctorId", doctor, "from", text(0), "to", text(12)))
            .expect(200));
    Answer changed =
        clerk
            .patch(
                "schedules/" + first.id(), first.etag(), Map.of("overbook", false, "end", text(2)))
            .expect(200);
    draw("changeSchedule", changed);
    draw(
        "moveSchedules",
        clerk
            .post(
                "schedules/moves",
                Map.of(
                    "moves",
                    List.of(
                        Map.of(
                            "id",
                            second.id(),
                            "version",
                            version(second),
                            "doctorId",
                            doctor,
                            "start",
                            text(6)))))
            .expect(200));
    draw(
        "attendSchedule",
        clerk
            .send(
                "POST",
                "schedules/" + first.id() + "/arrive",
                Map.of("correction", Map.of("reason", "tried")),
                "If-Match",
                "\"77\"")
            .refused(412, "stale-version"));
    draw(
        "placeSchedule",
        clerk
            .send(
                "PUT",
                "schedules/" + first.id() + "/room",
                Map.of("room", "3"),
                "If-Match",
                "\"77\"")
            .refused(412, "stale-version"));
    draw(
        "attendSchedules",
        clerk.post(
            "schedules/attendance",
            Map.of(
                "transition",
                "cancel",
                "reason",
                "clinic",
                "appointments",
                List.of(Map.of("id", second.id(), "version", 77)))));
    Answer third = admin.book(doctor, vip, at(8), at(9)).expect(201);
    draw("cancelSchedule", clerk.cancel(third).expect(200));
    Answer fourth = admin.book(doctor, vip, at(9), at(10)).expect(201);
    draw(
        "cancelScheduleBecause",
        clerk
            .send(
                "POST",
                "schedules/" + fourth.id() + "/cancel",
                Map.of("reason", "other"),
                "If-Match",
                fourth.etag())
            .expect(200));
    draw(
        "addPatient",
        clerk.post("patients", Map.of("mrn", mrn, "name", "Else, Somebody")).expect(409));
    draw(
        "joinWaitlist",
        clerk
            .post(
                "overbook/waitlist",
                Map.of("patientId", vip, "doctorId", another, "email", canary + "@hospital.test"))
            .expect(201));
    JsonNode waiting =
        admin.get("overbook/waitlist?department=" + department).expect(200).json().path("items");
    draw("listWaitlist", clerk.get("overbook/waitlist?department=" + department).expect(200));
    draw(
        "getWaitlistEntry",
        clerk.get("overbook/waitlist/" + waiting.path(0).path("id").asText()).expect(200));
    Answer offer = clerk.post("overbook/waitlist/invite", slot(another, 3)).expect(201);
    draw("inviteFromWaitlist", offer);
    String ofAnother = range.replace(doctor.toString(), another.toString());
    draw("listOffers", clerk.get("overbook/waitlist/invites?" + ofAnother).expect(200));
    draw("getOffer", clerk.get("overbook/waitlist/invites/" + offer.id()).expect(200));
    draw(
        "withdrawOffer",
        clerk.send("DELETE", "overbook/waitlist/invites/" + offer.id(), null).expect(200));
    draw("backfillGap", clerk.post("overbook/gaps/backfill", slot(another, 10)).expect(201));
    draw(
        "acceptSuggestion",
        clerk
            .post(
                "overbook/suggestions/"
                    + suggestion(doctor, department, at(11), at(12))
                    + "/accept",
                Map.of("patientId", vip))
            .expect(201));

    draw("listBrokenGlass", clerk.get("break-glass").expect(200));
    Set<String> all = new TreeSet<>(drawn.keySet());
    all.addAll(OF_ADMINISTRATORS);
    // It opens a patient, which is what it is for; see GlassIT.
    all.add("breakGlass");
    assertThat(all).isEqualTo(DisclosureIT.marked());
    drawn.forEach(
        (operation, text) -> assertThat(tells(text)).as(operation + " " + text).isFalse());
    assertThat(drawn.get("listSchedules")).contains("Confidential patient");
    assertThat(drawn.get("exportCsv")).contains("Confidential patient");
    assertThat(drawn.get("exportXlsx")).contains("Confidential patient");
    // The same is not masked from those who may see them.
    assertThat(tells(admin.get("schedules?" + range).expect(200).text())).isTrue();
    assertThat(tells(SchedulingApi.withRole("DOCTOR", doctor).get("schedules?" + range).text()))
        .isTrue();
    SchedulingApi machine = SchedulingApi.machine("schedules:read");
    assertThat(tells(machine.get("schedules?" + range).expect(200).text())).isTrue();
  }

  @Test
  @DisplayName("8.2.3: neither a search nor an order tells what a confidential patient is called")
  void no_oracle() {
    admin.book(doctor, vip, at(0), at(1)).expect(201);
    for (String sought : List.of(canary, "1961-05-04", mrn.substring(0, 12))) {
      assertThat(clerk.get("patients?q=" + sought).expect(200).json().path("items"))
          .as(sought)
          .isEmpty();
    }
    assertThat(clerk.get("patients?q=" + mrn).expect(200).json().path("items")).hasSize(1);
    for (String filter : List.of("&q=" + canary, "&q=" + mrn, "&patient=" + vip)) {
      assertThat(clerk.get("schedules?" + range + filter).expect(200).json().path("items"))
          .as(filter)
          .isEmpty();
      assertThat(clerk.get("schedules/summary?" + range + filter).json().path("items"))
          .as(filter)
          .isEmpty();
      assertThat(clerk.get("schedules/export.csv?" + range + filter).text().lines())
          .as(filter)
          .hasSize(1);
    }
    // In the order of names they come first, whatever they are called, and so does the next page.
    admin.book(doctor, admin.patient("Aaa, Anna"), at(1), at(2)).expect(201);
    JsonNode page = clerk.get("schedules?" + range + "&sort=patient&limit=1").expect(200).json();
    assertThat(page.path("items").path(0).path("patient").path("name").asText())
        .isEqualTo("Confidential patient");
    assertThat(decoded(page.path("next").asText())).doesNotContainIgnoringCase(canary);
    // Nor does registering somebody of that name, nor a refusal.
    clerk
        .post(
            "patients",
            Map.of(
                "mrn",
                "D-" + UUID.randomUUID(),
                "name",
                canary + ", Olga",
                "birthDate",
                "1961-05-04"))
        .expect(201);
    assertThat(tells(clerk.book(another, vip, at(0), at(1)).refused(409, "patient-busy").text()))
        .isFalse();
    clerk.patch("patients/" + vip, "\"1\"", Map.of("phone", "1")).refused(403, "not-allowed");
  }

  @Test
  @DisplayName("8.2.3: who works for the department of a confidential patient sees them")
  void treating_department() {
    SchedulingApi colleague = SchedulingApi.scheduler();
    String me = colleague.get("auth/me").expect(200).json().path("email").asText();
    JsonNode account = admin.account(me);
    admin
        .patch(
            "admin/users/" + account.path("id").asText(),
            "\"" + account.path("version").asText() + "\"",
            Map.of("departmentId", department))
        .expect(200);
    assertThat(colleague.get("patients?q=" + canary).json().path("items")).isEmpty();
    Answer booked = admin.book(doctor, vip, at(0), at(1)).expect(201);
    assertThat(tells(colleague.get("schedules?" + range).expect(200).text())).isTrue();
    assertThat(colleague.get("patients?q=" + canary).json().path("items")).hasSize(1);
    assertThat(tells(clerk.get("schedules?" + range).expect(200).text())).isFalse();
    admin.cancel(booked).expect(200);
    assertThat(colleague.get("patients?q=" + canary).json().path("items")).isEmpty();
  }

  @Test
  @DisplayName("8.2.3: a live message names a confidential patient to those only who treat them")
  void live() {
    SchedulingApi watching = SchedulingApi.withRole("DOCTOR", doctor);
    long seen;
    try (LiveLine clerks = LiveLine.of(clerk);
        LiveLine doctors = LiveLine.of(watching)) {
      Answer booked = admin.book(doctor, vip, at(0), at(1)).expect(201);
      JsonNode told = clerks.about(booked);
      seen = told.path("seq").asLong();
      assertThat(told.toString()).contains("Confidential patient");
      assertThat(tells(told.toString())).isFalse();
      assertThat(tells(doctors.about(booked).toString())).isTrue();
    }
    Answer missed = admin.book(doctor, vip, at(1), at(2)).expect(201);
    try (LiveLine line = LiveLine.since(clerk, seen)) {
      assertThat(tells(line.about(missed).toString())).isFalse();
    }
  }

  @Test
  @DisplayName("8.2.1, 16.2.1: administrators decide who is confidential, and it is on record")
  void marking() {
    Answer plain = admin.get("patients/" + admin.patient("Plain, Paula")).expect(200);
    String path = "patients/" + plain.id();
    clerk.patch(path, plain.etag(), Map.of("confidential", true)).refused(403, "not-allowed");
    Answer marked = admin.patch(path, plain.etag(), Map.of("confidential", true)).expect(200);
    assertThat(marked.json().path("confidential").asBoolean()).isTrue();
    JsonNode row =
        admin
            .get("admin/logs?action=patient-changed&subject=" + plain.id())
            .expect(200)
            .json()
            .path("items")
            .path(0);
    assertThat(row.path("detail").path("changed").asText()).contains("confidential");
    admin.patch(path, marked.etag(), Map.of("confidential", false)).expect(200);
    assertThat(clerk.get(path).expect(200).json().path("name").asText()).isEqualTo("Plain, Paula");
  }

  private UUID vip() {
    Answer added =
        admin
            .post(
                "patients",
                Map.of(
                    "mrn",
                    mrn,
                    "name",
                    canary + ", Olga",
                    "birthDate",
                    "1961-05-04",
                    "email",
                    canary + "@patient.test",
                    "phone",
                    "030 7654321"))
            .expect(201);
    admin.patch("patients/" + added.id(), added.etag(), Map.of("confidential", true)).expect(200);
    return added.id();
  }

  private void draw(String operation, Answer answer) {
    drawn.put(operation, answer.text());
  }

  /** Whether the text tells who the confidential patient is. */
  private boolean tells(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return List.of(canary, mrn, "1961-05-04", "7654321", vip.toString()).stream()
        .anyMatch(each -> small.contains(each.toLowerCase(Locale.ROOT)));
  }

  private static String unzipped(byte[] workbook) throws IOException {
    Path file = Files.createTempFile("workbook", ".xlsx");
    StringBuilder text = new StringBuilder();
    try {
      Files.write(file, workbook);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          try (InputStream part = zip.getInputStream(entry)) {
            text.append(new String(part.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    } finally {
      Files.delete(file);
    }
    return text.toString();
  }

  private static String decoded(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> slot(UUID doctor, int hours) {
    return Map.of(
        "doctorId", doctor, "start", text(hours), "end", at(hours).plusSeconds(1800).toString());
  }

  private static UUID suggestion(UUID doctor, UUID department, Instant start, Instant end)
      throws SQLException {
    return DisclosureIT.suggestion(doctor, department, start, end);
  }

  private static Instant at(int hours) {
    return NINE.plus(Duration.ofHours(hours));
  }

  private static String text(int hours) {
    return at(hours).toString();
  }

  private static int version(Answer appointment) {
    return appointment.json().path("version").asInt();
  }
}
