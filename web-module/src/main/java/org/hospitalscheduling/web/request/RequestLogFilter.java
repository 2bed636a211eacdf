package org.hospitalscheduling.web.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hospitalscheduling.booking.Transition;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.metrics.RequestMetrics;

/**
 * Gives every request an id, which its answer, its problem document and its activity row carry, and
 * writes one line when it is done. Never a query string, a header or a body: they may name a
 * patient.
 */
public class RequestLogFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger("org.hospitalscheduling.request");
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "org.hospitalscheduling.requestId";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
  private static final Pattern PLAIN_SEGMENT = Pattern.compile("[A-Za-z0-9._-]{0,64}");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> WORDS = wordsOfTheContract();

  @Inject transient ClientAddress clientAddress;
  @Inject transient RequestMetrics metrics;

  /** The id of a request that has passed this filter. */
  public static String requestId(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = idFor(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    long start = System.nanoTime();
    boolean failed = true;
    try {
      chain.doFilter(request, response);
      failed = false;
    } finally {
      long nanos = System.nanoTime() - start;
      int status = failed ? 500 : response.getStatus();
      metrics.answered(request.getMethod(), request.getRequestURI(), status, nanos);
      if (LOG.isLoggable(Level.INFO)) {
        long millis = nanos / 1_000_000;
        LOG.info(
            "%s %s %d %dms from=%s request=%s"
                .formatted(
                    request.getMethod(),
                    printable(request.getRequestURI()),
                    status,
                    millis,
                    clientAddress.of(request),
                    id));
      }
    }
  }

  /** The caller's own id when it is one, so that a trace goes through; a new one otherwise. */
  static String idFor(String given) {
    return given != null && ACCEPTED.matcher(given).matches() ? given : Ids.next().toString();
  }

  /**
   * The path with every segment blanked that may be anything: below {@code api} all that is neither
   * an id nor a word of the contract, elsewhere all that is not plain.
   */
  public static String printable(String path) {
    StringBuilder printed = new StringBuilder();
    boolean inApi = false;
    for (String segment : path.split("/", -1)) {
      boolean known =
          inApi
              ? WORDS.contains(segment) || ID.matcher(segment).matches()
              : PLAIN_SEGMENT.matcher(segment).matches();
      printed.append(known ? segment : "_").append('/');
      inApi |= segment.equals("api");
    }
    printed.setLength(printed.length() - 1);
    return printed.isEmpty() ? "/" : printed.toString();
  }

  /** The segments of the contract's paths, which begin with two spaces and a slash. */
  private static Set<String> wordsOfTheContract() {
    try (InputStream contract =
            RequestLogFilter.class.getResourceAsStream("/META-INF/openapi.yaml");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(contract, StandardCharsets.UTF_8))) {
      Set<String> words =
          lines
              .lines()
              .filter(line -> line.startsWith("  /"))
              .flatMap(line -> Arrays.stream(line.strip().replaceFirst(":$", "").split("/")))
              .filter(segment -> !segment.startsWith("{"))
              .collect(Collectors.toSet());
      Arrays.stream(Transition.values()).map(Transition::code).forEach(words::add);
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
