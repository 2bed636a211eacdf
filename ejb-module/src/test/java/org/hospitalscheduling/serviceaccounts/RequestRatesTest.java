package org.hospitalscheduling.serviceaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

  private static final Instant NOW = Instant.parse("2026-06-17T07:20:00Z");
  private static final UUID ENGINE = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();

  private final RequestRates rates = new RequestRates();

  @Test
  @DisplayName("2.4.1: one request too many waits until the minute is over")
  void one_request_too_many_waits_until_the_minute_is_over() {
    assertThat(rates.count(ENGINE, 2, NOW)).isEmpty();
    assertThat(rates.count(ENGINE, 2, NOW.plusSeconds(20))).isEmpty();
    assertThat(rates.count(ENGINE, 2, NOW.plusSeconds(20))).contains(Duration.ofSeconds(40));
    assertThat(rates.count(ENGINE, 2, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void each_account_has_a_count_of_its_own() {
    assertThat(rates.count(ENGINE, 1, NOW)).isEmpty();
    assertThat(rates.count(ENGINE, 1, NOW)).isPresent();
    assertThat(rates.count(ANOTHER, 1, NOW)).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_locks_nobody_out() {
    assertThat(rates.count(ENGINE, 1, NOW)).isEmpty();
    assertThat(rates.count(ENGINE, 1, NOW.minusSeconds(3600))).isEmpty();
  }
}
