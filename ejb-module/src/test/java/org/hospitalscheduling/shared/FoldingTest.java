package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "4711 ",
        " 4711",
        "4711\u00a0",
        "4711\u200b",
        "\ufeff4711",
        "\u202a4711\u202c",
        "\uff14\uff17\uff11\uff11",
        "\u3000\uff14711\u2003"
      })
  void an_identifier_is_the_same_with_what_nobody_sees(String typed) {
    assertThat(Folding.identifier(typed)).isEqualTo("4711");
    assertThat(Folding.key(typed)).isEqualTo("4711");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "BH 12 77",
        "bh 12 77",
        "Bh  12\u00a077",
        "BH\u200b12\u2003\u200b77",
        "ＢＨ 12 77",
        "BH\t12 77"
      })
  void runs_of_white_space_are_one_blank_and_case_does_not_matter(String typed) {
    assertThat(Folding.key(typed)).isEqualTo("bh 12 77");
  }

  @Test
  void case_is_kept_for_display_and_other_identifiers_are_others() {
    assertThat(Folding.identifier("  Bh-12\u00a0A ")).isEqualTo("Bh-12 A");
    assertThat(List.of("1 11", "11 1", "111", "0111", "1-11"))
        .extracting(Folding::key)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_key_is_its_own_key() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      if (Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE) {
        String text = "a" + Character.toString(letter) + "b";
        String key = Folding.key(text);
        if (!Folding.key(key).equals(key)) {
          assertThat(Folding.key(key)).as("U+%04X", letter).isEqualTo(key);
        }
      }
    }
    Random random = new Random(20261130);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(6, 0, 0x3000)
          .filter(letter -> !(letter >= 0xD800 && letter <= 0xDFFF))
          .forEach(text::appendCodePoint);
      String key = Folding.key(text.toString());
      assertThat(Folding.key(key)).isEqualTo(key);
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "'Müller, Hanna', 'MÜLLER,  hanna'",
    "'Müller, Hanna', 'Hanna Muller'",
    "'Müller, Hanna', 'Mueller, Hanna'",
    "'Müller-Lüdenscheidt, Hans-Peter', 'Hans Peter Mueller Luedenscheidt'",
    "'O’Neill, Siobhán', 'O''Neill, Siobhan'",
    "'O''Neill, Sam', 'ONeill, Sam'",
    "'Weiß, Jörg', 'Weiss, Joerg'",
    "'İpek, Işıl', 'ipek, isil'",
    "'Ørsted, Bjørn', 'Oersted, Bjoern'",
    "'Łukasz, Jan', 'Lukasz, Jan'",
    "'Dr. Meier, Ada', 'Dr Meier, Ada'",
    "'Curie—Joliot, Irène', 'Curie-Joliot, Irene'"
  })
  void names_that_may_be_one_persons(String one, String other) {
    assertThat(Folding.isSameName(one, other)).isTrue();
    assertThat(Folding.isSameName(other, one)).isTrue();
    assertThat(Folding.nameKey(one)).isEqualTo(Folding.nameKey(other));
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "'Owner, Olga', 'Newcomer, Nora'",
    "'Owner, Olga', 'Owner, Olga Maria'",
    "'Owner, Olga', 'Owner'",
    "'李, 明', '王, 明'",
    "'Müller, Jan', 'Müller, Jana'"
  })
  void names_that_differ(String one, String other) {
    assertThat(Folding.isSameName(one, other)).isFalse();
  }

  /** With every letter beside those that are spelt in two ways, in every order. */
  @Test
  void names_that_may_be_one_persons_are_found_by_one_key() {
    String letters = "aeouäöüøåæœ ";
    Random random = new Random(20261130);
    int same = 0;
    for (int i = 0; i < 200_000; i++) {
      String one = word(random, letters);
      String other = random.nextBoolean() ? word(random, letters) : respelt(random, one);
      if (Folding.isSameName(one, other)) {
        same++;
        assertThat(Folding.nameKey(one)).as("%s, %s", one, other).isEqualTo(Folding.nameKey(other));
      }
    }
    assertThat(same).isGreaterThan(10_000);
  }

  @Test
  void a_key_of_a_name_fits_an_index_and_is_empty_where_there_are_no_letters() {
    assertThat(Folding.nameKey("\ufdfa".repeat(200))).hasSize(200);
    assertThat(Folding.nameKey("\ud83d\ude00 – ?")).isEmpty();
  }

  private static String word(Random random, String letters) {
    StringBuilder word = new StringBuilder();
    random
        .ints(1 + random.nextInt(4), 0, letters.length())
        .forEach(at -> word.append(letters.charAt(at)));
    return word.toString();
  }

  private static String respelt(Random random, String text) {
    return switch (random.nextInt(3)) {
      case 0 -> text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ø", "oe");
      case 1 -> text.replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("å", "a");
      default -> text.replace("å", "aa").toUpperCase(Locale.ROOT);
    };
  }
}
