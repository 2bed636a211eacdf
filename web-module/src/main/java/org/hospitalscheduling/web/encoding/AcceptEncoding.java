package org.hospitalscheduling.web.encoding;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which content coding a client takes (RFC 9110, section 12.5.3). The content as it is can always
 * be sent: who refuses even that gets it nonetheless, as the standard allows.
 */
public final class AcceptEncoding {

  private static final String ANY = "*";

  /** What is asked for at least; a client that names no weight wants it as much. */
  private static final double MOST = 1;

  private AcceptEncoding() {}

  /**
   * The coding to send.
   *
   * @param headers the lines of {@code Accept-Encoding}
   * @param offered the codings that there are, the best one first
   * @return empty for the content as it is
   */
  public static Optional<String> choose(@Nullable Iterable<String> headers, List<String> offered) {
    Map<String, Double> weights = new HashMap<>();
    if (headers != null) {
      headers.forEach(line -> read(line, weights));
    }
    double plain = weights.getOrDefault("identity", 0.0);
    return offered.stream()
        .filter(coding -> weight(weights, coding) > 0 && weight(weights, coding) >= plain)
        // The sort is stable: of those that are wanted as much, the best one is first.
        .sorted((one, other) -> Double.compare(weight(weights, other), weight(weights, one)))
        .findFirst();
  }

  /** The same for the headers of a servlet request. */
  public static Optional<String> choose(
      @Nullable Enumeration<String> headers, List<String> offered) {
    return choose(headers == null ? List.of() : Collections.list(headers), offered);
  }

  private static double weight(Map<String, Double> weights, String coding) {
    return weights.getOrDefault(coding, weights.getOrDefault(ANY, 0.0));
  }

  private static void read(String line, Map<String, Double> weights) {
    for (String element : line.split(",")) {
      String[] parts = element.split(";", -1);
      String coding = parts[0].strip().toLowerCase(Locale.ROOT);
      double weight = MOST;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
        if (parameter.startsWith("q=")) {
          weight = number(parameter.substring(2));
        }
      }
      weights.put(coding.equals("x-gzip") ? "gzip" : coding, weight);
    }
  }

  private static double number(String text) {
    try {
      double weight = Double.parseDouble(text);
      return weight >= 0 && weight <= MOST ? weight : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
