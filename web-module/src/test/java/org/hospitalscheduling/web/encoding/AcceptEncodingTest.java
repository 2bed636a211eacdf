package org.hospitalscheduling.web.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

  private static final List<String> OFFERED = List.of("br", "gzip");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br",
        "gzip, deflate | gzip",
        "x-gzip | gzip",
        "GZIP;Q=0.5 | gzip",
        "br;q=0.1, gzip;q=0.9 | gzip",
        "br;q=0, gzip | gzip",
        "* | br",
        "*;q=0 | none",
        "br;q=0, * | gzip",
        "identity | none",
        "identity, gzip;q=0.5 | none",
        "identity;q=0.5, gzip | gzip",
        "identity;q=0, *;q=0 | none",
        "gzip;q=2 | none",
        "gzip;q=-1 | none",
        "gzip;q=NaN | none",
        "gzip;q=much | none",
        "deflate | none",
        "'' | none",
        "',,;' | none",
      })
  void the_smallest_that_is_wanted_most(String header, String expected) {
    assertThat(AcceptEncoding.choose(List.of(header), OFFERED).orElse("none")).isEqualTo(expected);
  }

  @Test
  void several_lines_are_one_list_and_none_asks_for_nothing() {
    assertThat(AcceptEncoding.choose(List.of("deflate", "gzip;q=0.2"), OFFERED)).contains("gzip");
    assertThat(AcceptEncoding.choose(List.of(), OFFERED)).isEmpty();
  }
}
