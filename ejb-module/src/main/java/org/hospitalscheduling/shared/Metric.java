package org.hospitalscheduling.shared;

import java.util.List;
import java.util.Map;

/**
 * A metric family as OpenMetrics 1.0 means it, with what was read at this moment.
 *
 * @param name in snake case, with its unit at the end where it has one; a counter's without {@code
 *     _total}
 * @param help one sentence for people
 */
public record Metric(String name, Type type, String help, List<Point> points) {

  /** What every sample of a counter has at its end. */
  static final String TOTAL = "_total";

  /** What kind of family it is, named as in the exposition. */
  public enum Type {
    /** Only rises, from the start of this server. */
    COUNTER("counter"),
    GAUGE("gauge"),
    HISTOGRAM("histogram"),
    /** Says what something is; the value is always 1. */
    INFO("info");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * One number.
   *
   * @param suffix what the name has here beside the family's, for instance {@code _bucket}
   * @param labels never about a person; few values for each
   */
  public record Point(String suffix, Map<String, String> labels, double value) {}

  /** A count without labels. */
  public static Metric counter(String name, String help, double value) {
    return new Metric(name, Type.COUNTER, help, List.of(new Point(TOTAL, Map.of(), value)));
  }

  /** A gauge without labels. */
  public static Metric gauge(String name, String help, double value) {
    return new Metric(name, Type.GAUGE, help, List.of(new Point("", Map.of(), value)));
  }
}
