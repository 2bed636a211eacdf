package org.hospitalscheduling.web.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hospitalscheduling.web.table.CsvFile.Dialect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @DisplayName("1.2.10: a cell that a spreadsheet would run has an apostrophe in front")
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1", " =1", "\"=1", "\0"})
  void formulas_are_disarmed(String cell) throws IOException {
    assertThat(cell(cell)).isEqualTo("'" + cell);
  }

  static Stream<String> evil() {
    return Stream.of("=1", "+1", "-1", "@A", "＝1", " =1", "\"=1", "\" =1", "'=1", "\u00a0=1")
        .flatMap(
            formula ->
                Stream.of(",", ";", "\t", "\n", "\r", "\r\n", ";;", ",;\t", "; ;", "\";\"")
                    .map(separator -> "x" + separator + formula));
  }

  @DisplayName("1.2.10: nor may a cell begin where another spreadsheet separates cells or lines")
  @ParameterizedTest
  @MethodSource("evil")
  void formulas_are_disarmed_after_every_separator(String evil) throws IOException {
    for (char written : new char[] {',', ';', '\t'}) {
      String file = file(new Dialect(written, false, false), evil, "end");
      for (char read : new char[] {',', ';', '\t'}) {
        for (String line : file.split("\r\n|\r|\n")) {
          // The worst that a reader can do: separators count, whatever is in quotes.
          for (String cell : line.split(read == '\t' ? "\t" : "[" + read + "]")) {
            assertThat(cell.replaceFirst("^[\\s\\p{Z}\"]+", ""))
                .as(evil + " written with " + written + ", read with " + read)
                .doesNotMatch("(?s)[=+\\-@＝].*");
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meier, Anna",
        "a; b",
        "O'Hara, Jr.",
        "1-2, 3=4",
        "Zoë \"Zo\"",
        "hip, left\nknee; right"
      })
  void what_is_harmless_stays_as_it_is(String cell) throws IOException {
    assertThat(cell(cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {", | ,", "; | ;", "tab | \\t"})
  void cells_are_separated_as_asked_and_all_in_quotes(String name, String separator)
      throws IOException {
    char c = separator.equals("\\t") ? '\t' : separator.charAt(0);
    assertThat(file(new Dialect(c, false, false), "1", "Meier, A.; \"B\""))
        .isEqualTo("\"a\"%1$c\"b\"\r\n\"1\"%1$c\"Meier, A.; \"\"B\"\"\"\r\n".formatted(c));
  }

  @Test
  void an_mrn_keeps_its_zeros_where_that_is_asked_for() throws IOException {
    assertThat(mrn("0086", true)).isEqualTo("=\"0086\"");
    assertThat(mrn("0086", false)).isEqualTo("0086");
    assertThat(mrn("BH 0012/7-a", true)).isEqualTo("=\"BH 0012/7-a\"");
    // What could end the text or the cell is no formula of ours.
    for (String evil : List.of("1\";=cmd", "1;=cmd", "=cmd", "1\"&cmd", "1\n=cmd", "1,-2")) {
      assertThat(mrn(evil, true)).doesNotStartWith("=").isEqualTo(mrn(evil, false));
    }
  }

  @Test
  @DisplayName("16.4.1: a line break in a cell of the log does not begin a row")
  void a_line_stays_a_line() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(out, BERLIN, Dialect.RFC_4180, "name", "detail")) {
      file.line("Eve\r\n2026,forged\u2028\u0085\u0000").line("a,\"b\"").endRow();
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\"name\",\"detail\"\r\n\"Eve\\r\\n2026,forged\\u2028\\u0085\\u0000\",\"a,\"\"b\"\"\"\r\n");
  }

  @Test
  void every_kind_of_cell() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(out, BERLIN, Dialect.RFC_4180, "a b c d e f g".split(" "))) {
      file.time(Instant.parse("2026-10-25T01:30:00.5Z"))
          .date(LocalDate.of(1899, 2, 28))
          .clock(LocalTime.of(2, 30))
          .number(-5)
          .flag(true)
          .text((String) null)
          .endRow();
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
        .containsExactly(
            "\"2026-10-25T02:30:00+01:00\",\"1899-02-28\",\"02:30\",\"-5\",\"true\",\"\",\"\"");
  }

  private static String mrn(String mrn, boolean keepZeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(out, BERLIN, new Dialect(',', false, keepZeros), "a")) {
      file.digits(mrn).endRow();
    }
    return parsed(out.toString(StandardCharsets.UTF_8))[0];
  }

  private static String cell(String text) throws IOException {
    return parsed(file(Dialect.RFC_4180, text, "end"))[0];
  }

  private static String file(Dialect dialect, String first, String second) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(out, BERLIN, dialect, "a", "b")) {
      file.text(first).text(second).endRow();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String[] parsed(String file) throws IOException {
    try (CSVReader reader =
        new CSVReaderBuilder(new StringReader(file.replace("\"\r\n", "\"\n")))
            .withSkipLines(1)
            .withKeepCarriageReturn(true)
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      return reader.readNext();
    } catch (com.opencsv.exceptions.CsvValidationException e) {
      throw new IOException(e);
    }
  }
}
