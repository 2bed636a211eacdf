package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.ReadinessProbe;
import org.jspecify.annotations.Nullable;

/**
 * Reports whether activity is sealed, for the operator. A server that cannot seal is as good as any
 * other for whoever sends requests, so this never takes one out of service.
 */
@ApplicationScoped
class SealProbe implements ReadinessProbe, MetricSource {
  @Inject private Clock clock;

  private volatile @Nullable Seen seen;

  private record Seen(ActivitySeals.Condition condition, Instant at) {

    /** Since when rows may be without a seal. */
    Instant sealedUntil() {
      return condition.oldestUnsealed().filter(oldest -> oldest.isBefore(at)).orElse(at);
    }
  }

  /** Takes what the job has seen. */
  void note(ActivitySeals.Condition condition, Instant at) {
    seen = new Seen(condition, at);
  }

  @Override
  public String name() {
    return "seals";
  }

  @Override
  public Reading read() {
    return new Reading(
        true, Map.of("lagSeconds", lagSeconds(), "refused", refused(), "intact", isIntact()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge(
            "hospital_activity_seal_lag_seconds",
            "For how long rows of the activity log may have been without a seal.",
            lagSeconds()),
        Metric.gauge(
            "hospital_activity_seals_refused",
            "Seals that were refused since the log began, at most 1,000.",
            refused()),
        Metric.gauge(
            "hospital_activity_chain_intact",
            "1 if the end of the chain of seals is as it was left, otherwise 0.",
            isIntact() ? 1 : 0));
  }

  private long lagSeconds() {
    Seen last = seen;
    return last == null
        ? 0
        : Math.max(0, Duration.between(last.sealedUntil(), clock.instant()).toSeconds());
  }

  private long refused() {
    Seen last = seen;
    return last == null ? 0 : last.condition().refused();
  }

  private boolean isIntact() {
    return Optional.ofNullable(seen).flatMap(last -> last.condition().fault()).isEmpty();
  }
}
