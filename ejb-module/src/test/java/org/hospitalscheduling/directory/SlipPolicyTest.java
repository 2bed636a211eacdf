package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipPolicyTest {

  @ParameterizedTest(name = "{0} may mean {1}")
  @CsvSource({
    "hana, hanna",
    "hanan, hanna",
    "hannna, hanna",
    "henna, hanna",
    "nuller, muller",
    "zimerman, zimmermann",
    "zimerm, zimmermann",
    "jadwgia, jadwiga",
    "jna, jan"
  })
  void one_slip_or_in_a_long_word_two(String typed, String known) {
    assertThat(SlipPolicy.meant(typed, List.of(known, "xaver"))).containsExactly(known);
  }

  @ParameterizedTest(name = "{0} does not mean {1}")
  @CsvSource({"hana, johanna", "maler, muller", "han, hanna", "eva, ida", "muller, muller"})
  void more_slips_are_another_word_and_none_is_no_slip(String typed, String known) {
    assertThat(SlipPolicy.meant(typed, List.of(known))).isEmpty();
  }

  @Test
  void fewer_slips_are_likelier() {
    assertThat(SlipPolicy.meant("schmitd", List.of("schmidt", "schmitz", "schmied", "smith")))
        .containsExactly("schmidt", "schmitz", "schmied");
  }
}
