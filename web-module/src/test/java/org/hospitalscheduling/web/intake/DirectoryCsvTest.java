package org.hospitalscheduling.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hospitalscheduling.intake.ImportColumn;
import org.hospitalscheduling.intake.LineFault;
import org.hospitalscheduling.web.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets and editors make of a table. */
class DirectoryCsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "department,doctor,weekday,from,to\nCardiology,Dr Adler,Mo,08:00,16:00\n",
        "department;doctor;weekday;from;to\r\nCardiology;Dr Adler;Mo;08:00;16:00\r\n",
        "\uFEFFDepartment , DOCTOR,Weekday,From,To\n Cardiology ,\"Dr Adler\",Mo,08:00,16:00",
        "to;from;weekday;doctor;department;\n16:00;08:00;Mo;Dr Adler;Cardiology;;\n\n;;;;\n"
      })
  void comma_and_semicolon_any_order_any_case(String text) {
    DirectoryCsv file = read(text);
    assertThat(file.faults()).isEmpty();
    assertThat(file.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.number()).isEqualTo(2);
              assertThat(line.cells())
                  .isEqualTo(
                      Map.of(
                          ImportColumn.DEPARTMENT, "Cardiology",
                          ImportColumn.DOCTOR, "Dr Adler",
                          ImportColumn.WEEKDAY, "Mo",
                          ImportColumn.FROM, "08:00",
                          ImportColumn.TO, "16:00"));
            });
  }

  @Test
  void lines_are_counted_as_an_editor_counts_them() {
    DirectoryCsv file = read("department\n\n\"A\n\"\nB\n\nC");
    assertThat(file.lines()).extracting(each -> each.number()).containsExactly(3, 5, 7);
  }

  @Test
  void a_cell_keeps_what_a_spreadsheet_would_run() {
    assertThat(read("department\n\"=1+1,\"\"x\"\"\"").lines().get(0).cells())
        .containsEntry(ImportColumn.DEPARTMENT, "=1+1,\"x\"");
  }

  @Test
  void a_heading_at_fault_is_told_once_and_no_line_is_read() {
    assertFault("", 1, "missing");
    assertFault("doctor\nDr Adler", 1, "missing");
    assertFault("department,chief\nCardiology,x", 1, "not-a-line");
    assertFault("department,Department\nCardiology,x", 1, "not-a-line");
    assertThat(read("department,weekday\nCardiology,1").faults())
        .extracting(LineFault::column)
        .containsExactly(ImportColumn.DOCTOR, ImportColumn.FROM, ImportColumn.TO);
  }

  @Test
  void a_line_that_is_none_is_told() {
    assertFault("department\nCardiology,x", 2, "not-a-line");
    assertFault("department\nA\n\"never closed", 3, "not-a-line");
  }

  @Test
  void what_is_no_text_or_too_much_is_refused_before_any_work() {
    assertThatThrownBy(() -> DirectoryCsv.read(new byte[] {(byte) 0xfc, 'a'}))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> read("department\n" + "A\n".repeat(5_002)))
        .isInstanceOf(InvalidInputException.class);
    assertThat(read("department\n" + "A\n".repeat(5_000)).lines()).hasSize(5_000);
  }

  private static void assertFault(String text, int line, String rule) {
    assertThat(read(text).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.rule().code()).isEqualTo(rule);
            });
  }

  private static DirectoryCsv read(String text) {
    return DirectoryCsv.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
