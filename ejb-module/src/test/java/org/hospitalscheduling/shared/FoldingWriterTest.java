package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingWriterTest {

  private interface Way {
    void write(Writer writer, String text) throws IOException;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00fc", "\u8a3a", "\ud83c\udfe5", "a\u00fc\u8a3a\ud83c\udfe5"})
  void no_line_is_longer_than_75_octets_and_no_character_is_split(String character)
      throws IOException {
    String content = "LOCATION:" + character.repeat(200) + "\r\nEND:VEVENT\r\n";
    for (Way way :
        new Way[] {
          Writer::write,
          (writer, text) -> writer.write(text.toCharArray()),
          (writer, text) -> {
            for (char each : text.toCharArray()) {
              writer.write(each);
            }
          }
        }) {
      String folded = folded(way, content);
      byte[] bytes = folded.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(folded).doesNotContain("?");
      assertThat(folded.split("\r\n"))
          .allSatisfy(
              line ->
                  assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
          .hasSizeGreaterThan(2);
      assertThat(folded.replace("\r\n ", "")).isEqualTo(content);
    }
  }

  @Test
  void a_line_of_75_octets_stays_whole() throws IOException {
    assertThat(folded(Writer::write, "x".repeat(75) + "\r\n")).isEqualTo("x".repeat(75) + "\r\n");
    assertThat(folded(Writer::write, "x".repeat(76))).isEqualTo("x".repeat(75) + "\r\n x");
  }

  @Test
  void half_a_character_is_not_lost() throws IOException {
    assertThat(folded(Writer::write, "a\ud83c")).isEqualTo("a\ud83c");
  }

  private static String folded(Way way, String text) throws IOException {
    StringWriter out = new StringWriter();
    try (FoldingWriter writer = new FoldingWriter(out)) {
      way.write(writer, text);
    }
    return out.toString();
  }
}
