package org.hospitalscheduling.serviceaccounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests of each service account in windows of a minute, which begin with the first.
 * Each server counts its own: a shared count would cost every request a write.
 */
@ApplicationScoped
class RequestRates {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<UUID, Window> windows = new ConcurrentHashMap<>();

  private record Window(Instant start, int requests) {

    Instant end() {
      return start.plus(WINDOW);
    }
  }

  /**
   * Counts a request.
   *
   * @param most requests in one window
   * @return how long to wait, at least a second, if it is one too many
   */
  Optional<Duration> count(UUID account, int most, Instant now) {
    Window counted =
        windows.merge(
            account,
            new Window(now, 1),
            (known, fresh) ->
                now.isBefore(known.end()) && !now.isBefore(known.start())
                    ? new Window(known.start(), known.requests() + 1)
                    : fresh);
    return counted.requests() <= most
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(Math.max(1, Duration.between(now, counted.end()).toSeconds())));
  }
}
