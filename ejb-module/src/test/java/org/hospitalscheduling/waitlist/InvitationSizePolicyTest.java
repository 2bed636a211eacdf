package org.hospitalscheduling.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationSizePolicyTest {

  @ParameterizedTest(name = "to fill with {0} at an acceptance of {1}, at most {2}: {3}")
  @CsvSource({
    // ln 0.1 / ln 0.9 = 21.85
    "0.9, 0.1, 100, 22",
    "0.9, 0.1, 5, 5",
    // ln 0.5 / ln 0.9 = 6.58
    "0.5, 0.1, 100, 7",
    // 1 - 0.5^2 is 0.75 exactly
    "0.75, 0.5, 100, 2",
    "0.76, 0.5, 100, 3",
    "0.9, 0.9, 100, 1",
    "0.9, 1, 100, 1",
    "0, 0.1, 100, 1",
    "0.999999, 0.000001, 8, 8"
  })
  void as_many_are_asked_as_fill_the_slot(double fill, double acceptance, int most, int expected) {
    assertThat(InvitationSizePolicy.size(fill, acceptance, most)).isEqualTo(expected);
  }

  @Test
  void the_number_is_the_least_that_is_enough() {
    for (double fill = 0.05; fill < 1; fill += 0.05) {
      for (double acceptance = 0.02; acceptance < 1; acceptance += 0.03) {
        int size = InvitationSizePolicy.size(fill, acceptance, 10_000);
        assertThat(1 - Math.pow(1 - acceptance, size)).isGreaterThanOrEqualTo(fill - 1e-9);
        assertThat(1 - Math.pow(1 - acceptance, size - 1.0)).isLessThan(fill);
      }
    }
  }

  @ParameterizedTest(name = "{1} of {0} taken: {2}")
  @CsvSource({"0, 0, 0.1", "50, 5, 0.1", "50, 25, 0.3", "950, 0, 0.005", "10, 10, 0.25"})
  void acceptance_is_learnt_and_begins_at_the_prior(long offers, long accepted, double expected) {
    assertThat(InvitationSizePolicy.acceptance(offers, accepted))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> InvitationSizePolicy.size(1, 0.1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> InvitationSizePolicy.size(0.9, 0, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> InvitationSizePolicy.size(0.9, 0.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> InvitationSizePolicy.acceptance(1, 2));
  }
}
