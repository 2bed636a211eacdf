package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exported files: filtered, cut at the stated limit, and harmless in whatever opens them. */
class ExportIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(11))
          .plus(Duration.ofHours(9));

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final SchedulingApi admin = SchedulingApi.administrator();
  private final SchedulingApi desk = SchedulingApi.scheduler();
  private final UUID doctor = admin.doctor("Dr Export", admin.department("Archive"));

  @Test
  void a_csv_holds_what_the_list_holds() {
    Answer kept = book("Meier, Anna", 0);
    Answer gone = book("Novak, Jan", 1);
    desk.cancel(gone).expect(200);

    Answer csv = desk.get("schedules/export.csv?" + range() + "&doctor=" + doctor).expect(200);
    assertThat(csv.header("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("text/csv"));
    assertThat(csv.header("Cache-Control")).hasValue("no-store");
    assertThat(csv.header("Content-Disposition"))
        .hasValueSatisfying(
            name -> assertThat(name).matches("attachment; filename=\"appointments-.*\\.csv\""));
    assertThat(csv.header("X-Export-Limited")).isEmpty();
    assertThat(csv.text().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("\"" + kept.id() + "\",\"booked\","));
    assertThat(
            desk.get("schedules/export.csv?" + range() + "&doctor=" + doctor + "&status=cancelled")
                .expect(200)
                .text())
        .contains(gone.id().toString())
        .doesNotContain(kept.id().toString());
  }

  @DisplayName("1.2.10, 1.3.11: names that look like formulas or properties stay names")
  @Test
  void names_that_look_like_formulas_or_properties_stay_names() {
    book("=cmd|' /C calc'!A0", 0);
    book("Eve; ATTENDEE:mailto:eve@example.com", 1);
    assertThat(desk.get("schedules/export.csv?" + range() + "&doctor=" + doctor).expect(200).text())
        .contains(",\"'=cmd|' /C calc'!A0\",");
    assertThat(
            desk.get("schedules/export.ics?" + range() + "&doctor=" + doctor)
                .expect(200)
                .text()
                .lines())
        .noneMatch(line -> line.startsWith("ATTENDEE"))
        .anyMatch(line -> line.startsWith("SUMMARY:Eve\\; ATTENDEE"));
  }

  @Test
  void one_appointment_is_a_calendar_file_that_a_later_one_replaces() {
    Answer booked = book("Meier, Anna", 0);
    Answer moved = desk.move(booked, NINE.plusSeconds(7_200), NINE.plusSeconds(9_000)).expect(200);
    String text = desk.get("schedules/export.ics?id=" + moved.id()).expect(200).text();
    assertThat(text.lines())
        .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
        .contains(
            "UID:" + booked.id() + "@hospital-scheduling",
            "SEQUENCE:" + moved.json().path("version").asText(),
            "DTSTART:" + basic(NINE.plusSeconds(7_200)),
            "STATUS:CONFIRMED")
        .endsWith("END:VEVENT", "END:VCALENDAR");
    desk.get("schedules/export.ics?id=" + UUID.randomUUID()).expect(404);
  }

  @Test
  void an_export_is_cut_at_the_limit_and_says_so_first() {
    String all =
        "from=" + NINE.minus(Duration.ofDays(60)) + "&to=" + NINE.plus(Duration.ofDays(30));
    Answer csv = admin.get("schedules/export.csv?" + all).expect(200);
    assertThat(csv.header("X-Export-Limited")).hasValue("true");
    assertThat(csv.text().lines()).hasSize(201);
    Answer ics = admin.get("schedules/export.ics?" + all).expect(200);
    assertThat(ics.header("X-Export-Limited")).hasValue("true");
    assertThat(ics.text().lines().filter("BEGIN:VEVENT"::equals)).hasSize(200);
  }

  @Test
  void a_csv_is_written_for_the_spreadsheet_that_opens_it() {
    UUID patient =
        desk.post("patients", Map.of("mrn", "0086" + doctor.hashCode(), "name", "Zeros; =1+1"))
            .expect(201)
            .id();
    desk.book(doctor, patient, NINE, NINE.plusSeconds(1_800)).expect(201);
    String day = NINE.atZone(ZoneId.of("Europe/Berlin")).toLocalDate().toString();
    for (String separator : Arrays.asList(",", ";", "tab", "%09")) {
      String c = separator.length() == 1 ? separator : "\t";
      String[] lines =
          desk.get(
                  "schedules/export.csv?%s&doctor=%s&keepZeros=true&bom=true&separator=%s"
                      .formatted(range(), doctor, separator))
              .expect(200)
              .text()
              .split("\r\n");
      assertThat(lines[0]).startsWith("\uFEFF\"id\"" + c + "\"status\"" + c);
      assertThat(lines[1])
          .contains(c + "\"=\"\"0086" + doctor.hashCode() + "\"\"\"" + c + "\"Zeros;' =1+1\"" + c)
          .endsWith(String.join(c, "", quoted(day), quoted("11:00"), quoted(day), quoted("11:30")));
    }
  }

  @Test
  void a_workbook_holds_what_the_csv_holds_and_is_recorded_like_it() throws IOException {
    Answer booked = book("Meier, Anna", 0);
    String query = range() + "&doctor=" + doctor;
    for (String asked : Arrays.asList(query, "id=" + booked.id())) {
      Answer xlsx = desk.get("schedules/export.xlsx?" + asked).expect(200);
      assertThat(xlsx.header("Content-Type")).contains(XLSX);
      assertThat(xlsx.header("Cache-Control")).hasValue("no-store");
      assertThat(xlsx.header("Content-Disposition"))
          .hasValueSatisfying(
              name -> assertThat(name).matches("attachment; filename=\"appointments?-.*\\.xlsx\""));
      assertThat(sheet("schedules/export.xlsx?" + asked, desk))
          .contains("Meier, Anna", booked.id().toString());
    }
    String all =
        "from=" + NINE.minus(Duration.ofDays(60)) + "&to=" + NINE.plus(Duration.ofDays(30));
    assertThat(admin.get("schedules/export.xlsx?" + all).expect(200).header("X-Export-Limited"))
        .hasValue("true");
    assertThat(sheet("schedules/export.xlsx?" + all, admin).split("<row ")).hasSize(202);
    SchedulingApi.anonymous().get("schedules/export.xlsx?" + range()).expect(401);
    SchedulingApi.machine("directory:read").get("schedules/export.xlsx?" + range()).expect(403);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        admin
                            .get("admin/logs?action=patient-data-exported&subject=" + booked.id())
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(2));
  }

  @Test
  void the_log_is_a_workbook_too() throws IOException {
    Answer xlsx = admin.get("admin/logs.xlsx?action=signed-in").expect(200);
    assertThat(xlsx.header("Content-Type")).contains(XLSX);
    assertThat(sheet("admin/logs.xlsx?action=signed-in", admin)).contains("signed-in", ">detail<");
    assertThat(admin.get("admin/logs.csv?action=signed-in&separator=;").expect(200).text())
        .startsWith("\"at\";\"actor\";");
    desk.get("admin/logs.xlsx").expect(403);
    SchedulingApi.anonymous().get("admin/logs.xlsx").expect(401);
  }

  /** The XML of the first sheet of a workbook, asked for as bytes. */
  private static String sheet(String path, SchedulingApi caller) throws IOException {
    Path file = Files.createTempFile("export", ".xlsx");
    Files.write(file, caller.bytes(path));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
          StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }

  private static String quoted(String cell) {
    return "\"" + cell + "\"";
  }

  @Test
  void a_filter_that_is_none_is_refused() {
    for (String query :
        Arrays.asList(
            "",
            range() + "&nonsense=1",
            "id=" + UUID.randomUUID() + "&" + range(),
            range() + "&status=lost")) {
      desk.get("schedules/export.csv?" + query).expect(400);
    }
    for (String option : Arrays.asList("bom=true", "separator=;", "keepZeros=true")) {
      desk.get("schedules/export.ics?" + range() + "&" + option).expect(400);
      desk.get("schedules/export.xlsx?" + range() + "&" + option).expect(400);
    }
    for (String none : Arrays.asList("", "x", ",,", "%7C")) {
      desk.get("schedules/export.csv?" + range() + "&separator=" + none).expect(400);
      admin.get("admin/logs.csv?separator=" + none).expect(400);
    }
    SchedulingApi.anonymous().get("schedules/export.csv?" + range()).expect(401);
  }

  @Test
  void the_contract_is_served_as_it_is_written_and_can_be_read() throws Exception {
    SchedulingApi anybody = SchedulingApi.anonymous();
    assertThat(anybody.get("openapi.yaml").expect(200).text())
        .isEqualTo(
            Files.readString(
                Path.of(System.getProperty("system.contract")), StandardCharsets.UTF_8));
    Answer page = anybody.get("docs").expect(200);
    assertThat(page.text())
        .doesNotContain("<style")
        .doesNotContainPattern("<script>|<script [^>]*>[^<]");
    for (String file :
        Arrays.asList("docs/start.js", "docs/swagger-ui-bundle.js", "docs/swagger-ui.css")) {
      assertThat(anybody.get(file).expect(200).text()).isNotBlank();
    }
    anybody.get("docs/swagger-initializer.js").expect(404);
  }

  private Answer book(String patient, int hour) {
    Instant start = NINE.plus(Duration.ofHours(hour));
    return desk.book(doctor, desk.patient(patient), start, start.plusSeconds(1_800)).expect(201);
  }

  private static String range() {
    return "from=" + NINE.minusSeconds(3_600) + "&to=" + NINE.plus(Duration.ofHours(8));
  }

  private static String basic(Instant instant) {
    return instant.toString().replaceAll("[-:]", "");
  }
}
