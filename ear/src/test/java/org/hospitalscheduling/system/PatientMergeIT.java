package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two records of one person become one, to which the old MRN and id lead, and two again. */
class PatientMergeIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(41))
          .plus(Duration.ofHours(9));

  private static final Instant TEN = NINE.plus(Duration.ofHours(1));
  private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID department = admin.department("Merging");
  private final UUID doctor = admin.doctor("Dr Adler", department);
  private final UUID colleague = admin.doctor("Dr Baker", department);
  private final String tag = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  private final String oldMrn = "O" + UUID.randomUUID().toString().substring(0, 12);
  private final String mrn = "K" + UUID.randomUUID().toString().substring(0, 12);
  private final UUID old = register(oldMrn, "Owner" + tag + ", Olga");
  private final UUID kept = register(mrn, "Owner" + tag + "-Berg, Olga");

  @Test
  void all_that_the_one_has_is_the_others_and_comes_back() {
    String known = "W" + UUID.randomUUID();
    Map<String, Object> identifier = Map.of("system", "urn:ward", "value", known);
    desk.patch("patients/" + old, version(old), Map.of("identifiers", List.of(identifier)))
        .expect(200);
    Answer booked = desk.book(doctor, old, NINE, TEN).expect(201);
    UUID entry = join(old);
    Answer offer = desk.post("overbook/gaps/backfill", slot(colleague, TEN, ELEVEN)).expect(201);

    Answer survivor = merge(old, kept).expect(200);
    assertThat(survivor.id()).isEqualTo(kept);
    assertThat(survivor.json().path("identifiers").path(0).path("value").asText()).isEqualTo(known);
    assertThat(patientOf("schedules/" + booked.id())).isEqualTo(kept);
    assertThat(patientOf("overbook/waitlist/" + entry)).isEqualTo(kept);
    assertThat(asked(offer)).isEqualTo(kept);
    assertThat(ids("patients?identifier=urn:ward%7C" + known)).containsExactly(kept);

    Answer again = part(old, version(kept)).expect(200);
    assertThat(again.id()).isEqualTo(old);
    assertThat(again.json().path("active").asBoolean()).isTrue();
    assertThat(again.json().path("identifiers").path(0).path("value").asText()).isEqualTo(known);
    assertThat(patientOf("schedules/" + booked.id())).isEqualTo(old);
    assertThat(patientOf("overbook/waitlist/" + entry)).isEqualTo(old);
    assertThat(asked(offer)).isEqualTo(old);
    assertThat(ids("patients?q=" + oldMrn)).containsExactly(old);
    assertThat(ids("patients?q=" + mrn)).containsExactly(kept);
    part(old, version(kept)).refused(404, "not-found");
  }

  @Test
  void overlaps_are_asked_about_first_and_nothing_is_written() {
    Answer mine = desk.book(doctor, old, NINE, TEN).expect(201);
    Instant later = NINE.plus(Duration.ofMinutes(30));
    Answer other = desk.book(colleague, kept, later, later.plus(Duration.ofHours(1))).expect(201);
    UUID entry = join(old);
    String before = version(old);
    String keptBefore = version(kept);

    Answer refused = merge(old, kept).refused(409, "merge-overlaps");
    assertThat(refused.json().path("overlaps")).hasSize(1);
    JsonNode overlap = refused.json().path("overlaps").path(0);
    assertThat(overlap.path("appointment").path("id").asText()).isEqualTo(mine.id().toString());
    assertThat(overlap.path("other").path("id").asText()).isEqualTo(other.id().toString());
    assertThat(refused.text()).doesNotContain("Olga", oldMrn, mrn);
    assertThat(version(old)).isEqualTo(before);
    assertThat(version(kept)).isEqualTo(keptBefore);
    assertThat(desk.get("schedules/" + mine.id()).expect(200).text()).isEqualTo(mine.text());
    assertThat(patientOf("overbook/waitlist/" + entry)).isEqualTo(old);
    assertThat(merges()).isEmpty();

    merge(old, kept, List.of(mine.id())).expect(200);
    JsonNode now = desk.get("schedules/" + mine.id()).expect(200).json();
    assertThat(now.path("patient").path("id").asText()).isEqualTo(kept.toString());
    assertThat(now.path("patientOverlapAllowed").asBoolean()).isTrue();
  }

  @Test
  void the_old_mrn_and_id_lead_to_who_stays() {
    Answer before = desk.book(doctor, old, NINE, TEN).expect(201);
    merge(old, kept).expect(200);
    assertThat(desk.get("patients/" + old).expect(200).id()).isEqualTo(kept);
    for (String typed :
        List.of(oldMrn, oldMrn.toLowerCase(), oldMrn.substring(0, 9), mrn, "owner" + tag)) {
      assertThat(ids("patients?q=" + typed)).as(typed).containsExactly(kept);
    }

    // Whatever changes in the record that stays.
    desk.patch("patients/" + kept, version(kept), Map.of("phone", "030 1234")).expect(200);
    assertThat(ids("patients?q=" + oldMrn)).containsExactly(kept);

    Answer byId = desk.book(doctor, old, TEN, ELEVEN).expect(201);
    assertThat(patient(byId)).isEqualTo(kept);
    Instant noon = ELEVEN.plus(Duration.ofHours(1));
    Map<String, Object> byMrn =
        new LinkedHashMap<>(SchedulingApi.booking(doctor, old, ELEVEN, noon));
    byMrn.remove("patientId");
    byMrn.put("patient", Map.of("mrn", oldMrn, "name", "Owner" + tag + ", Olga"));
    assertThat(patient(desk.post("schedules", byMrn).expect(201))).isEqualTo(kept);

    UUID third = desk.patient("Third, Thea");
    Answer thirds = desk.book(doctor, third, noon, noon.plus(Duration.ofHours(1))).expect(201);
    Answer theirs =
        desk.patch("schedules/" + thirds.id(), thirds.etag(), Map.of("patientId", old)).expect(200);
    assertThat(patient(theirs)).isEqualTo(kept);

    String days = "&from=%s&to=%s".formatted(NINE, NINE.plus(Duration.ofDays(1)));
    List<UUID> all = ids("schedules?patient=" + kept + days);
    assertThat(all).hasSize(4).contains(before.id(), byId.id());
    assertThat(ids("schedules?patient=" + old + days)).containsExactlyElementsOf(all);

    desk.patch("patients/" + old, "\"1\"", Map.of("phone", "030 1")).refused(409, "merged");
    Answer differs =
        desk.post("patients", Map.of("mrn", oldMrn, "name", "Newcomer, Nora"))
            .refused(409, "patient-differs");
    assertThat(differs.json().path("known").path("id").asText()).isEqualTo(kept.toString());
  }

  @Test
  void a_merged_record_is_nobodys_likely_duplicate() {
    UUID one = born("1", "1980-01-02");
    UUID two = born("2", "1980-01-02");
    merge(one, two).expect(200);
    Answer asked =
        desk.post("patients", person("3", "1980-01-02")).refused(409, "likely-duplicate");
    assertThat(asked.json().path("likely"))
        .extracting(each -> each.path("id").asText())
        .containsExactly(two.toString());
  }

  @Test
  void only_administrators_and_engines_with_the_scope_merge() {
    merge(desk, old, version(old), kept, version(kept), List.of()).expect(403);
    SchedulingApi without =
        SchedulingApi.machine("patients:write", "schedules:write", "schedules:read");
    merge(without, old, version(old), kept, version(kept), List.of()).expect(403);
    desk.get("admin/merges").expect(403);

    SchedulingApi engine = SchedulingApi.machine("patients:merge");
    Answer mine = desk.book(doctor, old, NINE, TEN).expect(201);
    Answer other = desk.book(colleague, kept, NINE, TEN).expect(201);
    merge(engine, old, version(old), kept, version(kept), List.of(mine.id()))
        .refused(403, "not-allowed");
    desk.cancel(other).expect(200);
    merge(engine, old, version(old), kept, version(kept), List.of()).expect(204);
    unmerge(desk, old, version(kept)).expect(403);
    unmerge(without, old, version(kept)).expect(403);
    unmerge(engine, old, version(kept)).expect(204);
  }

  @Test
  void only_what_the_caller_saw_is_merged() {
    String seen = version(old);
    String keptSeen = version(kept);
    desk.patch("patients/" + old, seen, Map.of("phone", "030 99")).expect(200);
    merge(admin, old, seen, kept, keptSeen, List.of()).refused(412, "stale-version");
    desk.patch("patients/" + kept, keptSeen, Map.of("phone", "030 99")).expect(200);
    merge(admin, old, version(old), kept, keptSeen, List.of()).refused(412, "stale-version");
    admin.post("patients/" + old + "/merge", request(kept, version(kept), List.of())).expect(428);
    merge(admin, old, version(old), old, version(old), List.of()).expect(400);
    merge(admin, old, version(old), UUID.randomUUID(), "\"0\"", List.of())
        .refused(422, "unknown-patient");

    String stale = version(old);
    merge(old, kept).expect(200);
    // Twice, and into a record that is no more.
    merge(admin, old, stale, kept, version(kept), List.of()).refused(409, "merged");
    UUID third = desk.patient("Third, Thea");
    Answer into = merge(admin, third, version(third), old, stale, List.of()).refused(409, "merged");
    assertThat(into.json().path("known").path("id").asText()).isEqualTo(kept.toString());
    unmerge(admin, old, keptSeen).refused(412, "stale-version");
  }

  @Test
  void of_both_ways_at_once_one_is_taken() throws Exception {
    Answer mine = desk.book(doctor, old, NINE, TEN).expect(201);
    Answer other = desk.book(doctor, kept, TEN, ELEVEN).expect(201);
    String oldVersion = version(old);
    String keptVersion = version(kept);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService desks = Executors.newFixedThreadPool(2);
    List<Integer> statuses = new ArrayList<>();
    try {
      Future<Answer> there =
          desks.submit(
              () -> {
                together.await();
                return merge(admin, old, oldVersion, kept, keptVersion, List.of());
              });
      Future<Answer> back =
          desks.submit(
              () -> {
                together.await();
                return merge(admin, kept, keptVersion, old, oldVersion, List.of());
              });
      statuses.add(there.get().status());
      statuses.add(back.get().status());
    } finally {
      desks.shutdownNow();
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    UUID stays = statuses.get(0) == 200 ? kept : old;
    assertThat(desk.get("patients/" + old).expect(200).id()).isEqualTo(stays);
    assertThat(desk.get("patients/" + kept).expect(200).id()).isEqualTo(stays);
    assertThat(patientOf("schedules/" + mine.id())).isEqualTo(stays);
    assertThat(patientOf("schedules/" + other.id())).isEqualTo(stays);
  }

  @Test
  void whoever_looks_at_the_calendar_hears_of_it_and_the_logs_say_so() {
    Answer booked = desk.book(doctor, old, NINE, TEN).expect(201);
    try (LiveLine line = LiveLine.of(SchedulingApi.scheduler())) {
      merge(old, kept).expect(200);
      JsonNode heard = line.about(booked);
      assertThat(heard.path("type").asText()).isEqualTo("schedule:updated");
      assertThat(heard.path("data").path("patient").path("id").asText()).isEqualTo(kept.toString());
      part(old, version(kept)).expect(200);
      assertThat(line.about(booked).path("data").path("patient").path("id").asText())
          .isEqualTo(old.toString());
    }
    JsonNode history =
        desk.get("schedules/" + booked.id() + "/history").expect(200).json().path("items");
    assertThat(history)
        .extracting(each -> each.path("action").asText())
        .startsWith("appointment-patient-unmerged", "appointment-patient-merged");
    for (String action : List.of("patient-merged", "patient-unmerged")) {
      JsonNode ofOld = logged(action, old);
      assertThat(ofOld.path("detail").path("into").asText()).isEqualTo(kept.toString());
      assertThat(ofOld.path("detail").path("reason").asText()).isEqualTo("Married");
      assertThat(logged(action, kept).path("detail").path("from").asText())
          .isEqualTo(old.toString());
    }
    List<JsonNode> merges = merges();
    assertThat(merges).hasSize(1);
    assertThat(merges.get(0).path("appointments").asInt()).isEqualTo(1);
    assertThat(merges.get(0).has("undoneAt")).isTrue();
  }

  private UUID register(String number, String name) {
    return desk.post("patients", Map.of("mrn", number, "name", name)).expect(201).id();
  }

  private Map<String, Object> person(String which, String birthDate) {
    return Map.of("mrn", oldMrn + which, "name", "Twin" + tag + ", Tessa", "birthDate", birthDate);
  }

  private UUID born(String which, String birthDate) {
    Map<String, Object> person = new LinkedHashMap<>(person(which, birthDate));
    person.put("confirmNew", true);
    return desk.post("patients", person).expect(201).id();
  }

  private UUID join(UUID patient) {
    Map<String, Object> wish =
        Map.of(
            "patientId",
            patient,
            "doctorId",
            colleague,
            "minutes",
            30,
            "email",
            "m-" + UUID.randomUUID() + "@hospital.test");
    return desk.post("overbook/waitlist", wish).expect(201).id();
  }

  private static Map<String, Object> slot(UUID doctor, Instant start, Instant end) {
    return Map.of("doctorId", doctor, "start", start.toString(), "end", end.toString());
  }

  /** The only patient who was asked. */
  private UUID asked(Answer offer) {
    String path =
        "overbook/waitlist/invites?from=%s&to=%s&doctor=%s"
            .formatted(NINE, NINE.plus(Duration.ofDays(1)), colleague);
    JsonNode open = desk.get(path).expect(200).json().path("items").path(0);
    assertThat(open.path("id").asText()).isEqualTo(offer.id().toString());
    assertThat(open.path("asked")).hasSize(1);
    return UUID.fromString(open.path("asked").path(0).path("patient").path("id").asText());
  }

  private String version(UUID patient) {
    return desk.get("patients/" + patient).expect(200).etag();
  }

  private Answer merge(UUID patient, UUID into) {
    return merge(patient, into, List.of());
  }

  private Answer merge(UUID patient, UUID into, List<UUID> overlaps) {
    return merge(admin, patient, version(patient), into, version(into), overlaps);
  }

  private static Answer merge(
      SchedulingApi by,
      UUID patient,
      String version,
      UUID into,
      String intoVersion,
      List<UUID> overlaps) {
    return by.post(
        "patients/" + patient + "/merge",
        request(into, intoVersion, overlaps),
        "If-Match",
        version);
  }

  private static Map<String, Object> request(UUID into, String version, List<UUID> overlaps) {
    int number = Integer.parseInt(version.replace("\"", ""));
    return Map.of("into", into, "intoVersion", number, "reason", "Married", "overlaps", overlaps);
  }

  private Answer part(UUID patient, String version) {
    return unmerge(admin, patient, version);
  }

  private static Answer unmerge(SchedulingApi by, UUID patient, String version) {
    return by.post("patients/" + patient + "/unmerge", null, "If-Match", version);
  }

  private List<JsonNode> merges() {
    List<JsonNode> ours = new ArrayList<>();
    for (JsonNode each : admin.get("admin/merges").expect(200).json().path("items")) {
      if (each.path("patient").path("id").asText().equals(old.toString())) {
        ours.add(each);
      }
    }
    return ours;
  }

  private JsonNode logged(String action, UUID patient) {
    JsonNode rows =
        admin
            .get("admin/logs?action=" + action + "&patient=" + patient)
            .expect(200)
            .json()
            .path("items");
    assertThat(rows).as(action).hasSize(1);
    return rows.path(0);
  }

  private List<UUID> ids(String path) {
    List<UUID> ids = new ArrayList<>();
    desk.get(path)
        .expect(200)
        .json()
        .path("items")
        .forEach(each -> ids.add(UUID.fromString(each.path("id").asText())));
    return ids;
  }

  private UUID patientOf(String path) {
    return patient(desk.get(path).expect(200));
  }

  private static UUID patient(Answer of) {
    return UUID.fromString(of.json().path("patient").path("id").asText());
  }
}
