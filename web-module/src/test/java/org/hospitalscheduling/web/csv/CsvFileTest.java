package org.hospitalscheduling.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

  @DisplayName("1.2.10: a cell that a spreadsheet would run has an apostrophe in front")
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1"})
  void formulas_are_disarmed(String cell) {
    assertThat(CsvFile.text(cell)).isEqualTo("'" + cell);
    assertThat(CsvFile.line(cell).charAt(0)).isIn('\'', '\\');
  }

  @Test
  @DisplayName("16.4.1: a line break in a cell of the log does not begin a row")
  void a_line_stays_a_line() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(out, false, "name", "detail")) {
      file.row(CsvFile.line("Eve\r\n2026,forged\u2028\u0085\u0000"), CsvFile.line("a,\"b\""));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "name,detail\r\n\"Eve\\r\\n2026,forged\\u2028\\u0085\\u0000\",\"a,\"\"b\"\"\"\r\n");
  }

  @Test
  void nothing_is_an_empty_cell() {
    assertThat(CsvFile.text(null)).isEmpty();
    assertThat(CsvFile.line(null)).isEmpty();
  }
}
