package org.hospitalscheduling.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

  @DisplayName("1.3.11: neither recipient nor subject can hold a second header")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example\r\nBcc: eve@evil.example",
        "a@b.example\nBcc: eve@evil.example",
        "a@b.example\u2028Bcc: eve@evil.example",
        "a@b.example\0"
      })
  void injection(String value) {
    assertThatThrownBy(() -> new Mail(value, "Subject", "text", "html"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mail("a@b.example", value, "text", "html"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a@b.example, eve@evil.example", "a@b.example;eve@evil.example"})
  void a_mail_has_one_recipient(String to) {
    assertThatThrownBy(() -> new Mail(to, "Subject", "text", "html"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_comes_from_people_is_escaped_in_html() {
    MailText text =
        new MailText(
            "Hello <script>alert(1)</script>,",
            List.of("One & \"two\".", "Three."),
            Optional.of(new MailText.Button("Go", URI.create("https://h.example/a?b=1&c=2#token"))),
            "St. Mary's");
    assertThat(text.html())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;", "One &amp; &quot;two&quot;.", "b=1&amp;c=2#token");
    assertThat(text.text())
        .contains("Hello <script>", "Go:\nhttps://h.example/a?b=1&c=2#token", "Three.");
  }

  @DisplayName("the pause doubles from ten seconds to an hour")
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "1000, 3600"})
  void pause(int attempts, int seconds) {
    assertThat(MailRelayJob.pause(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
