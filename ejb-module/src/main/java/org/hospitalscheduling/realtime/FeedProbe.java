package org.hospitalscheduling.realtime;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.ReadinessProbe;

/**
 * The state of the feed for the operator. Never down: a late feed makes calendars late, not
 * useless.
 */
@ApplicationScoped
class FeedProbe implements ReadinessProbe, MetricSource {

  @EJB private LiveFeed feed;

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public Reading read() {
    LiveFeed.Status status = feed.status();
    return new Reading(
        true,
        Map.of(
            "listening",
            status.listening(),
            "seq",
            status.seq(),
            "lagMillis",
            status.lag().toMillis()));
  }

  @Override
  public List<Metric> metrics() {
    LiveFeed.Status status = feed.status();
    return List.of(
        Metric.gauge(
            "hospital_feed_lag_seconds",
            "How long the oldest committed change has waited for its number.",
            status.lag().toMillis() / 1000.0),
        Metric.gauge(
            "hospital_feed_listening",
            "1 while this server is told of changes, 0 while it has to catch up later.",
            status.listening() ? 1 : 0),
        Metric.gauge(
            "hospital_feed_seq", "The last change that this server handed on.", status.seq()),
        Metric.counter(
            "hospital_sequencer_changes",
            "Changes that this server's sequencer has numbered.",
            status.numbered()));
  }
}
