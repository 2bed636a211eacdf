package org.hospitalscheduling.shared;

import java.util.List;
import java.util.Map;

/**
 * A metric family as defined by OpenMetrics 1.0, with its current values.
 *
 * @param name in snake case, ending with its unit if it has one; a counter's without {@code _total}
 * @param help one sentence for people
 */
public record Metric(String name, Type type, String help, List<Point> points) {

  /** The suffix of every counter sample. */
  static final String TOTAL = "_total";

  /** The type of the family, named as in the exposition format. */
  public enum Type implements Coded {
    /** Only increases, from the start of this server. */
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /**
   * One sample.
   *
   * @param suffix appended to the family's name, for instance {@code _bucket}
   * @param labels never about a person, and with few values each
   */
  public record Point(String suffix, Map<String, String> labels, double value) {}

  /** A counter without labels. */
  public static Metric counter(String name, String help, double value) {
    return new Metric(name, Type.COUNTER, help, List.of(new Point(TOTAL, Map.of(), value)));
  }

  /** A gauge without labels. */
  public static Metric gauge(String name, String help, double value) {
    return new Metric(name, Type.GAUGE, help, List.of(new Point("", Map.of(), value)));
  }
}
