package org.hospitalscheduling.shared;

import java.util.Map;

/**
 * One thing that an operator wants to see at {@code /api/health/ready}. Every CDI bean of this type
 * is shown there. A probe answers at once, from what it knows: it waits for no lock and no pool.
 */
public interface ReadinessProbe {

  /** A short stable name, for instance {@code feed}. */
  String name();

  Reading read();

  /**
   * What was found.
   *
   * @param up false takes this server out of the balancer, so only for what makes it useless
   * @param detail facts without personal data; values are strings, numbers or booleans
   */
  record Reading(boolean up, Map<String, Object> detail) {}
}
