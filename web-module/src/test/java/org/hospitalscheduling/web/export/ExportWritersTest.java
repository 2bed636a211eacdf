package org.hospitalscheduling.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.CSVReaderHeaderAwareBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.web.table.CsvFile;
import org.hospitalscheduling.web.table.CsvFile.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written is read back unchanged by independent readers, and nothing in it is executable.
 */
class ExportWritersTest {

  private static final UUID ID = UUID.fromString("019abcde-0000-7000-8000-000000000001");
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_csv_row_comes_back_as_it_was() throws Exception {
    Map<String, String> row =
        csv(view("Zoë \"Zo\" O'Hara, Jr.", "line one\nline; \"two\", end", "booked", NINE)).get(0);
    assertThat(row)
        .containsEntry("id", ID.toString())
        .containsEntry("status", "booked")
        .containsEntry("start", "2026-11-23T10:00:00+01:00")
        .containsEntry("end", "2026-11-23T10:30:00+01:00")
        .containsEntry("patient", "Zoë \"Zo\" O'Hara, Jr.")
        .containsEntry("patient_mrn", "M-1")
        .containsEntry("birth_date", "1980-02-29")
        .containsEntry("reason", "line one\nline; \"two\", end")
        .containsEntry("identifiers", "urn:x|42")
        .containsEntry("version", "3")
        .containsEntry("start_date", "2026-11-23")
        .containsEntry("start_time", "10:00")
        .containsEntry("end_date", "2026-11-23")
        .containsEntry("end_time", "10:30");
  }

  @Test
  void csv_lines_end_in_cr_lf_and_the_mark_is_there_only_when_asked_for() throws Exception {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    table(plain, false).close();
    assertThat(plain.toString(StandardCharsets.UTF_8))
        .startsWith("\"id\",\"status\",")
        .endsWith("\r\n");
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    table(marked, true).close();
    assertThat(marked.toByteArray()).startsWith(0xEF, 0xBB, 0xBF).hasSize(plain.size() + 3);
  }

