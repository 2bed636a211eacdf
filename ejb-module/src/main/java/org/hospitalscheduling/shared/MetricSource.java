package org.hospitalscheduling.shared;

import java.util.List;

/**
 * A source of metrics for {@code /api/metrics}, which shows every CDI bean of this type. It answers
 * at once from memory: no lock, no pool, no database.
 */
public interface MetricSource {

  List<Metric> metrics();
}
