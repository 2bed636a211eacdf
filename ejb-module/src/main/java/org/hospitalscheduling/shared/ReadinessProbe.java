package org.hospitalscheduling.shared;

import java.util.Map;

/**
 * A check shown at {@code /api/health/ready}, which includes every CDI bean of this type. A probe
 * answers at once from memory: it waits for no lock and no pool.
 */
public interface ReadinessProbe {

  /** A short, stable name, for instance {@code feed}. */
  String name();

  Reading read();

  /**
   * The result of a check.
   *
   * @param up false takes this server out of the load balancer, so use it only for faults that make
   *     the server useless
   * @param detail facts without personal data; values are strings, numbers or booleans
   */
  record Reading(boolean up, Map<String, Object> detail) {}
}
