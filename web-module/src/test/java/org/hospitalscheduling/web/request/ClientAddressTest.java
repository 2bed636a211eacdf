package org.hospitalscheduling.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hospitalscheduling.settings.Settings;
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
        "10.0.0.1 | evil.example | 10.0.0.1",
        "10.0.0.1 | 1.2.3.4, unknown | 10.0.0.1",
      })
  void a_forwarded_address_is_believed_from_trusted_proxies_only(
      String peer, String forwarded, String client) {
    assertThat(behindProxies.resolve(peer, forwarded)).isEqualTo(client);
  }
}