  @DisplayName("1.2.10: a cell never begins like a formula")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "=cmd|' /C calc'!A0",
        "＝1+1",
        "\0=1+1"
      })
  void a_cell_never_begins_like_a_formula(String evil) throws Exception {
    assertThat(csv(view(evil, evil, "booked", NINE)).get(0))
        .containsEntry("patient", "'" + evil)
        .containsEntry("reason", "'" + evil);
  }

  @ParameterizedTest
  @CsvSource({
    // The night in March that has no 02:30, and the one in October that has two.
    "2027-03-28T00:30:00Z, 2027-03-28T01:30:00+01:00",
    "2027-03-28T01:30:00Z, 2027-03-28T03:30:00+02:00",
    "2026-10-25T00:30:00Z, 2026-10-25T02:30:00+02:00",
    "2026-10-25T01:30:00Z, 2026-10-25T02:30:00+01:00"
  })
  void times_are_right_when_the_clocks_change(Instant start, String local) throws Exception {
    AppointmentView view = view("Ann", "", "booked", start);
    assertThat(csv(view).get(0))
        .containsEntry("start", local)
        .containsEntry("start_time", local.substring(11, 16));
    VEvent event = calendar(view).get(0);
    assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(start);
    assertThat(ics(view)).contains("\r\nDTSTART:" + start.toString().replaceAll("[-:]", ""));
  }

  @Test
  void an_event_carries_what_a_calendar_needs_to_update_it() throws Exception {
    VEvent event = calendar(view("Ann Lee", "Check-up", "booked", NINE)).get(0);
    assertThat(event.validate(true).hasErrors()).isFalse();
    assertThat(value(event, Property.UID)).isEqualTo(ID + "@hospital-scheduling");
    assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
    assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261120T080910Z");
    assertThat(value(event, Property.LAST_MODIFIED)).isEqualTo("20261120T080910Z");
    assertThat(value(event, Property.DTSTART)).isEqualTo("20261123T090000Z");
    assertThat(value(event, Property.DTEND)).isEqualTo("20261123T093000Z");
    assertThat(value(event, Property.SUMMARY)).isEqualTo("Ann Lee · Visit · Dr. Müller");
    assertThat(value(event, Property.DESCRIPTION)).isEqualTo("MRN M-1\nCheck-up");
  }

  @ParameterizedTest
  @CsvSource({
    "proposed, TENTATIVE, OPAQUE",
    "pending, TENTATIVE, OPAQUE",
    "waitlist, TENTATIVE, OPAQUE",
    "booked, CONFIRMED, OPAQUE",
    "arrived, CONFIRMED, OPAQUE",
    "checked-in, CONFIRMED, OPAQUE",
    "fulfilled, CONFIRMED, OPAQUE",
    "noshow, CONFIRMED, OPAQUE",
    "cancelled, CANCELLED, TRANSPARENT",
    "entered-in-error, CANCELLED, TRANSPARENT"
  })
  void every_status_has_one_in_icalendar(String code, String status, String transparency)
      throws Exception {
    VEvent event = calendar(view("Ann", "", code, NINE)).get(0);
    assertThat(value(event, Property.STATUS)).isEqualTo(status);
    assertThat(value(event, Property.TRANSP)).isEqualTo(transparency);
    assertThat(value(event, "X-HOSPITAL-STATUS")).isEqualTo(code);
  }

  @DisplayName("1.3.11: nothing that people write becomes a property")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nATTENDEE:mailto:eve@example.com",
        "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y",
        "x\rURL:http://example.com",
        "x\u2028ORGANIZER:mailto:eve@example.com",
        "x\u0085ORGANIZER:mailto:eve@example.com",
        "a;b,c:d\"e\\f\\n",
        "\\\r\n ATTENDEE:y"
      })
  void nothing_that_people_write_becomes_a_property(String evil) throws Exception {
    List<VEvent> events = calendar(view(evil, evil, "booked", NINE));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).getPropertyList().getAll())
        .extracting(Property::getName)
        .containsExactlyInAnyOrder(
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "LOCATION",
            "DESCRIPTION",
            "STATUS",
            "TRANSP",
            "SEQUENCE",
            "CREATED",
            "LAST-MODIFIED",
            "CLASS",
            "X-HOSPITAL-STATUS");
    assertThat(summary(ics(view(evil, evil, "booked", NINE))))
        .isEqualTo(IcsWriter.text(evil) + " · Visit · Dr. Müller");
  }

  @Test
  void lines_are_folded_at_75_octets_and_no_character_is_torn() throws Exception {
    String name = "Ä".repeat(80) + "😀".repeat(40) + "漢".repeat(30);
    AppointmentView view = view(name, "", "booked", NINE);
    String text = ics(view);
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\n").doesNotContain("\uFFFD");
    }
    assertThat(value(calendar(view).get(0), Property.SUMMARY)).startsWith(name);
  }

  @Test
  void a_hold_has_no_patient_and_still_a_row() throws Exception {
    AppointmentView hold = hold();
    assertThat(csv(hold).get(0)).containsEntry("patient", "").containsEntry("patient_mrn", "");
    assertThat(value(calendar(hold).get(0), Property.SUMMARY)).isEqualTo("Held · Dr. Müller");
  }

  @Test
  void a_client_that_has_gone_ends_the_export() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(
            () -> {
              TableWriter writer = table(gone, false);
              for (int i = 0; i < 1_000; i++) {
                writer.write(view("Ann", "", "booked", NINE));
              }
            })
        .isInstanceOf(IOException.class);
  }

  private static TableWriter table(OutputStream out, boolean mark) throws IOException {
    return new TableWriter(
        new CsvFile(out, BERLIN, new Dialect(',', mark, false), TableWriter.COLUMNS), BERLIN);
  }

  private static List<Map<String, String>> csv(AppointmentView... views) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = table(out, false)) {
      for (AppointmentView view : views) {
        writer.write(view);
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVReaderHeaderAware reader =
        new CSVReaderHeaderAwareBuilder(
                // Carriage returns are to be kept in cells, and the reader keeps all.
                new StringReader(out.toString(StandardCharsets.UTF_8).replace("\"\r\n", "\"\n")))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .withKeepCarriageReturn(true)
            .build()) {
      for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static String ics(AppointmentView... views) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IcsWriter writer = new IcsWriter(out)) {
      for (AppointmentView view : views) {
        writer.write(view);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<VEvent> calendar(AppointmentView... views) throws Exception {
    Calendar calendar =
        new CalendarBuilder()
            .build(new ByteArrayInputStream(ics(views).getBytes(StandardCharsets.UTF_8)));
    assertThat(calendar.validate(true).hasErrors()).isFalse();
    return calendar.getComponents("VEVENT");
  }

  /**
   * Parsed as RFC 5545, section 3.3.11, specifies; the library's own reader fails on {@code
   * \\\\\\n}.
   */
  private static String summary(String calendar) {
    String unfolded = calendar.replace("\r\n ", "");
    String escaped = unfolded.replaceAll("(?s).*\r\nSUMMARY:([^\r]*)\r\n.*", "$1");
    return Pattern.compile("\\\\(.)")
        .matcher(escaped)
        .replaceAll(
            match ->
                match.group(1).equalsIgnoreCase("n")
                    ? "\n"
                    : Matcher.quoteReplacement(match.group(1)));
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static AppointmentView view(String name, String reason, String status, Instant start) {
    return new AppointmentView(
        ID,
        3,
        status,
        false,
        null,
        new AppointmentView.DoctorRef(UUID.randomUUID(), "Dr. Müller"),
        new AppointmentView.PatientRef(
            UUID.randomUUID(), "M-1", name, new PartialDate("1980-02-29")),
        new DepartmentRef(UUID.randomUUID(), "Cardiology", "#b3261e"),
        new AppointmentView.TypeRef(UUID.randomUUID(), "Visit"),
        start,
        start.plusSeconds(1_800),
        reason,
        false,
        false,
        false,
        null,
        null,
        false,
        null,
        null,
        List.of(new Identifier("urn:x", "42")),
        new AppointmentView.Creator(UUID.randomUUID(), "admin"),
        Instant.parse("2026-11-20T08:00:00.123456Z"),
        Instant.parse("2026-11-20T08:09:10.654321Z"));
  }

  private static AppointmentView hold() {
    AppointmentView view = view("", "", "pending", NINE);
    return new AppointmentView(
        ID,
        0,
        "pending",
        true,
        NINE,
        view.doctor(),
        null,
        view.department(),
        null,
        view.start(),
        view.end(),
        null,
        false,
        false,
        false,
        null,
        null,
        false,
        null,
        null,
        List.of(),
        new AppointmentView.Creator(UUID.randomUUID(), null),
        view.createdAt(),
        view.updatedAt());
  }
}
