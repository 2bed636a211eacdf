package org.hospitalscheduling.web.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.Metric;

/**
 * Writes metric families in the text format of OpenMetrics 1.0, which Prometheus and most others
 * read.
 */
final class OpenMetricsWriter {
  static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private static final List<String> UNITS = List.of("seconds", "bytes");

  private OpenMetricsWriter() {}

  /** The whole exposition, including its end mark. */
  static String text(Collection<Metric> families) {
    StringBuilder text = new StringBuilder(16_384);
    families.forEach(family -> write(text, family));
    return text.append("# EOF\n").toString();
  }

  private static void write(StringBuilder text, Metric family) {
    text.append("# TYPE %s %s\n".formatted(family.name(), family.type().code()));
    UNITS.stream()
        .filter(unit -> family.name().endsWith("_" + unit))
        .forEach(unit -> text.append("# UNIT %s %s\n".formatted(family.name(), unit)));
    text.append("# HELP %s %s\n".formatted(family.name(), escaped(family.help())));
    for (Metric.Point point : family.points()) {
      text.append(family.name()).append(point.suffix());
      if (!point.labels().isEmpty()) {
        text.append(
            point.labels().entrySet().stream()
                .map(OpenMetricsWriter::label)
                .collect(Collectors.joining(",", "{", "}")));
      }
      text.append(' ').append(number(point.value())).append('\n');
    }
  }

  private static String label(Map.Entry<String, String> label) {
    return label.getKey() + "=\"" + escaped(label.getValue()) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
