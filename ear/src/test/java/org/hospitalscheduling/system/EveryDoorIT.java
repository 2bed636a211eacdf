package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule in every door: each rule of booking is tried through each way to change time, and each
 * cell of the table has its expected answer. A rule that is judged in one door and not in another
 * fails here; a new rule or door has to be answered for in every row.
 *
 * <p>The import is no door of that table: it writes departments, doctors and hours, and never an
 * appointment. What is judged of those when they are entered by hand is judged of a file alike,
 * which the second table holds ({@link #DIRECTORY}). The lengths of appointment types are in no
 * file.
 */
class EveryDoorIT {

  /**
   * Each row: a situation, the refusal that it leads to, the doors that refuse, and the doors that
   * let it pass. A door in neither has no such case.
   */
  private static final String TABLE =
      """
      free              | -
        |
        | book engine start end shrink patient doctor department restore bulk suggestion offer confirm backfill wish plan generate
      doctor-busy       | 409 doctor-busy
        | book engine start end doctor restore bulk offer backfill
        | suggestion
      patient-busy      | 409 patient-busy
        | book engine start end patient restore bulk suggestion confirm
        |
      held              | 409 held
        | book engine start end doctor bulk offer backfill suggestion
        | restore
      held-overbook     | 409 held
        | book start end doctor
        |
      limit             | 409 overbooking-limit
        | book start end doctor suggestion
        |
      outside-hours     | 422 outside-hours
        | book engine start end doctor restore bulk suggestion offer backfill
        | shrink patient department confirm
      time-off          | 422 time-off
        | book engine start end doctor restore bulk suggestion offer backfill
        | shrink patient department confirm
      past              | 422 in-the-past
        | book engine start shrink bulk
        | end patient doctor department restore
      off-grid          | 422 off-grid
        | book start end shrink bulk offer backfill
        | engine patient doctor department restore suggestion plan generate
      seconds           | 422 off-grid
        | book engine start end shrink bulk offer backfill plan generate
        |
      nanoseconds       | 422 off-grid
        | book engine start end shrink bulk offer backfill plan generate
        |
      too-short         | 422 too-short
        | book engine start shrink
        |
      too-long          | 422 too-long
        | book engine start end
        |
      horizon           | 422 beyond-horizon
        | book engine start shrink bulk offer backfill
        | end patient doctor department restore
      doctor-left       | 422 inactive
        | book engine start end patient doctor restore bulk suggestion offer confirm backfill wish
        | shrink department
      closed            | 422 inactive
        | book engine start end patient doctor restore bulk suggestion offer confirm backfill wish
        | shrink department
      foreign           | 422 other-department
        | book engine start end shrink patient doctor department wish
        |
      over              | 422 correction-required
        | start end shrink patient doctor department bulk
        | restore
      over-corrected    | -
        |
        | end shrink patient doctor department
      """;

  private enum Door {
    BOOK,
    ENGINE,
    START,
    END,
    SHRINK,
    PATIENT,
    DOCTOR,
    DEPARTMENT,
    RESTORE,
    BULK,
    SUGGESTION,
    OFFER,
    CONFIRM,
    BACKFILL,
    WISH,
    PLAN,
    GENERATE
  }

  /** Situations that change the doctor, or lie at one time for all doors. */
  private static final Set<String> OWN_DOCTOR =
      Set.of("outside-hours", "doctor-left", "closed", "past", "over", "over-corrected");

  private static final Set<String> IN_PAST = Set.of("past", "over", "over-corrected");

  /** Beyond the days for which the job makes and expires suggestions. */
  private static final Instant TODAY = HospitalClock.now().truncatedTo(ChronoUnit.DAYS);

  private static final Instant NINE = TODAY.plus(Duration.ofDays(40)).plus(Duration.ofHours(9));
  private static final Duration HORIZON =
      Duration.ofDays(Integer.parseInt(TestBed.SETTINGS.get("BOOKING_HORIZON_DAYS")));

  private static final Duration HALF = Duration.ofMinutes(30);
  private static final Duration LONG = Duration.ofHours(8);

  private static SchedulingApi admin;
  private static SchedulingApi engine;
  private static UUID home;
  private static UUID elsewhere;
  private static UUID someDoctor;
  private static UUID colleague;
  private static UUID third;
  private static UUID somePatient;
  private static UUID stranger;
  private static int day;

  /** Once, because every sign-in waits for a hash. */
  @BeforeAll
  static void hospital() {
    admin = SchedulingApi.anotherAdministrator();
    engine = SchedulingApi.machine("schedules:write");
    home = admin.department("Every Door");
    elsewhere =
        admin
            .post(
                "departments",
                Map.of("name", "Elsewhere " + home, "colour", "#2563eb", "maxPerHour", 10))
            .expect(201)
            .id();
    someDoctor = admin.doctor("Dr Door", home);
    colleague = admin.doctor("Dr Next", home);
    third = admin.doctor("Dr Third", home);
    somePatient = admin.patient("Door, Every");
    stranger = admin.patient("Stranger, Ada");
  }

  @TestFactory
  Stream<DynamicTest> every_rule_is_judged_in_every_door() {
    return rows().stream()
        .flatMap(
            row ->
                Stream.concat(
                    row.refusing().stream().map(door -> cell(row.situation(), door, row.rule())),
                    row.passing().stream().map(door -> cell(row.situation(), door, "passes"))));
  }

  private static DynamicTest cell(String situation, Door door, String expected) {
    return dynamicTest(
        situation + " × " + door.name().toLowerCase() + ": " + expected,
        () -> assertThat(new Case(situation, door).through(door)).isEqualTo(expected));
  }

  /**
   * What is wrong with a directory, what is said of it when it is entered by hand, and what is said
   * of the line of a file. Hours are {@code weekday from-to}.
   */
  private static final String DIRECTORY =
      """
      hours that adjoin            | 1 08:00-12:00, 1 12:00-16:00 | passes       | passes
      hours over midnight          | 7 22:00-06:00, 1 06:00-12:00 | passes       | passes
      a start off the grid         | 1 08:03-12:03                | 422 off-grid | off-grid
      an end off the grid          | 1 08:00-12:03                | 422 off-grid | off-grid
      seconds                      | 1 08:00:30-12:00             | 400          | not-a-time
      overlapping hours            | 1 08:00-12:00, 1 11:55-16:00 | 422 overlap  | overlap
      the same hours twice         | 1 08:00-12:00, 1 08:00-12:00 | 422 overlap  | overlap
      overlap over midnight        | 1 22:00-06:00, 2 05:55-12:00 | 422 overlap  | overlap
      overlap at the week's end    | 7 22:00-06:00, 1 05:55-12:00 | 422 overlap  | overlap
      a closed department          | closed                       | 422 inactive | inactive
      a doctor of another one      | elsewhere                    | passes       | other-department
      """;

  @TestFactory
  Stream<DynamicTest> what_is_judged_of_a_directory_by_hand_is_judged_of_a_file() {
    return DIRECTORY
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                dynamicTest(
                    cells[0].strip(),
                    () -> {
                      Entry entry = new Entry(cells[1].strip());
                      assertThat(entry.byFile()).as("by file").isEqualTo(cells[3].strip());
                      assertThat(entry.byHand()).as("by hand").isEqualTo(cells[2].strip());
                    }));
  }

  /** A doctor with hours, as they are to be entered. */
  private static final class Entry {
    private final String said;
    private final UUID department;
    private final UUID doctor;
    private final String name;
    private final String ward;

    Entry(String said) {
      this.said = said;
      department = admin.department("Intake");
      doctor = admin.doctor("Dr Intake", department);
      name = admin.get("doctors/" + doctor).expect(200).json().path("name").asText();
      if (said.equals("closed")) {
        Case.end("departments/", department);
      }
      UUID of = said.equals("elsewhere") ? elsewhere : department;
      ward = admin.get("departments/" + of).expect(200).json().path("name").asText();
    }

    /** Another doctor, or the hours of this one. */
    String byHand() {
      if (said.equals("closed") || said.equals("elsewhere")) {
        UUID of = said.equals("closed") ? department : elsewhere;
        return Case.outcome(admin.post("doctors", Map.of("name", name, "departmentId", of)));
      }
      String path = "doctors/" + doctor + "/working-hours";
      List<Map<String, Object>> hours =
          periods().map(each -> period(each[0], each[1], each[2])).toList();
      return Case.outcome(
          admin.put(path, admin.get(path).expect(200).etag(), Map.of("hours", hours)));
    }

    private static Map<String, Object> period(String weekday, String from, String to) {
      int minutes =
          Math.floorMod(
              LocalTime.parse(to).toSecondOfDay() / 60 - LocalTime.parse(from).toSecondOfDay() / 60,
              1440);
      return Map.of("weekday", Integer.valueOf(weekday), "from", from, "minutes", minutes);
    }

    /** The rule that the file breaks in its only or last line; nothing is written then. */
    String byFile() {
      String before = week();
      StringBuilder file = new StringBuilder("department,doctor,weekday,from,to\n");
      if (said.contains("-")) {
        periods()
            .forEach(
                each -> file.append("%s,%s,%s\n".formatted(ward, name, String.join(",", each))));
      } else {
        file.append("%s,%s,,,\n".formatted(ward, name));
      }
      Answer answer =
          admin.send("POST", "directory/import", file.toString(), "Content-Type", "text/csv");
      if (answer.status() == 200) {
        return "passes";
      }
      assertThat(week()).as("nothing is written").isEqualTo(before);
      return answer
          .refused(422, "lines-at-fault")
          .json()
          .path("lines")
          .path(0)
          .path("rule")
          .asText();
    }

    private String week() {
      return admin.get("doctors/" + doctor + "/working-hours").expect(200).text();
    }

    private Stream<String[]> periods() {
      return Arrays.stream(said.split(", ")).map(each -> each.split("[ -]"));
    }
  }

  private record Row(String situation, String rule, Set<Door> refusing, Set<Door> passing) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : TABLE.replaceAll("\n +\\|", " |").lines().toList()) {
      String[] cells = line.split("\\|", -1);
      rows.add(new Row(cells[0].strip(), cells[1].strip(), doors(cells[2]), doors(cells[3])));
    }
    return rows;
  }

  private static Set<Door> doors(String names) {
    return names.isBlank()
        ? EnumSet.noneOf(Door.class)
        : Arrays.stream(names.strip().split(" +"))
            .map(name -> Door.valueOf(name.toUpperCase()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Door.class)));
  }

  /** One situation, with a doctor and a patient of its own. */
  private static final class Case {
    private final String situation;
    private final UUID department;
    private final UUID doctor;
    private final UUID patient;
    private final Instant start;
    private final Instant end;
    private final Map<String, Object> extra = new LinkedHashMap<>();

    Case(String situation, Door door) {
      this.situation = situation;
      boolean own = OWN_DOCTOR.contains(situation);
      department = situation.equals("closed") ? admin.department("Closing") : home;
      doctor = own ? admin.doctor("Dr Door", department) : someDoctor;
      boolean waits = EnumSet.of(Door.OFFER, Door.BACKFILL, Door.CONFIRM, Door.WISH).contains(door);
      patient = waits || IN_PAST.contains(situation) ? admin.patient("Door, Every") : somePatient;
      day++;
      start = start(situation);
      end = end(situation);
      if (situation.equals("held-overbook") || situation.equals("limit")) {
        extra.put("overbook", true);
      }
      if (situation.equals("foreign")) {
        extra.put("departmentId", elsewhere);
      }
      if (situation.equals("over-corrected")) {
        extra.put("correction", Map.of("reason", "entered wrongly"));
      }
    }

    /** Each case has a day of its own, so that doctors and patients can be shared. */
    private static Instant start(String situation) {
      Instant nine = NINE.plus(Duration.ofDays(day));
      Instant hour = HospitalClock.now().truncatedTo(ChronoUnit.HOURS);
      return switch (situation) {
        case "past" -> hour.minus(Duration.ofHours(1));
        case "over", "over-corrected" -> hour.minus(Duration.ofHours(24));
        case "off-grid" -> nine.plus(Duration.ofMinutes(3));
        case "seconds" -> nine.plusSeconds(30);
        case "nanoseconds" -> nine.plusNanos(100);
        case "horizon" -> nine.plus(HORIZON);
        default -> nine;
      };
    }

    private Instant end(String situation) {
      return switch (situation) {
        case "past" -> start.plus(Duration.ofHours(6));
        case "too-short" -> start.plus(Duration.ofMinutes(4));
        case "too-long" -> start.plus(Duration.ofHours(8)).plus(Duration.ofMinutes(5));
        default -> start.plus(HALF);
      };
    }

    /** What the door answers: {@code passes}, or status and rule. */
    String through(Door door) throws SQLException {
      Supplier<Answer> act = prepare(door);
      arrange(door);
      return outcome(act.get());
    }

    private static String outcome(Answer answer) {
      if (answer.status() < 300) {
        return "passes";
      }
      String rule = answer.json().path("rule").asText();
      if (rule.equals("moves-refused")) {
        rule = answer.json().path("refused").path(0).path("rule").asText();
        return (Set.of("doctor-busy", "patient-busy", "held", "overbooking-limit").contains(rule)
                ? "409 "
                : "422 ")
            + rule;
      }
      return (answer.status() + " " + rule).strip();
    }

    /** Makes what the door needs while everything is still allowed. */
    private Supplier<Answer> prepare(Door door) throws SQLException {
      return switch (door) {
        case BOOK -> () -> admin.post("schedules", body(patient));
        case ENGINE -> () -> engine.post("schedules", body(patient));
        case START -> patch(made(doctor, patient, later(), length()), times(true, true));
        case END ->
            patch(
                situation.equals("past")
                    ? made(doctor, patient, start, length().minus(HALF))
                    : made(doctor, patient, before(), HALF),
                times(false, true));
        case SHRINK -> patch(made(doctor, patient, before(), LONG), times(true, true));
        case PATIENT ->
            patch(made(doctor, another(), start, length()), named("patientId", patient));
        case DOCTOR ->
            patch(made(colleague(), patient, start, length()), named("doctorId", doctor));
        case DEPARTMENT ->
            patch(
                situation.equals("foreign")
                    ? made(doctor, patient, start, length())
                    : entered(made(doctor, patient, start, length()), elsewhere),
                named("departmentId", (UUID) extra.getOrDefault("departmentId", department)));
        case RESTORE -> restore(made(doctor, patient, start, length()));
        case BULK -> move(made(colleague(), patient, later(), length()));
        case SUGGESTION -> accept(suggestion());
        case OFFER -> offer("overbook/waitlist/invite");
        case BACKFILL -> offer("overbook/gaps/backfill");
        case CONFIRM -> confirm();
        case WISH -> () -> admin.post("overbook/waitlist", wish(patient));
        case PLAN -> () -> admin.post("schedules/moves/preview", bounds());
        case GENERATE -> () -> admin.post("overbook/suggestions/generate", bounds());
      };
    }

    /** The situation; everything in it is made by somebody who may. */
    private void arrange(Door door) throws SQLException {
      switch (situation) {
        case "doctor-busy" -> taken(doctor, stranger, false);
        case "patient-busy" -> taken(third, patient, false);
        case "held", "held-overbook" -> {
          UUID waiting = admin.post("overbook/waitlist", wish(another())).expect(201).id();
          Map<String, Object> offered = new LinkedHashMap<>(slot());
          offered.put("entryIds", List.of(waiting));
          admin.post("overbook/waitlist/invite", offered).expect(201);
        }
        case "limit" -> {
          taken(doctor, stranger, false);
          taken(doctor, another(), true);
        }
        case "outside-hours" -> {
          String version = admin.get("doctors/" + doctor + "/working-hours").expect(200).etag();
          admin
              .put("doctors/" + doctor + "/working-hours", version, Map.of("hours", List.of()))
              .expect(200);
        }
        case "time-off" ->
            admin
                .post(
                    "doctors/" + doctor + "/time-off",
                    Map.of("start", start.toString(), "end", end.toString()))
                .expect(201);
        case "doctor-left" -> end("doctors/", doctor);
        case "closed" -> end("departments/", department);
        default -> {}
      }
    }

    private static void end(String path, UUID id) {
      String version = admin.get(path + id).expect(200).etag();
      admin.patch(path + id, version, Map.of("active", false)).expect(200);
    }

    private static UUID another() {
      return admin.patient("Stranger, Another");
    }

    /**
     * Whose appointments the doctor takes over; where all are at one time, somebody of their own.
     */
    private UUID colleague() {
      return IN_PAST.contains(situation) ? admin.doctor("Dr Next", home) : colleague;
    }

    private void taken(UUID of, UUID by, boolean over) {
      Map<String, Object> body = SchedulingApi.booking(of, by, start, end);
      body.put("overbook", over);
      admin.post("schedules", body).expect(201);
    }

    private Duration length() {
      return situation.startsWith("too-") ? HALF : Duration.between(plain(start), plain(end));
    }

    /** Another time, free and allowed; over where the situation is. */
    private Instant later() {
      return switch (situation) {
        case "past", "horizon" -> NINE.plus(Duration.ofDays(day));
        default -> plain(start).truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(9));
      };
    }

    /** Half an hour before, so that extending leads into the situation, and shrinking, too. */
    private Instant before() {
      return plain(start).minus(HALF);
    }

    private static Instant plain(Instant instant) {
      return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** An appointment that exists before the situation does. */
    private Answer made(UUID of, UUID by, Instant from, Duration length) {
      Map<String, Object> body = SchedulingApi.booking(of, by, from, from.plus(length));
      if (IN_PAST.contains(situation) || situation.equals("horizon")) {
        body.put("override", Map.of("reason", "made for the test"));
        return admin.post("schedules", body).expect(201);
      }
      return engine.post("schedules", body).expect(201);
    }

    /** The same, as if it had been entered for another department while that was allowed. */
    private static Answer entered(Answer made, UUID department) throws SQLException {
      run(
          "UPDATE appointment SET department_id = '%s' WHERE id = '%s'"
              .formatted(department, made.id()));
      return made;
    }

    private Map<String, Object> body(UUID by) {
      Map<String, Object> body = SchedulingApi.booking(doctor, by, start, end);
      body.putAll(extra);
      return body;
    }

    private Map<String, Object> times(boolean from, boolean to) {
      Map<String, Object> patch = new LinkedHashMap<>(extra);
      if (from) {
        patch.put("start", start.toString());
      }
      if (to) {
        patch.put("end", end.toString());
      }
      return patch;
    }

    private Map<String, Object> named(String field, UUID id) {
      Map<String, Object> patch = new LinkedHashMap<>(extra);
      patch.put(field, id);
      return patch;
    }

    private static Supplier<Answer> patch(Answer made, Map<String, Object> patch) {
      return () -> admin.patch("schedules/" + made.id(), made.etag(), patch);
    }

    private static Supplier<Answer> restore(Answer made) {
      Answer cancelled = admin.cancel(made).expect(200);
      return () ->
          admin.send(
              "POST", "schedules/" + made.id() + "/reopen", null, "If-Match", cancelled.etag());
    }

    private Supplier<Answer> move(Answer made) {
      Map<String, Object> goes =
          Map.of("id", made.id(), "version", 0, "doctorId", doctor, "start", start.toString());
      return () -> admin.post("schedules/moves", Map.of("moves", List.of(goes)));
    }

    private Supplier<Answer> accept(UUID suggestion) {
      return () ->
          admin.post(
              "overbook/suggestions/" + suggestion + "/accept", Map.of("patientId", patient));
    }

    private Map<String, Object> wish(UUID by) {
      Map<String, Object> wish = new LinkedHashMap<>();
      wish.put("patientId", by);
      wish.put("doctorId", doctor);
      wish.put("minutes", 30);
      wish.put("email", "door-" + UUID.randomUUID() + "@hospital.test");
      if (extra.containsKey("departmentId")) {
        wish.put("departmentId", extra.get("departmentId"));
      }
      return wish;
    }

    private Map<String, Object> slot() {
      return Map.of("doctorId", doctor, "start", start.toString(), "end", end.toString());
    }

    private Map<String, Object> bounds() {
      return Map.of("doctorId", doctor, "from", start.toString(), "to", end.toString());
    }

    private Supplier<Answer> offer(String path) {
      UUID waiting = admin.post("overbook/waitlist", wish(patient)).expect(201).id();
      Map<String, Object> offered = new LinkedHashMap<>(slot());
      if (path.endsWith("invite")) {
        offered.put("entryIds", List.of(waiting));
      }
      return () -> admin.post(path, offered);
    }

    private Supplier<Answer> confirm() throws SQLException {
      Answer offer = offer("overbook/waitlist/invite").get().expect(201);
      String token = (UUID.randomUUID() + "-" + UUID.randomUUID()).substring(0, 43);
      run(
          "UPDATE invite SET token_hash = sha256('%s'::bytea) WHERE offer_id = '%s'"
              .formatted(token, offer.id()));
      return () ->
          SchedulingApi.anonymous().post("overbook/waitlist/confirm", Map.of("token", token));
    }

    /** A suggestion like the job's; its figures are not tested here. */
    private UUID suggestion() throws SQLException {
      UUID id = UUID.randomUUID();
      run(
          """
          INSERT INTO suggestion (id, version, practitioner_id, department_id, starts_at, ends_at, session_starts_at,
            session_ends_at, status, because, gain, beside, expected_missed, added_waiting, added_overtime, overrun,
            made_at, expires_at)
          VALUES ('%s', 0, '%s', '%s', '%4$s', '%5$s', '%4$s', '%6$s', 'open', 'LIKELY_MISSED', 0.2, '{0.35}', 1.2,
            60, 0, 0.01, '%7$s', '%4$s')
          """
              .formatted(
                  id,
                  doctor,
                  department,
                  start,
                  end,
                  start.plus(Duration.ofHours(8)),
                  HospitalClock.now()));
      return id;
    }

    private static void run(String sql) throws SQLException {
      try (Connection connection = TestBed.running().owner().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
