package org.hospitalscheduling.web.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the contract calls its operations. It is a file of our own, with a path, a method and a
 * summary each on a line of its own, so that no reader of YAML is needed.
 */
public final class Operations {

  private static final Pattern LINE =
      Pattern.compile(" {2}/(?<path>.*):| {4}(?<method>[a-z]+):| {6}summary: (?<words>.*)");

  /** Who may, which is said where it is read and not of what was done. */
  private static final Pattern ROLES = Pattern.compile(" \\([A-Z, ]+\\)$");

  private static final Map<String, String> WORDS = read();

  private Operations() {}

  /**
   * The operation in words.
   *
   * @param operation its method and path, for instance {@code GET schedules/{id}}
   */
  public static Optional<String> words(String operation) {
    String exactly = WORDS.get(operation);
    return exactly != null
        ? Optional.of(exactly)
        : WORDS.entrySet().stream()
            .filter(each -> matches(each.getKey(), operation))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  static int count() {
    return WORDS.size();
  }

  private static boolean matches(String known, String asked) {
    return asked.matches(known.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
  }

  private static Map<String, String> read() {
    Map<String, String> words = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Operations.class.getResourceAsStream("/META-INF/openapi.yaml")),
                StandardCharsets.UTF_8))) {
      String path = "";
      String method = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = LINE.matcher(line);
        if (found.matches()) {
          path = found.group("path") == null ? path : found.group("path");
          method = found.group("method") == null ? method : found.group("method");
          if (found.group("words") != null) {
            words.putIfAbsent(
                method.toUpperCase(java.util.Locale.ROOT) + " " + path,
                ROLES.matcher(found.group("words")).replaceFirst(""));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
