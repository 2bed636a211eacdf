package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hospitalscheduling.web.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchFormFilterTest {

  @Test
  void a_search_stands_for_a_get_of_what_can_be_looked_for() {
    assertThat(SearchFormFilter.searched("patients/search")).contains("patients");
    assertThat(SearchFormFilter.searched("schedules/export.csv/search"))
        .contains("schedules/export.csv");
    assertThat(SearchFormFilter.searched("patients")).isEmpty();
    assertThat(SearchFormFilter.searched("auth/me/search")).isEmpty();
    assertThat(SearchFormFilter.searched("patients/search/search")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "q=M%C3%BCller+Hanna&limit=8, q=M%C3%BCller+Hanna&limit=8",
    "q=a|b{c}, q=a%7Cb%7Bc%7D",
    "q=a%26b%3Dc, q=a%26b%3Dc",
    "q=a=b, q=a%3Db",
    "q, q=",
    "'', ''",
    "&&, ''",
  })
  void a_form_is_a_query_that_says_the_same(String form, String query) {
    assertThat(SearchFormFilter.query(form)).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=%zz", "q=%", "%c3=1", "q=%00", "q=M\u00fcller", "q=%ff"})
  void what_is_no_form_of_utf_8_is_refused(String form) {
    assertThatThrownBy(() -> SearchFormFilter.query(form))
        .isInstanceOf(InvalidInputException.class);
  }
}
