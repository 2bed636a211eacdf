package org.hospitalscheduling.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A histogram of durations for each combination of label values. The bounds range from 5 ms to 10
 * s, each about twice the one before.
 */
public final class Durations {
  private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final String help;
  private final List<String> labels;
  private final ConcurrentMap<List<String>, Buckets> histograms = new ConcurrentHashMap<>();

  private static final class Buckets {
    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Buckets() {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }
  }

  /**
   * @param name must end with {@code _seconds}
   */
  public Durations(String name, String help, String... labels) {
    this.name = name;
    this.help = help;
    this.labels = List.of(labels);
  }

  /**
   * @param values one for each label, in the labels' order, from a small set that no client can
   *     extend
   */
  public void add(long nanos, String... values) {
    Buckets buckets = histograms.computeIfAbsent(List.of(values), key -> new Buckets());
    double seconds = nanos / NANOS;
    int bucket = 0;
    while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
      bucket++;
    }
    buckets.counts[bucket].increment();
    buckets.nanos.add(nanos);
  }

  public Metric metric() {
    List<Metric.Point> points = new ArrayList<>();
    histograms.forEach(
        (values, buckets) -> {
          Map<String, String> own = Counter.labelled(labels, values);
          long count = 0;
          for (int i = 0; i < buckets.counts.length; i++) {
            count += buckets.counts[i].sum();
            Map<String, String> bounded = new LinkedHashMap<>(own);
            bounded.put("le", i < BOUNDS.length ? Double.toString(BOUNDS[i]) : "+Inf");
            points.add(new Metric.Point("_bucket", bounded, count));
          }
          points.add(new Metric.Point("_sum", own, buckets.nanos.sum() / NANOS));
          points.add(new Metric.Point("_count", own, count));
        });
    return new Metric(name, Metric.Type.HISTOGRAM, help, points);
  }
}
