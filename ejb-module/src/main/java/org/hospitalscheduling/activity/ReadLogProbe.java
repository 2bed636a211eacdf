package org.hospitalscheduling.activity;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.MetricSource;
import org.hospitalscheduling.shared.ReadinessProbe;

/** Reports whether reads are recorded, for the operator. */
@ApplicationScoped
class ReadLogProbe implements ReadinessProbe, MetricSource {

  @EJB private ReadLog reads;

  @Override
  public String name() {
    return "reads";
  }

  @Override
  public Reading read() {
    return new Reading(true, Map.of("waiting", reads.waiting(), "lost", reads.lost()));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge(
            "hospital_reads_waiting",
            "Rows about reads that are not yet written.",
            reads.waiting()),
        Metric.counter(
            "hospital_reads_lost", "Rows about reads that could not be kept.", reads.lost()));
  }
}
