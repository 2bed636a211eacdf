package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private final Seats seats =
      new Seats(1, Duration.ofMillis(1), "Come again.", Duration.ofSeconds(5));

  @Test
  void a_seat_is_free_again_when_it_is_left() {
    try (Seats.Seat seat = seats.take()) {
      assertThat(seats.taken()).isOne();
      assertThat(seats.tryTake()).isEmpty();
    }
    assertThat(seats.taken()).isZero();
    assertThat(seats.tryTake()).isPresent();
  }

  @Test
  void who_waits_in_vain_is_told_when_to_come_again() {
    try (Seats.Seat seat = seats.take()) {
      assertThatThrownBy(seats::take)
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> {
                assertThat(refused.refusal()).isEqualTo(Refusal.BUSY);
                assertThat(refused.retryAfter()).contains(Duration.ofSeconds(5));
              });
    }
  }
}
