package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "030 123456, DE, +4930123456",
    "030 / 12 34 56, DE, +4930123456",
    "(030) 123-456, DE, +4930123456",
    "+49 (0)30 123456, DE, +4930123456",
    "0049 30 123456, DE, +4930123456",
    "tel:+49-30-123456, ZZ, +4930123456",
    "\u00a0030\u2009123456\u200b, DE, +4930123456",
    "\uff10\uff13\uff10 123456, DE, +4930123456",
    "\u0660\u0663\u0660 123456, DE, +4930123456",
    "0170 1234567 (mother), DE, +491701234567",
    "030 123456 ext. 12, DE, +4930123456",
    "01 58858, AT, +43158858",
    "06 6982, IT, +39066982",
    "(212) 555-0123, US, +12125550123",
    "+1 212 555 0123, DE, +12125550123",
    "+44 20 7946 0958, ZZ, +442079460958"
  })
  void a_number_is_read_as_people_write_it(String typed, String region, String dialled) {
    assertThat(TelephoneNumber.e164(typed, region)).contains(dialled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "ask the neighbour",
        "110",
        "030",
        "+",
        "+999 123456",
        "1234567890123456789012345678901234567890",
        "\ud83d\udcde",
        "\u0000"
      })
  void what_is_no_number_is_none(String typed) {
    assertThat(TelephoneNumber.e164(typed, "DE")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"030 123456", "0170 1234567"})
  void without_a_country_a_number_needs_its_code(String typed) {
    assertThat(TelephoneNumber.e164(typed, TelephoneNumber.NO_REGION)).isEmpty();
  }
}
