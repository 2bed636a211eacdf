package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
  private static final byte[] DEVICE = {1, 2, 3};

  private static final Optional<UUID> NOBODY = Optional.empty();
  private static final Optional<byte[]> NO_DEVICE = Optional.empty();
  private static final UUID ADA = UUID.fromString("01a203fa-0000-7000-8000-000000000001");

  @Test
  void a_stranger_counts_against_the_account_and_the_address() {
    assertThat(SignInLimits.ofSignIn(NOBODY, "a@b.example", Optional.empty(), "192.0.2.1"))
        .extracting(ThrottleCounters.Limit::most)
        .containsExactly(10, 100, 100);
  }

  @Test
  void a_known_device_shares_no_count_with_strangers() {
    var strangers = SignInLimits.ofSignIn(NOBODY, "a@b.example", Optional.empty(), "192.0.2.1");
    var owners = SignInLimits.ofSignIn(NOBODY, "a@b.example", Optional.of(DEVICE), "192.0.2.1");
    assertThat(owners).hasSize(1).doesNotContainAnyElementsOf(strangers);
  }

  @Test
  @DisplayName(
      "6.1.1, 6.3.1: codes and mailed links are counted apart, and the owner's device again")
  void codes_and_links() {
    var codes = SignInLimits.ofCode(ADA, Optional.empty(), "192.0.2.1");
    var mails = SignInLimits.ofMail(NOBODY, "a@b.example", Optional.empty(), "192.0.2.1");
    assertThat(codes).extracting(ThrottleCounters.Limit::most).containsExactly(5, 50, 100);
    assertThat(mails).extracting(ThrottleCounters.Limit::most).containsExactly(3, 15, 100);
    // No count of the account: what cannot be guessed needs none, and nobody can use it up.
    assertThat(SignInLimits.ofRecovery("192.0.2.1"))
        .singleElement()
        .satisfies(limit -> assertThat(limit.subject()).isEqualTo("recovery-address:192.0.2.1"));
    assertThat(codes)
        .doesNotContainAnyElementsOf(mails)
        .doesNotContainAnyElementsOf(
            SignInLimits.ofSignIn(NOBODY, "a@b.example", Optional.empty(), "192.0.2.1"))
        .doesNotContainAnyElementsOf(SignInLimits.ofCode(ADA, Optional.of(DEVICE), "192.0.2.1"));
  }

  @Test
  void case_and_spaces_make_no_other_account_and_the_address_is_not_readable() {
    var limits = SignInLimits.ofSignIn(NOBODY, "a@b.example", Optional.empty(), "192.0.2.1");
    assertThat(SignInLimits.ofSignIn(NOBODY, " A@B.Example ", Optional.empty(), "192.0.2.1"))
        .isEqualTo(limits);
    assertThat(limits.toString()).doesNotContain("b.example");
    assertThat(SignInLimits.ofSignIn(NOBODY, "a@xn--mnchen-3ya.de", Optional.empty(), "192.0.2.1"))
        .isEqualTo(
            SignInLimits.ofSignIn(NOBODY, "A@M\u00fcnchen.de", Optional.empty(), "192.0.2.1"));
  }

  @Test
  @DisplayName("6.3.1: whatever spelling finds an account, it has one count")
  void an_account_has_one_count_however_it_is_spelt() {
    assertThat(
            SignInLimits.ofSignIn(
                Optional.of(ADA), "v\u0130ctim@b.example", NO_DEVICE, "192.0.2.1"))
        .isEqualTo(
            SignInLimits.ofSignIn(Optional.of(ADA), "victim@b.example", NO_DEVICE, "192.0.2.1"));
  }

  @Test
  @DisplayName("6.1.1: elsewhere an account has a count of its own, and few of those of everywhere")
  void places() {
    var here = SignInLimits.ofSignIn(Optional.of(ADA), "a@b.example", NO_DEVICE, "192.0.2.1");
    var there = SignInLimits.ofSignIn(Optional.of(ADA), "a@b.example", NO_DEVICE, "198.51.100.1");
    assertThat(here.get(0)).isNotEqualTo(there.get(0));
    assertThat(here.get(1)).isEqualTo(there.get(1));
    assertThat(here.get(1).most()).isEqualTo(10 * here.get(0).most());
  }

  @Test
  void of_ipv6_a_customer_counts_and_not_an_address() {
    assertThat(SignInLimits.site("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(SignInLimits.site("2001:db8:1:2::9"))
        .isNotEqualTo(SignInLimits.site("2001:db8:1:3::9"));
    assertThat(SignInLimits.site("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
