package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
  private static final byte[] DEVICE = {1, 2, 3};

  @Test
  void a_stranger_counts_against_the_account_and_the_address() {
    assertThat(SignInLimits.ofSignIn("a@b.example", Optional.empty(), "192.0.2.1"))
        .extracting(ThrottleCounters.Limit::most)
        .containsExactly(10, 100);
  }

  @Test
  void a_known_device_shares_no_count_with_strangers() {
    var strangers = SignInLimits.ofSignIn("a@b.example", Optional.empty(), "192.0.2.1");
    var owners = SignInLimits.ofSignIn("a@b.example", Optional.of(DEVICE), "192.0.2.1");
    assertThat(owners).hasSize(1).doesNotContainAnyElementsOf(strangers);
  }

  @Test
  @DisplayName(
      "6.1.1, 6.3.1: codes and mailed links are counted apart, and the owner's device again")
  void codes_and_links() {
    var codes = SignInLimits.ofCode("a@b.example", Optional.empty(), "192.0.2.1");
    var mails = SignInLimits.ofMail("a@b.example", Optional.empty(), "192.0.2.1");
    assertThat(codes).extracting(ThrottleCounters.Limit::most).containsExactly(5, 100);
    assertThat(mails).extracting(ThrottleCounters.Limit::most).containsExactly(5, 100);
    assertThat(codes)
        .doesNotContainAnyElementsOf(mails)
        .doesNotContainAnyElementsOf(
            SignInLimits.ofSignIn("a@b.example", Optional.empty(), "192.0.2.1"))
        .doesNotContainAnyElementsOf(
            SignInLimits.ofCode("a@b.example", Optional.of(DEVICE), "192.0.2.1"));
  }

  @Test
  void case_and_spaces_make_no_other_account_and_the_address_is_not_readable() {
    var limits = SignInLimits.ofSignIn("a@b.example", Optional.empty(), "192.0.2.1");
    assertThat(SignInLimits.ofSignIn(" A@B.Example ", Optional.empty(), "192.0.2.1"))
        .isEqualTo(limits);
    assertThat(limits.toString()).doesNotContain("b.example");
    assertThat(SignInLimits.ofSignIn("a@xn--mnchen-3ya.de", Optional.empty(), "192.0.2.1"))
        .isEqualTo(SignInLimits.ofSignIn("A@M\u00fcnchen.de", Optional.empty(), "192.0.2.1"));
  }

  @Test
  void of_ipv6_a_customer_counts_and_not_an_address() {
    assertThat(SignInLimits.site("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(SignInLimits.site("2001:db8:1:2::9"))
        .isNotEqualTo(SignInLimits.site("2001:db8:1:3::9"));
    assertThat(SignInLimits.site("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
