package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.ReadinessProbe;
import org.jspecify.annotations.Nullable;

/**
 * The state of the outbox for the operator, as the relay last saw it. Never down: waiting mails do
 * not make a server useless.
 */
@ApplicationScoped
class OutboxProbe implements ReadinessProbe, MetricSource {
  @Inject private Settings settings;
  @Inject private Clock clock;

  private volatile @Nullable Instant oldest;

  /** Records when the oldest waiting mail was added. */
  public void note(Optional<Instant> waiting) {
    oldest = waiting.orElse(null);
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public Reading read() {
    return new Reading(
        true, Map.of("mailServer", settings.smtp().isPresent(), "oldestSeconds", oldestSeconds()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge(
            "hospital_outbox_oldest_age_seconds",
            "How long the oldest waiting mail has waited.",
            oldestSeconds()));
  }

  private long oldestSeconds() {
    Instant waiting = oldest;
    return waiting == null
        ? 0
        : Math.max(0, Duration.between(waiting, clock.instant()).toSeconds());
  }
}
