package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'Müller, Hanna', 'muller hanna mueller'",
    "'Mueller, Hanna', 'mueller hanna muller'",
    "'Müller-Lüdenscheidt, Eva', 'muller ludenscheidt eva mullerludenscheidt mueller luedenscheidt muellerluedenscheidt'",
    "'O’Neill, Sam', 'o neill sam oneill'",
    "'O Neill, Sam', 'o neill sam oneill'",
    "'van der Berg, Anna', 'van der berg anna vanderberg'",
    "'Đặng, Thị', 'dang thi djang'",
    "'李明', '李明 明'",
    "'?', ''"
  })
  void a_name_as_it_is_written_and_then_as_it_might_be(String name, String words) {
    assertThat(String.join(" ", SearchWords.ofName(name))).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "4711, 4711",
    "'BH 12 77', 'bh1277 bh 12 77'",
    "'BH-12/77', 'bh1277 bh 12 77'",
    "0004711, '0004711 4711'",
    "0, 0",
    "#, ''"
  })
  void a_number_with_and_without_what_is_between(String number, String words) {
    assertThat(String.join(" ", SearchWords.ofNumber(number))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ä", "ﷺ", "李", "😀", "김", "a ", "-", "x'", "ü-"})
  void words_are_so_few_and_short_that_an_index_can_have_them(String part) {
    List<String> words = SearchWords.ofName("q" + part.repeat(199));
    assertThat(words).hasSizeLessThanOrEqualTo(40).allMatch(word -> Text.length(word) <= 60);
  }

  @Test
  void what_a_word_is_made_of_needs_no_escaping() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      if (Character.getType(letter) != Character.SURROGATE) {
        String text = "a" + Character.toString(letter) + "b";
        assertThat(String.join("", SearchWords.typed(text)))
            .as("U+%04X", letter)
            .doesNotContain("'", "\\", ":", "%", "_", " ", "-", "\0");
      }
    }
  }
}
