package org.hospitalscheduling.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "postgres://ada:pw@db:5433/book, jdbc:postgresql://db:5433/book, ada, pw",
        "postgresql://ada:pw@db/book?sslmode=require, jdbc:postgresql://db/book?sslmode=require, ada, pw",
        "jdbc:postgresql://db/book, jdbc:postgresql://db/book, -, -",
        "jdbc:postgresql://db/book?user=ada&password=pw, jdbc:postgresql://db/book, ada, pw",
        "postgres://ada%40ward:p%2Fw%3A1@db/book, jdbc:postgresql://db/book, ada@ward, p/w:1",
        "postgres://ada:a+b@db/book, jdbc:postgresql://db/book, ada, a+b",
        "postgres://ada@[::1]:5432/book, jdbc:postgresql://[::1]:5432/book, ada, -",
        "postgres://ada:pw@a:1%2Cb:2/book, jdbc:postgresql://a:1%2Cb:2/book, ada, pw",
        "postgresql://u:p@db/n?channel_binding=require, jdbc:postgresql://db/n?channelBinding=require, u, p",
        "postgresql://u:p@db/n?target_session_attrs=read-write, jdbc:postgresql://db/n?targetServerType=primary, u, p",
      })
  void every_form_becomes_a_jdbc_url_without_credentials(
      String text, String url, String user, String password) {
    DatabaseUrl parsed = DatabaseUrl.parse(text);
    assertThat(parsed.url()).isEqualTo(url);
    assertThat(parsed.user().orElse(null)).isEqualTo(user);
    assertThat(parsed.password().orElse(null)).isEqualTo(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ada:pw@db/book",
        "postgres://ada:pw@db",
        "postgres:///book",
        "jdbc:postgresql:book",
        "postgres://ada:pw@db/book/more",
        "nonsense"
      })
  void what_is_none_of_them_is_told_how_they_look(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("DATABASE_URL must look like postgres://");
  }

  @Test
  void a_percent_sign_in_a_password_is_explained() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgres://ada:100%@db/book"))
        .hasMessageContaining("as %25");
  }

  @Test
  void a_misspelt_parameter_is_named_and_the_password_is_not() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgres://ada:geheim@db/book?ssl_mode=require"))
        .hasMessageContaining("'ssl_mode'")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim"));
  }
}
