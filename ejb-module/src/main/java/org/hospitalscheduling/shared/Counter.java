package org.hospitalscheduling.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** A counter for each combination of label values; safe for concurrent use. */
public final class Counter {
  private final String name;
  private final String help;
  private final List<String> labels;
  private final ConcurrentMap<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

  public Counter(String name, String help, String... labels) {
    this.name = name;
    this.help = help;
    this.labels = List.of(labels);
  }

  /**
   * @param values one for each label, in the labels' order, from a small set that no client can
   *     extend
   */
  public void add(String... values) {
    counts.computeIfAbsent(List.of(values), key -> new LongAdder()).increment();
  }

  public Metric metric() {
    return new Metric(
        name,
        Metric.Type.COUNTER,
        help,
        counts.entrySet().stream()
            .map(
                count ->
                    new Metric.Point(
                        Metric.TOTAL, labelled(labels, count.getKey()), count.getValue().sum()))
            .toList());
  }

  static Map<String, String> labelled(List<String> names, List<String> values) {
    Map<String, String> labelled = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      labelled.put(names.get(i), values.get(i));
    }
    return labelled;
  }
}
