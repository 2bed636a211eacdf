package org.hospitalscheduling.web.shell;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The app's files as the build compressed them: beside {@code main.js} lie {@code main.js.br} and
 * {@code main.js.gz}. They are read once each and kept, some 1.5 MB in all.
 */
final class AppFiles {

  /** The codings that there may be, the smallest first, with what their files end in. */
  private static final Map<String, String> ENDINGS = Map.of("br", ".br", "gzip", ".gz");

  static final List<String> CODINGS = List.of("br", "gzip");

  private final ServletContext context;
  private final Map<String, Optional<byte[]>> known = new ConcurrentHashMap<>();

  AppFiles(ServletContext context) {
    this.context = context;
  }

  /** Whether the build compressed this file. */
  boolean isCompressed(String path) throws IOException {
    return content(path, CODINGS.get(0)).isPresent();
  }

  /**
   * A file in a coding.
   *
   * @return empty if there is no such file, or if it is not worth compressing
   */
  Optional<byte[]> content(String path, String coding) throws IOException {
    String file = path + ENDINGS.get(coding);
    Optional<byte[]> content = known.get(file);
    if (content == null) {
      content = read(file);
      // Paths are the client's to choose: what is not there is not remembered.
      if (content.isPresent()) {
        known.put(file, content);
      }
    }
    return content;
  }

  private Optional<byte[]> read(String file) throws IOException {
    try (InputStream in = context.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
