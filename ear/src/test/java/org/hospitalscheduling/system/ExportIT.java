package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exported files: filtered, cut at the stated limit, and harmless in whatever opens them. */
class ExportIT {
  private static final Instant NINE =
      HospitalClock.now()
          .truncatedTo(ChronoUnit.DAYS)
          .plus(Duration.ofDays(11))
          .plus(Duration.ofHours(9));

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
        .anyMatch(line -> line.startsWith(kept.id() + ",booked,"));
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
        .contains(",'=cmd|' /C calc'!A0,");
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
  void a_filter_that_is_none_is_refused() {
    for (String query :
        Arrays.asList(
            "",
            range() + "&nonsense=1",
            "id=" + UUID.randomUUID() + "&" + range(),
            range() + "&status=lost")) {
      desk.get("schedules/export.csv?" + query).expect(400);
    }
    desk.get("schedules/export.ics?" + range() + "&bom=true").expect(400);
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
