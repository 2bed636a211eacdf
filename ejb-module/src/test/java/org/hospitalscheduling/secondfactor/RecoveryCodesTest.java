package org.hospitalscheduling.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodesTest {

  @Test
  @DisplayName("6.5.2, 6.5.3, 6.5.4: ten codes of 120 random bits, so that a plain hash will do")
  void ten_codes() {
    List<String> codes = RecoveryCodes.next();
    assertThat(codes)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}"));
  }

  @Test
  void how_somebody_types_it_does_not_matter() {
    String code = RecoveryCodes.next().get(0);
    byte[] hash = RecoveryCodes.hash(code).orElseThrow();
    assertThat(RecoveryCodes.hash(code.toLowerCase(Locale.ROOT))).hasValue(hash);
    assertThat(RecoveryCodes.hash(" " + code.replace('-', ' '))).hasValue(hash);
    assertThat(RecoveryCodes.hash(code.replace("-", ""))).hasValue(hash);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456", "AAAA-BBBB", "AAAA-BBBB-CCCC-DDDD-EEEE-FFF1"})
  void what_cannot_be_one_is_not_looked_up(String typed) {
    assertThat(RecoveryCodes.hash(typed)).isEmpty();
  }
}
