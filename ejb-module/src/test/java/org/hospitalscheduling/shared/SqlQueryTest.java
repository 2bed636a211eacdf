package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlQueryTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a = :one AND b = :two       | a = ? AND b = ?         | one two
          a < :end AND b > :end       | a < ? AND b > ?         | end end
          a = ANY (:ids::uuid[])      | a = ANY (?::uuid[])     | ids
          to_char(a, 'HH24:MI') = :x  | to_char(a, 'HH24:MI') = ? | x
          a = 'it''s :not' OR a = :x  | a = 'it''s :not' OR a = ? | x
          "a:b" = :x                  | "a:b" = ?               | x
          a[1:2] = :x                 | a[1:2] = ?              | x
          (:x)                        | (?)                     | x
          a = 'open                   | a = 'open               | ``
          """)
  void names_become_question_marks_and_nothing_else_does(String sql, String text, String names) {
    SqlQuery.Parsed parsed = SqlQuery.Parsed.of(sql);
    assertThat(parsed.text()).isEqualTo(text);
    assertThat(String.join(" ", parsed.names())).isEqualTo(names);
  }

  @Test
  void a_comment_names_nothing() {
    SqlQuery.Parsed parsed = SqlQuery.Parsed.of("SELECT 1 -- of :nobody's\nWHERE a = :x");
    assertThat(parsed.text()).isEqualTo("SELECT 1 -- of :nobody's\nWHERE a = ?");
    assertThat(parsed.names()).containsExactly("x");
  }

  @Test
  void a_list_says_what_it_is_of() {
    assertThatThrownBy(() -> new SqlQuery("SELECT 1").set("ids", List.of()))
        .hasMessage("ids: say whether it is of ids or of texts");
  }
}
