package org.hospitalscheduling.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the app's tests expect of every minute around a change of the clocks is what {@code
 * java.time} says. {@code -Dwrite.clock.changes} writes their file anew.
 *
 * <p>A line is {@code 2025-03-30T00:00 180@60 120@120}: on the wall clock from then on, for 180
 * minutes 60 minutes ahead of UTC, for 120 more 120; with a {@code Z}, the same of instants.
 */
class AppClockChangesTest {

  private static final Path FILE = Path.of("../pwa/src/lib/clock-changes.txt");
  private static final Duration AROUND = Duration.ofHours(2);

  @Test
  void the_app_is_held_against_what_java_time_says() throws IOException {
    List<String> lines =
        ClockChanges.ZONES.stream()
            .flatMap(
                zone ->
                    Stream.concat(
                        Stream.of(zone.getId()),
                        ClockChanges.of(zone).stream().flatMap(change -> lines(zone, change))))
            .toList();
    if (System.getProperty("write.clock.changes") != null) {
      Files.write(FILE, lines);
    }
    assertThat(Files.readAllLines(FILE)).isEqualTo(lines);
  }

  private static Stream<String> lines(ZoneId zone, ZoneOffsetTransition change) {
    LocalDateTime before = change.getDateTimeBefore();
    LocalDateTime after = change.getDateTimeAfter();
    LocalDateTime from = (change.isGap() ? before : after).minus(AROUND);
    LocalDateTime to = (change.isGap() ? after : before).plus(AROUND);
    Instant first = change.getInstant().minus(AROUND);
    String wall =
        pieces(
            Duration.between(from, to),
            minute -> {
              LocalDateTime shown = from.plusMinutes(minute);
              Instant meant = shown.atZone(zone).toInstant();
              return Duration.between(meant, shown.toInstant(ZoneOffset.UTC)).toMinutes();
            });
    String instants =
        pieces(
            AROUND.multipliedBy(2),
            minute -> {
              Instant instant = first.plusSeconds(60L * minute);
              Instant shown = LocalDateTime.ofInstant(instant, zone).toInstant(ZoneOffset.UTC);
              return Duration.between(instant, shown).toMinutes();
            });
    return Stream.of(from + wall, LocalDateTime.ofInstant(first, ZoneOffset.UTC) + "Z" + instants);
  }

  /** {@code 180@60 120@120}: so many minutes on end of which the same is true. */
  private static String pieces(Duration length, ToLongFunction<Integer> ahead) {
    StringBuilder text = new StringBuilder();
    int since = 0;
    int minutes = (int) length.toMinutes();
    for (int minute : IntStream.rangeClosed(1, minutes).toArray()) {
      long here = ahead.applyAsLong(since);
      if (minute == minutes || ahead.applyAsLong(minute) != here) {
        text.append(' ').append(minute - since).append('@').append(here);
        since = minute;
      }
    }
    return text.toString();
  }
}
