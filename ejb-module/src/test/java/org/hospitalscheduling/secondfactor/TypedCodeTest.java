package org.hospitalscheduling.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(
      strings = {
        "123456",
        "123 456",
        " 123\u00a0456\n",
        "1 2 3 4 5 6",
        "123\t456",
        "123-456",
        "123\u2013456",
        "123 \u2014 456",
        "123\u2212456",
        "123\u2011456",
        "\u200b123\u202f456\ufeff",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "\uff11\uff12\uff13\u3000\uff14\uff15\uff16",
        "\u0661\u0662\u0663\u0664\u0665\u0666"
      })
  void blanks_dashes_and_widths_do_not_matter(String typed) {
    assertThat(TypedCode.plain(typed)).isEqualTo("123456");
    assertThat(Totp.isCode(TypedCode.plain(typed))).isTrue();
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"+123456", "12345", "1234567", "123.456", "12345a", ""})
  void nothing_else_becomes_a_code(String typed) {
    assertThat(Totp.isCode(TypedCode.plain(typed))).isFalse();
  }

  @Test
  void a_recovery_code_is_the_same_however_it_is_grouped() {
    byte[] hash = RecoveryCodes.hash("K3QX-7W2M-ZP5A-RN4T-HB6E-VD2Y").orElseThrow();
    for (String typed :
        new String[] {
          "k3qx7w2mzp5arn4thb6evd2y",
          " K3QX \u2013 7W2M \u2013 ZP5A \u2013 RN4T \u2013 HB6E \u2013 VD2Y\u00a0",
          "\uff2b\uff13\uff31\uff38-7W2M-ZP5A-RN4T-HB6E-VD2Y"
        }) {
      assertThat(RecoveryCodes.hash(typed)).as(typed).hasValue(hash);
    }
  }
}
