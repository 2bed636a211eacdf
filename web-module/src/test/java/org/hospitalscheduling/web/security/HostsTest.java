package org.hospitalscheduling.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {

  private final Hosts hosts =
      Hosts.of(
          Optional.of(URI.create("https://schedule.hospital.example/app")),
          List.of("schedule.ward.internal"));

  @ParameterizedTest
  @CsvSource({
    "schedule.hospital.example, true",
    "Schedule.Hospital.Example:443, true",
    "schedule.hospital.example., true",
    "schedule.ward.internal:8080, true",
    "localhost:8080, true",
    "app.localhost, true",
    "127.0.0.1:8080, true",
    "10.1.2.3, true",
    "[::1]:8080, true",
    "[fd00::1], true",
    "backend:8080, true",
    "evil.example, false",
    "schedule.hospital.example.evil.example, false",
    "evil-schedule.hospital.example, false",
    "127.0.0.1.evil.example, false",
    "localhost.evil.example, false",
    "schedule.hospital.example@evil.example, false",
    "[::1].evil.example, false",
    "[evil.example], false"
  })
  void a_request_is_to_one_of_our_names(String host, boolean ours) {
    assertThat(hosts.isOurs(host)).isEqualTo(ours);
  }

  @Test
  void without_a_frontend_url_our_names_are_not_known() {
    assertThat(Hosts.of(Optional.empty(), List.of("a.b")).isOurs("any.example")).isTrue();
  }
}
