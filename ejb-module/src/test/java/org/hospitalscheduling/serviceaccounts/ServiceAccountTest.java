package org.hospitalscheduling.serviceaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.identity.AccountName;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.settings.Network;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccountTest {

  private static final Instant NOW = Instant.parse("2026-06-17T07:20:00Z");
  private static final UUID ADMIN = UUID.randomUUID();

  private final ServiceAccount account = account();

  @Test
  @DisplayName("13.3.4: two secrets count until the old one ends")
  void two_secrets_count_until_the_old_one_ends() {
    account.renew("second", NOW.plus(Duration.ofHours(24)));
    assertThat(account.hasSecret("first", NOW.plus(Duration.ofHours(24)).minusSeconds(1))).isTrue();
    assertThat(account.hasSecret("first", NOW.plus(Duration.ofHours(24)))).isFalse();
    assertThat(account.hasSecret("second", NOW)).isTrue();
    assertThat(account.hasSecret("second", NOW.plus(Duration.ofDays(400)))).isTrue();
    assertThat(account.hasSecret("third", NOW)).isFalse();
  }

  @Test
  void a_third_secret_ends_the_first_at_once() {
    account.renew("second", NOW.plus(Duration.ofHours(24)));
    account.renew("third", NOW.plus(Duration.ofHours(24)));
    assertThat(account.hasSecret("first", NOW)).isFalse();
    assertThat(account.hasSecret("second", NOW)).isTrue();
    assertThat(account.hasSecret("third", NOW)).isTrue();
  }

  @Test
  void without_an_overlap_the_old_secret_ends_at_once() {
    account.renew("second", NOW);
    assertThat(account.hasSecret("first", NOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "10.2.0.1, false",
    "::ffff:10.1.2.3, true",
    "fd00:0:0:1::9, true",
    "fe80::1, false",
    "unknown, false",
    "'', false"
  })
  void it_calls_from_its_networks_alone(String address, boolean may) {
    assertThat(account.mayCallFrom(address)).isTrue();
    account.change(
        new ServiceAccountPatch(
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(Network.parse("10.1.0.0/16"), Network.parse("fd00::/48"))),
            Optional.empty()));
    assertThat(account.mayCallFrom(address)).isEqualTo(may);
  }

  @Test
  void a_change_names_what_is_another_by_it_and_nothing_else() {
    assertThat(
            account.change(
                new ServiceAccountPatch(
                    Optional.of(Set.of(Scope.DIRECTORY_READ)),
                    Optional.of(false),
                    Optional.of(List.of()),
                    Optional.of(60))))
        .containsExactlyEntriesOf(java.util.Map.of("requestsPerMinute", "60"));
  }

  private static ServiceAccount account() {
    return ServiceAccount.of(
        AccountName.ofProgram("name", "Engine", "Clinic"),
        Set.of(Scope.DIRECTORY_READ),
        false,
        List.of(),
        6_000,
        "first",
        ADMIN,
        NOW);
  }
}
