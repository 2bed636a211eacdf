package org.hospitalscheduling.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hospitalscheduling.shared.Counter;
import org.hospitalscheduling.shared.Durations;
import org.hospitalscheduling.shared.Metric;
import org.junit.jupiter.api.Test;

class OpenMetricsWriterTest {

  @Test
  void counters_gauges_and_labels_are_written_as_openmetrics_1_0_says() {
    Counter refusals = new Counter("refusals", "By \"rule\".", "rule", "where");
    refusals.add("doctor-busy", "a\\b\n\"c\"");
    refusals.add("doctor-busy", "a\\b\n\"c\"");
    assertThat(
            OpenMetricsWriter.text(
                List.of(refusals.metric(), Metric.gauge("age_seconds", "Age.", 0.25))))
        .isEqualTo(
            """
            # TYPE refusals counter
            # HELP refusals By \\"rule\\".
            refusals_total{rule="doctor-busy",where="a\\\\b\\n\\"c\\""} 2
            # TYPE age_seconds gauge
            # UNIT age_seconds seconds
            # HELP age_seconds Age.
            age_seconds 0.25
            # EOF
            """);
  }

  @Test
  void buckets_are_cumulative_and_end_with_infinity() {
    Durations waits = new Durations("wait_seconds", "WaitlistBodies.");
    waits.add(5_000_000);
    waits.add(5_000_001);
    waits.add(60_000_000_000L);
    String text = OpenMetricsWriter.text(List.of(waits.metric()));
    assertThat(text)
        .contains("wait_seconds_bucket{le=\"0.005\"} 1\n")
        .contains("wait_seconds_bucket{le=\"0.01\"} 2\n")
        .contains("wait_seconds_bucket{le=\"10.0\"} 2\n")
        .contains("wait_seconds_bucket{le=\"+Inf\"} 3\n")
        .contains("wait_seconds_sum 60.010000001\n")
        .contains("wait_seconds_count 3\n");
  }

  @Test
  void numbers_that_are_none_have_their_own_words() {
    assertThat(
            OpenMetricsWriter.text(
                List.of(
                    new Metric(
                        "x",
                        Metric.Type.GAUGE,
                        "X.",
                        List.of(
                            new Metric.Point("", Map.of(), Double.NaN),
                            new Metric.Point("", Map.of(), Double.POSITIVE_INFINITY),
                            new Metric.Point("", Map.of(), 1e300))))))
        .contains("x NaN\nx +Inf\nx 1.0E300\n");
  }
}
