package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.lang.UCharacter;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
  private static final String HOSPITAL = "St. Mary's";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "Dr. Hanna Müller",
        "O'Neill",
        "front-desk",
        "Нина Иванова",
        "محمد",
        "山田 太郎",
        "Neil 2",
        "anna@ward",
        "Patrick",
        "Adminah",
        "Systema"
      })
  void what_people_are_called(String name) {
    assertThat(person(name).text()).isEqualTo(name);
  }

  @Test
  void what_a_keyboard_made_of_it_is_put_right() {
    assertThat(person("  O\u2019Neill\u00a0 Ann ").text()).isEqualTo("O'Neill Ann");
    assertThat(person("Jean\u2011Luc").text()).isEqualTo("Jean-Luc");
    assertThat(person("\uff21nna").text()).isEqualTo("Anna");
    assertThat(person("Mu\u0308ller").text()).isEqualTo("M\u00fcller");
  }

  @ParameterizedTest
  @DisplayName("2.2.1: by RFC 8265 invisible, directing and compatibility characters make no name")
  @ValueSource(
      strings = {
        "Ada\u200bB",
        "Ada\u202eB",
        "A\u0085da",
        "Ada\u00adB",
        "\ufb01n",
        "Ada\u2603",
        "\ud83d\ude00",
        "Ada\u2028B",
        "Ada\u0001",
        "\u2160da",
        "Ada\ufe0f"
      })
  void refused_by_precis(String name) {
    refused(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hаnna", "Αda", "Οlga", "Ada Ѕmith"})
  void scripts_are_not_mixed(String name) {
    refused(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system",
        "SYSTEM",
        "Sуstеm",
        "sys-tem",
        "s y s t e m",
        "The System",
        "system 2",
        "System7",
        "sÿstem",
        "patient",
        "patient, by link",
        "Patіent",
        "a patient",
        "admin",
        "ADMlN",
        "adm1n",
        "аdmin",
        "АDMIN",
        "ΑDMΙΝ",
        "admín",
        "Anna (admin)",
        "Administrator",
        "unknown",
        "UNKN0WN",
        "St. Mary's",
        "st marys",
        "St.Mary\u2019s desk",
        "\uff33\uff39\uff33\uff34\uff25\uff2d",
        "5ystem1 admin",
        "rnoderator"
      })
  void what_the_log_calls_others_is_reserved(String name) {
    refused(name);
  }

  @Test
  void a_program_may_be_named_after_what_it_is_for_but_not_like_somebody_else() {
    assertThat(program("Patient portal").text()).isEqualTo("Patient portal");
    assertThat(program("Lab system").text()).isEqualTo("Lab system");
    assertThat(program("St. Mary's laboratory").text()).isEqualTo("St. Mary's laboratory");
    for (String name : new String[] {"system", "Patient", "patients 2", "St Marys", "аdmin"}) {
      assertThatThrownBy(() -> program(name)).isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, ada",
    "Ada, ΑDΑ",
    "Alice, AIice",
    "Alice, A1ICE",
    "Modem, rnodern",
    "Olga, 0lga",
    "Nina, Νіnа",
    "scope, ѕсоре",
    "Müller, Mu\u0308ller",
    "ADA, Ａｄａ"
  })
  void what_looks_alike_is_the_same(String one, String other) {
    assertThat(AccountName.key(one)).isEqualTo(AccountName.key(other));
  }

  @ParameterizedTest
  @CsvSource({"Müller, Muller", "Somebody 10, Somebody 11", "Ann, Anne", "Bär, Bar"})
  void what_looks_different_is_not(String one, String other) {
    assertThat(AccountName.key(one)).isNotEqualTo(AccountName.key(other));
  }

  @Test
  void a_taken_name_gets_a_number_and_stays_within_bounds() {
    assertThat(person("Ada").numbered(2).text()).isEqualTo("Ada2");
    String longest = "x".repeat(AccountName.LONGEST);
    assertThat(person(longest).numbered(12).text()).isEqualTo("x".repeat(98) + "12");
    refused(longest + "x");
  }

  /** What is stored follows this version: with another, a migration computes the keys again. */
  @Test
  void the_version_of_unicode_that_keys_were_computed_with() {
    assertThat(UCharacter.getUnicodeVersion()).hasToString("17.0.0.0");
  }

  private static AccountName person(String name) {
    return AccountName.ofPerson("username", name, HOSPITAL);
  }

  private static AccountName program(String name) {
    return AccountName.ofProgram("name", name, HOSPITAL);
  }

  private static void refused(String name) {
    assertThatThrownBy(() -> person(name))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.INVALID);
              assertThat(refused.field()).contains("username");
            });
  }
}
