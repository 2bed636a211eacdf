package org.hospitalscheduling.shared;

import java.util.List;

/**
 * Something that an operator wants to see at {@code /api/metrics}. Every CDI bean of this type is
 * shown there. It answers at once, from what it knows: no lock, no pool, no database.
 */
public interface MetricSource {

  List<Metric> metrics();
}
