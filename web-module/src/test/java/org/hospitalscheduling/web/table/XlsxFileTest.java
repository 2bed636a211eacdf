package org.hospitalscheduling.web.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The workbook as the parts of its ZIP file, read by the JDK's own readers. */
class XlsxFileTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void cells_have_their_types() throws Exception {
    Map<String, Document> parts =
        workbook(
            file ->
                file.time(Instant.parse("2026-07-01T07:30:00Z"))
                    .date(LocalDate.of(1979, 3, 14))
                    .clock(LocalTime.of(18, 0))
                    .digits("0086")
                    .number(3)
                    .flag(true)
                    .text("Zoë")
                    .endRow());
    List<Element> cells = cells(parts.get("xl/worksheets/sheet1.xml"), 1);
    // Days since 30 December 1899, of the hospital's clock.
    assertThat(number(cells.get(0)))
        .isEqualTo(46204 + 9.5 / 24, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(format(parts, cells.get(0))).isEqualTo("yyyy-mm-dd hh:mm:ss");
    assertThat(number(cells.get(1))).isEqualTo(28928);
    assertThat(format(parts, cells.get(1))).isEqualTo("yyyy-mm-dd");
    assertThat(number(cells.get(2))).isEqualTo(0.75);
    assertThat(format(parts, cells.get(2))).isEqualTo("hh:mm");
    assertThat(cells.get(3).getAttribute("t")).isEqualTo("inlineStr");
    assertThat(cells.get(3).getTextContent()).isEqualTo("0086");
    assertThat(number(cells.get(4))).isEqualTo(3);
    assertThat(cells.get(5).getAttribute("t")).isEqualTo("b");
    assertThat(cells.get(6).getTextContent()).isEqualTo("Zoë");
  }

  @DisplayName("1.2.10: text is text, and never a formula")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "@A",
        "=cmd|' /C calc'!A0",
        "<f>1+1</f>",
        "a & b",
        "line\nline",
        "]]>",
        "1e5",
        "_x0041_",
        "👩‍⚕️",
        "1899-02-28"
      })
  void text_is_text(String text) throws Exception {
    Document sheet = workbook(file -> file.text(text).endRow()).get("xl/worksheets/sheet1.xml");
    Element cell = cells(sheet, 1).get(0);
    assertThat(cell.getAttribute("t")).isEqualTo("inlineStr");
    assertThat(cell.getTextContent().replace("_x005F_", "_")).isEqualTo(text);
    assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
  }

  @Test
  void what_no_spreadsheet_can_hold_is_left_out_or_written_as_text() throws Exception {
    Document sheet =
        workbook(
                file ->
                    file.text("a\u0000\u0007\ud800b\uffff")
                        .text("x".repeat(40_000))
                        .date(LocalDate.of(1890, 5, 1))
                        .date(null)
                        .text("")
                        .endRow())
            .get("xl/worksheets/sheet1.xml");
    List<Element> cells = cells(sheet, 1);
    assertThat(cells.get(0).getTextContent()).startsWith("a").endsWith("b");
    assertThat(cells.get(1).getTextContent()).hasSize(32_767);
    assertThat(cells.get(2).getTextContent()).isEqualTo("1890-05-01");
    assertThat(cells).hasSize(3);
  }

  @Test
  void rows_are_sent_as_they_are_written() throws Exception {
    long[] sent = new long[1];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            sent[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            sent[0] += length;
          }
        };
    try (XlsxFile file = new XlsxFile(counting, BERLIN, "a")) {
      java.util.Random random = new java.util.Random(1);
      for (int i = 0; i < 50_000; i++) {
        file.text(Long.toHexString(random.nextLong())).endRow();
      }
      assertThat(sent[0]).isGreaterThan(200_000);
    }
  }

  @Test
  void a_client_that_has_gone_ends_the_file() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(
            () -> {
              XlsxFile file = new XlsxFile(gone, BERLIN, "a");
              for (int i : IntStream.range(0, 500_000).toArray()) {
                file.text("row " + i + " " + Math.sqrt(i)).endRow();
              }
            })
        .hasMessage("gone");
  }

  private interface Rows {
    void write(XlsxFile file) throws IOException;
  }

  private static Map<String, Document> workbook(Rows rows) throws Exception {
    Path path = Files.createTempFile("rows", ".xlsx");
    Map<String, Document> parts = new HashMap<>();
    try {
      try (OutputStream out = Files.newOutputStream(path);
          XlsxFile file = new XlsxFile(out, BERLIN, "a", "b", "c", "d", "e", "f", "g")) {
        rows.write(file);
      }
      try (ZipFile zip = new ZipFile(path.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          parts.put(
              entry.getName(),
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(zip.getInputStream(entry)));
        }
      }
    } finally {
      Files.delete(path);
    }
    assertThat(parts).containsKeys("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml");
    return parts;
  }

  private static List<Element> cells(Document sheet, int row) {
    Element found = (Element) sheet.getElementsByTagName("row").item(row);
    NodeList cells = found.getElementsByTagName("c");
    return IntStream.range(0, cells.getLength()).mapToObj(i -> (Element) cells.item(i)).toList();
  }

  private static double number(Element cell) {
    return Double.parseDouble(cell.getElementsByTagName("v").item(0).getTextContent());
  }

  private static String format(Map<String, Document> parts, Element cell) {
    Element styles = parts.get("xl/styles.xml").getDocumentElement();
    Element xfs = (Element) styles.getElementsByTagName("cellXfs").item(0);
    Element xf =
        (Element) xfs.getElementsByTagName("xf").item(Integer.parseInt(cell.getAttribute("s")));
    NodeList formats = styles.getElementsByTagName("numFmt");
    return IntStream.range(0, formats.getLength())
        .mapToObj(i -> (Element) formats.item(i))
        .filter(each -> each.getAttribute("numFmtId").equals(xf.getAttribute("numFmtId")))
        .findFirst()
        .orElseThrow()
        .getAttribute("formatCode");
  }
}
