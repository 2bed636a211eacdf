package org.hospitalscheduling.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.hospitalscheduling.demo.DemoHospital;
import org.jspecify.annotations.Nullable;

/**
 * The launcher's options.
 *
 * @param root the project's folder
 * @param ear the EAR to deploy
 * @param distribution Payara as a zip
 * @param contextRoot the EAR's context root, {@code /} or {@code /name}
 * @param port the HTTP port on 127.0.0.1
 * @param demo whether to make up a hospital
 * @param demoAppointments how many appointments it begins with; empty for the default
 * @param demoNow what time it is in the hospital at launch; empty for now
 * @param environment passed on to the server
 */
record LaunchOptions(
    Path root,
    Path ear,
    Path distribution,
    String contextRoot,
    int port,
    boolean demo,
    OptionalInt demoAppointments,
    Optional<Instant> demoNow,
    Map<String, String> environment) {

  /**
   * Reads {@code launcher.root}, {@code launcher.ear}, {@code launcher.distribution}, {@code
   * context.root}, {@code demo}, {@code demo.appointments} and {@code demo.now} from the
   * properties, and {@code PORT} from the environment.
   *
   * @throws LaunchException if a value is invalid
   */
  static LaunchOptions read(UnaryOperator<String> property, Map<String, String> environment) {
    boolean embedded = usesEmbeddedDatabase(environment);
    return new LaunchOptions(
        Path.of(property.apply("launcher.root")),
        existing(property, "launcher.ear"),
        existing(property, "launcher.distribution"),
        property.apply("context.root"),
        number("PORT", environment.get("PORT"), 1, 65_535).orElse(8080),
        flag(property.apply("demo"), embedded),
        number(
            "demo.appointments",
            property.apply("demo.appointments"),
            1,
            DemoHospital.MAX_APPOINTMENTS),
        instant("demo.now", property.apply("demo.now")),
        Map.copyOf(environment));
  }

  boolean usesEmbeddedDatabase() {
    return usesEmbeddedDatabase(environment);
  }

  /** Whether mails go to the launcher's own mailbox page, because no mail server is configured. */
  boolean opensMailbox() {
    return environment.getOrDefault("SMTP_HOST", "").isBlank();
  }

  Path dataDirectory() {
    return root.resolve(".data");
  }

  Path runDirectory() {
    return root.resolve(".run");
  }

  /** Where people reach the app, with a slash at the end. */
  URI address() {
    String path = contextRoot.endsWith("/") ? contextRoot : contextRoot + "/";
    return URI.create("http://localhost:" + port + (path.startsWith("/") ? path : "/" + path));
  }

  /** The path relative to the project's folder, if it is inside. */
  String shown(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }

  private static boolean usesEmbeddedDatabase(Map<String, String> environment) {
    return environment.getOrDefault("DATABASE_URL", "").isBlank()
        && environment.getOrDefault("DB_HOST", "").isBlank();
  }

  private static Path existing(UnaryOperator<String> property, String name) {
    Path path = Path.of(property.apply(name));
    if (!Files.exists(path)) {
      throw new LaunchException(path + " is missing: run it with 'mvn -Prun', which makes it.");
    }
    return path;
  }

  private static boolean flag(@Nullable String value, boolean fallback) {
    if (value == null) {
      return fallback;
    }
    return switch (value) {
      case "", "true" -> true;
      case "false" -> false;
      default -> throw new LaunchException("-Ddemo is true or false, not '" + value + "'.");
    };
  }

  private static Optional<Instant> instant(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(value.strip()).toInstant());
    } catch (DateTimeParseException e) {
      throw new LaunchException(
          "%s must be a time with its offset such as 2028-02-29T09:20:00+01:00, not '%s'."
              .formatted(name, value));
    }
  }

  private static OptionalInt number(String name, @Nullable String value, int least, int most) {
    if (value == null || value.isBlank()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // the message below says more
    }
    throw new LaunchException(
        "%s must be a whole number from %d to %d, not '%s'.".formatted(name, least, most, value));
  }
}
