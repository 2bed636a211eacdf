package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hospitalscheduling.settings.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private final ClientAddress behindProxies =
      new ClientAddress(
          Settings.from(
              Map.of(
                  "DATABASE_URL", "postgres://app@db/book",
                  "JWT_SECRET", "0123456789abcdef0123456789abcdef",
                  "TRUSTED_PROXIES", "10.0.0.0/8")));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "8.8.8.8 | - | 8.8.8.8",
        "8.8.8.8 | 1.2.3.4 | 8.8.8.8",
        "10.0.0.1 | 1.2.3.4 | 1.2.3.4",
        "10.0.0.1 | 1.2.3.4, 10.0.0.2 | 1.2.3.4",
        "10.0.0.1 | 6.6.6.6, 1.2.3.4 | 1.2.3.4",
        "10.0.0.1 | 6.6.6.6 ; 1.2.3.4 | 1.2.3.4",
        "10.0.0.1 | 6.6.6.6 ; 1.2.3.4 ; 10.0.0.2 | 1.2.3.4",
        "10.0.0.1 | 6.6.6.6, 10.0.0.9 ; 1.2.3.4, 10.0.0.2 | 1.2.3.4",
        "10.0.0.1 | 1.2.3.4 ; | 10.0.0.1",
        "8.8.8.8 | 1.2.3.4 ; 10.0.0.2 | 8.8.8.8",
        "10.0.0.1 | evil.example | 10.0.0.1",
        "10.0.0.1 | 1.2.3.4, unknown | 10.0.0.1",
      })
  @DisplayName("16.2.1, 4.1.3: a forwarded address is believed from trusted proxies only")
  void a_forwarded_address_is_believed_from_trusted_proxies_only(
      String peer, String forwarded, String client) {
    List<String> lines =
        forwarded == null ? List.of() : Arrays.asList(forwarded.split(" *; *", -1));
    assertThat(behindProxies.resolve(peer, lines)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource({
    "https, '', true",
    "HTTPS, '', true",
    "http, '', false",
    "https, http, false",
    "http, https, false",
    "https, https, true",
    "'http, https', '', false"
  })
  void a_connection_is_encrypted_if_nobody_says_otherwise(
      String first, String second, boolean encrypted) {
    List<String> lines = second.isEmpty() ? List.of(first) : List.of(first, second);
    assertThat(ClientAddress.isEncrypted(lines)).isEqualTo(encrypted);
  }

  @Test
  void nothing_said_is_not_encrypted() {
    assertThat(ClientAddress.isEncrypted(List.of())).isFalse();
  }
}
