package org.hospitalscheduling.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchOptionsTest {
  @TempDir Path root;
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void built() throws IOException {
    properties.put("launcher.root", root.toString());
    properties.put("launcher.ear", Files.createFile(root.resolve("the.ear")).toString());
    properties.put(
        "launcher.distribution", Files.createFile(root.resolve("payara.zip")).toString());
    properties.put("context.root", "/");
  }

  @Test
  void without_a_database_it_is_a_demonstration_on_8080() {
    LaunchOptions options = read(Map.of());
    assertThat(options.usesEmbeddedDatabase()).isTrue();
    assertThat(options.demo()).isTrue();
    assertThat(options.address()).hasToString("http://localhost:8080/");
  }

  @Test
  void a_database_of_ones_own_is_no_demonstration_unless_asked_for() {
    Map<String, String> environment = Map.of("DATABASE_URL", "postgres://a:b@c/d");
    assertThat(read(environment).usesEmbeddedDatabase()).isFalse();
    assertThat(read(environment).demo()).isFalse();
    properties.put("demo", "true");
    assertThat(read(environment).demo()).isTrue();
    properties.put("demo", "");
    assertThat(read(environment).demo()).isTrue();
  }

  @Test
  void mails_go_to_a_page_of_ours_unless_a_mail_server_is_named() {
    assertThat(read(Map.of()).opensMailbox()).isTrue();
    assertThat(read(Map.of("SMTP_HOST", "mail.hospital.example")).opensMailbox()).isFalse();
  }

  @Test
  void the_address_ends_with_the_context_root() {
    properties.put("context.root", "/schedule");
    assertThat(read(Map.of("PORT", "8081")).address())
        .hasToString("http://localhost:8081/schedule/");
  }

  @Test
  void a_demonstration_may_be_of_another_day() {
    assertThat(read(Map.of()).demoNow()).isEmpty();
    properties.put("demo.now", "2028-02-29T09:20:00+01:00");
    assertThat(read(Map.of()).demoNow()).contains(Instant.parse("2028-02-29T08:20:00Z"));
    properties.put("demo.now", "2028-02-30T09:20:00+01:00");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("demo.now must be a time with its offset");
  }

  @Test
  void what_cannot_be_right_is_said_in_a_sentence() {
    assertThatThrownBy(() -> read(Map.of("PORT", "http")))
        .isInstanceOf(LaunchException.class)
        .hasMessage("PORT must be a whole number from 1 to 65535, not 'http'.");
    properties.put("demo.appointments", "-1");
    assertThatThrownBy(() -> read(Map.of())).hasMessageStartingWith("demo.appointments must be");
  }

  private LaunchOptions read(Map<String, String> environment) {
    return LaunchOptions.read(properties::get, environment);
  }
}
