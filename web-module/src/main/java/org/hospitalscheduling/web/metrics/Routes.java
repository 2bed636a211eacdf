package org.hospitalscheduling.web.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.Transition;

/** Which path of the contract a request's path is: as many as the contract has, whoever asks. */
final class Routes {
  private static final String API = "/api/";
  private static final String SOCKETS = "/ws/";
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Map<String, String> templates = new HashMap<>();

  private Routes() {}

  /** The paths stand in {@code openapi.yaml} with two spaces before them. */
  static Routes ofTheContract() {
    Routes routes = new Routes();
    try (InputStream contract = Routes.class.getResourceAsStream("/META-INF/openapi.yaml");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(contract, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.startsWith("  /"))
          .map(line -> line.strip().replaceFirst(":$", ""))
          .forEach(routes::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return routes;
  }

  private void add(String template) {
    List<String> spelt =
        template.contains("{transition}")
            ? Arrays.stream(Transition.values())
                .map(step -> template.replace("{transition}", step.code()))
                .toList()
            : List.of(template);
    spelt.forEach(path -> templates.put(path.replaceAll("\\{[^}]+}", "*"), template));
  }

  /** The template, {@code live}, {@code app} for pages and their files, or {@code unknown}. */
  String of(String path) {
    int api = path.indexOf(API);
    if (api < 0) {
      return path.contains(SOCKETS) ? "live" : "app";
    }
    String asked =
        Arrays.stream(path.substring(api + API.length() - 1).split("/", -1))
            .map(segment -> ID.matcher(segment).matches() ? "*" : segment)
            .collect(Collectors.joining("/"));
    return templates.getOrDefault(asked, "unknown");
  }
}
