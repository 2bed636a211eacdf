package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "4dfc6c6c6572", // Müller in ISO-8859-1
        "c0af", // overlong
        "e080af",
        "f08080af",
        "c3", // cut off
        "e282",
        "f09f98",
        "80", // a continuation without a beginning
        "eda080", // a surrogate
        "f4908080", // beyond U+10FFFF
        "fe",
        "ff",
      })
  void what_is_not_utf_8_is_refused(String hex) {
    assertThatThrownBy(() -> Text.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void utf_8_is_read_without_a_byte_order_mark() throws Exception {
    assertThat(Text.decode("\ufeffMüller 😀".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Müller 😀");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      ints = {
        0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2007, 0x200A, 0x2028,
        0x2029, 0x202F, 0x205F, 0x3000, 0xAD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E,
        0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xE0001
      })
  void white_space_and_format_characters_are_stripped_at_the_ends(int letter) throws Exception {
    String gap = Character.toString(letter);
    assertThat(Text.line(gap + "Curie, Marie" + gap + " ", 1, 12)).isEqualTo("Curie, Marie");
    assertThat(Text.lines(" " + gap + "Curie, Marie" + gap, 1, 12)).isEqualTo("Curie, Marie");
    assertThat(Text.line(gap, 0, 5)).isEmpty();
    assertThatThrownBy(() -> Text.line(gap + gap, 1, 5)).hasMessage("must not be blank");
    assertThatThrownBy(() -> Text.lines(gap + gap, 1, 5)).hasMessage("must not be blank");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      ints = {
        0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x2800, 0x3164, 0xFE0F, 0xFFA0, 0xFFFC,
        0xFFFD, 0x1D159, 0xE0100, 0x0378
      })
  void what_nobody_can_see_says_nothing(int letter) throws Exception {
    String nothing = Character.toString(letter).repeat(3);
    assertThatThrownBy(() -> Text.line(nothing, 1, 5)).hasMessage("must not be blank");
    assertThatThrownBy(() -> Text.lines("\n" + nothing, 1, 5)).hasMessage("must not be blank");
    assertThat(Text.line(nothing, 0, 5)).isEmpty();
    assertThat(Text.isBlank(nothing + " \u200b")).isTrue();
  }

  @ParameterizedTest(name = "{0} says nothing")
  @ValueSource(strings = {".", "-", "…", "???", "—", "\u0301", "' \"", "()"})
  void punctuation_alone_says_nothing(String text) throws Exception {
    assertThatThrownBy(() -> Text.line(text, 1, 5))
        .hasMessage("must have at least one letter or digit");
    assertThat(Text.line(text, 0, 5)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} says something")
  @ValueSource(strings = {"x", "7", "👩", "李", "א", "ณ", "+", "€", "½", "O'Neill"})
  void a_letter_a_digit_or_a_symbol_says_something(String text) throws Exception {
    assertThat(Text.line(text, 1, 10)).isEqualTo(text);
  }

  @Test
  void a_line_has_nothing_that_breaks_or_turns_it() {
    IntStream.of(
            0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F,
            0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800, 0xDFFF,
            0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)
        .forEach(
            letter ->
                assertThatThrownBy(() -> Text.line("a" + Character.toString(letter) + "b", 1, 9))
                    .as(Integer.toHexString(letter))
                    .hasMessage("must not contain control characters"));
  }

  @Test
  void lines_may_break_and_have_tabs() throws Exception {
    assertThat(Text.lines("a\r\nb\rc\u0085d\u2028e\u2029f\n\ng\th", 1, 20))
        .isEqualTo("a\nb\nc\nd\ne\nf\n\ng\th");
    assertThat(Text.lines("שלום\u200f!", 1, 20)).isEqualTo("שלום\u200f!");
    for (int letter : new int[] {0x00, 0x0B, 0x1B, 0x202E, 0x2066, 0xD800, 0xFFFF}) {
      assertThatThrownBy(() -> Text.lines("a" + Character.toString(letter) + "b", 1, 9))
          .hasMessage("must not contain control characters");
    }
  }

  @Test
  void what_joins_letters_stays() throws Exception {
    assertThat(Text.line("می\u200cخواهم 👩\u200d⚕", 1, 20)).isEqualTo("می\u200cخواهم 👩\u200d⚕");
  }

  @Test
  void text_is_composed() throws Exception {
    assertThat(Text.line("Mu\u0308nch", 1, 5)).isEqualTo("Münch");
    assertThat(Text.lines("Mu\u0308nch", 1, 5)).isEqualTo("Münch");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"👩👩👩👩👩, true", "👩👩👩👩👩👩, false", "'  abcde  ', true", "abcdef, false"})
  void length_is_counted_in_code_points_of_what_is_kept(String text, boolean fits)
      throws Exception {
    if (fits) {
      assertThat(Text.line(text, 1, 5)).isEqualTo(text.strip());
    } else {
      assertThatThrownBy(() -> Text.line(text, 1, 5)).hasMessage("must have at most 5 characters");
    }
  }

  @Test
  void half_a_character_is_broken() {
    assertThat(Text.isBroken("\ud800")).isTrue();
    assertThat(Text.isBroken("a\udc00b")).isTrue();
    assertThat(Text.isBroken("👩")).isFalse();
  }
}
