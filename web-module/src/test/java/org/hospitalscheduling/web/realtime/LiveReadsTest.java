package org.hospitalscheduling.web.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.web.realtime.LiveReads.Shown;
import org.junit.jupiter.api.Test;

class LiveReadsTest {
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID BEN = UUID.randomUUID();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LiveReads reads = new LiveReads("192.0.2.7", "request-7");

  @Test
  void what_was_shown_is_recorded_after_five_minutes_and_once() {
    reads.add(Set.of(ANN), 0);
    reads.add(Set.of(ANN, BEN), 4 * MINUTE);
    assertThat(reads.due(false, 5 * MINUTE - 1)).isEmpty();
    assertThat(reads.due(false, 5 * MINUTE)).contains(new Shown(Set.of(ANN, BEN), 2));
    assertThat(reads.due(true, 6 * MINUTE)).isEmpty();
    reads.add(Set.of(ANN), 7 * MINUTE);
    assertThat(reads.due(false, 11 * MINUTE)).isEmpty();
  }

  @Test
  void nothing_is_kept_for_later_where_many_were_shown_or_the_socket_is_closed() {
    reads.add(Set.of(ANN), 0);
    assertThat(reads.due(true, 1)).contains(new Shown(Set.of(ANN), 1));
    Set<UUID> many = Stream.generate(UUID::randomUUID).limit(500).collect(Collectors.toSet());
    reads.add(many, 2);
    assertThat(reads.due(false, 3).map(Shown::patients)).isEqualTo(Optional.of(many));
  }

  @Test
  void messages_that_show_nobody_are_not_recorded() {
    reads.add(Set.of(), 0);
    assertThat(reads.due(true, 9 * MINUTE)).isEmpty();
  }
}
