package org.hospitalscheduling.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.intake.KnownDirectory.KnownDepartment;
import org.hospitalscheduling.intake.KnownDirectory.KnownDoctor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line means, and what is wrong with it. */
class ImportPolicyTest {
  private static final UUID CARDIOLOGY = new UUID(1, 1);
  private static final UUID CLOSED = new UUID(1, 2);
  private static final UUID ADLER = new UUID(2, 1);
  private static final WorkingPeriod MONDAY =
      new WorkingPeriod(DayOfWeek.MONDAY, LocalTime.of(8, 0), Duration.ofHours(8));
  private static final KnownDirectory KNOWN =
      new KnownDirectory(
          List.of(
              new KnownDepartment(CARDIOLOGY, "Cardiology", true),
              new KnownDepartment(CLOSED, "Closed", false)),
          List.of(
              new KnownDoctor(ADLER, "Dr Adler", CARDIOLOGY, true, 3, List.of(MONDAY)),
              new KnownDoctor(new UUID(2, 2), "Dr Gone", CARDIOLOGY, false, 0, List.of())));

  @ParameterizedTest(name = "{0} {1}-{2} is {3}, {4} minutes")
  @CsvSource({
    "1, 08:00, 16:00, MONDAY, 480",
    "7, 8:00, 08:05, SUNDAY, 5",
    "tu, 08:00, 12:00, TUESDAY, 240",
    "Tue, 08:00, 12:00, TUESDAY, 240",
    "TUESDAY, 08:00, 12:00, TUESDAY, 240",
    "Di, 08:00, 12:00, TUESDAY, 240",
    "Die., 08:00, 12:00, TUESDAY, 240",
    "Donnerstag, 08:00:00, 12:00:00, THURSDAY, 240",
    "Mi, 22:00, 06:00, WEDNESDAY, 480",
    "Sonnabend, 00:00, 24:00, SATURDAY, 1440",
    "Fr, 08:00, 08:00, FRIDAY, 1440",
    "So, 16:00, 24:00, SUNDAY, 480"
  })
  void hours_are_read_as_people_write_them(
      String weekday, String from, String to, DayOfWeek day, int minutes) {
    ImportPlan plan = plan("New,Dr New," + weekday + "," + from + "," + to);
    assertThat(plan.faults()).isEmpty();
    WorkingPeriod period = plan.doctors().get(0).hours().get(0);
    assertThat(period.weekday()).isEqualTo(day);
    assertThat(period.length()).isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,Dr X,1,08:00,16:00            | department | missing
          New,,1,08:00,16:00             | doctor     | missing
          New,Dr X,1,,16:00              | from       | missing
          New,Dr X,1,08:00,              | to         | missing
          New,Dr X,,08:00,16:00          | weekday    | missing
          New,Dr X,8,08:00,16:00         | weekday    | unknown-weekday
          New,Dr X,someday,08:00,16:00   | weekday    | unknown-weekday
          New,Dr X,1,8,16:00             | from       | not-a-time
          New,Dr X,1,08:60,16:00         | from       | not-a-time
          New,Dr X,1,24:00,16:00         | from       | not-a-time
          New,Dr X,1,08:00,24:05         | to         | not-a-time
          New,Dr X,1,08:03,16:00         | from       | off-grid
          closed                         | department | inactive
          cardiology,dr gone             | doctor     | inactive
          New,dr adler                   | doctor     | other-department
          """)
  void a_line_at_fault_says_what_and_where(String line, String column, String rule) {
    assertThat(plan(line.strip()).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.column().code()).isEqualTo(column);
              assertThat(fault.rule().code()).isEqualTo(rule);
              assertThat(fault.line()).isEqualTo(2);
            });
  }

  @ParameterizedTest(name = "{0} beside {1}: {2}")
  @CsvSource({
    "'1,08:00,12:00', '1,12:00,16:00', false",
    "'1,08:00,12:00', '1,11:55,16:00', true",
    "'1,08:00,12:00', '1,08:00,12:00', true",
    "'1,22:00,06:00', '2,05:00,08:00', true",
    "'7,22:00,06:00', '1,05:00,08:00', true",
    "'7,22:00,06:00', '1,06:00,08:00', false",
    "'1,05:00,08:00', '7,22:00,06:00', true",
    "'3,00:00,24:00', '4,00:00,24:00', false"
  })
  void hours_of_one_doctor_do_not_overlap(String one, String other, boolean overlap) {
    ImportPlan plan = plan("New,Dr X," + one, "New,Dr X," + other, "New,Dr Y," + other);
    assertThat(plan.faults()).hasSize(overlap ? 1 : 0);
    if (overlap) {
      assertThat(plan.faults().get(0).rule()).isEqualTo(LineFault.Rule.OVERLAP);
      assertThat(plan.faults().get(0).line()).isEqualTo(3);
    }
  }

  @Test
  void names_that_are_there_are_those_meant_whatever_their_case() {
    ImportPlan plan = plan("CARDIOLOGY,dr ADLER,Mo,08:00,16:00", "cardiology,Dr New");
    assertThat(plan.departments()).hasSize(1);
    assertThat(plan.departments().get(0).id()).contains(CARDIOLOGY);
    assertThat(plan.doctors())
        .extracting(ImportPlan.Doctor::name)
        .containsExactly("Dr Adler", "Dr New");
    assertThat(plan.doctors().get(0).changed()).as("the same hours").isFalse();
    assertThat(plan.doctors().get(0).version()).isEqualTo(3);
  }

  @Test
  void hours_in_the_file_replace_and_a_doctor_without_keeps_theirs() {
    assertThat(plan("Cardiology,Dr Adler,Tue,08:00,16:00").doctors().get(0).changed()).isTrue();
    assertThat(plan("Cardiology,Dr Adler").doctors().get(0).changed()).isFalse();
  }

  @Test
  void one_doctor_in_two_departments_of_the_file_is_a_fault() {
    assertThat(plan("New,Dr X", "Newer,dr x").faults())
        .extracting(fault -> fault.rule().code())
        .containsExactly("other-department");
  }

  @Test
  void what_begins_like_a_formula_is_a_name() {
    assertThat(plan("=1+1,@SUM(A1)").departments().get(0).name()).isEqualTo("=1+1");
  }

  @Test
  void at_most_two_hundred_faults_are_told() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add("New,Dr X,nix,08:00,16:00");
    }
    assertThat(plan(lines.toArray(String[]::new)).faults()).hasSize(200);
  }

  @Test
  void too_long_a_name_is_shortened_where_it_is_told() {
    LineFault fault = plan("N".repeat(101)).faults().get(0);
    assertThat(fault.rule()).isEqualTo(LineFault.Rule.TOO_LONG);
    assertThat(fault.value()).hasSize(100);
  }

  private static ImportPlan plan(String... lines) {
    List<ImportLine> read = new ArrayList<>();
    for (String line : lines) {
      Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
      String[] parts = line.split(",");
      for (int i = 0; i < parts.length; i++) {
        if (!parts[i].isEmpty()) {
          cells.put(ImportColumn.values()[i], parts[i]);
        }
      }
      read.add(new ImportLine(read.size() + 2, cells));
    }
    ImportPlan plan = ImportPolicy.plan(read, List.of(), KNOWN);
    assertThat(plan.lines()).isEqualTo(lines.length);
    assertThat(plan.faults().stream().map(LineFault::line).collect(Collectors.toList())).isSorted();
    return plan;
  }
}
