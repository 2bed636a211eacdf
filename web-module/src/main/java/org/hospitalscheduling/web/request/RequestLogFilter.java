package org.hospitalscheduling.web.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, which its answer, its problem document and its activity row contain,
 * and logs one line when it is done. The id is always made here: what is counted by request cannot
 * be joined or split by the caller, whose own id is kept beside it. The line never contains a query
 * string, a header or a body, which may name a patient.
 */
public class RequestLogFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger("org.hospitalscheduling.request");
  private static final String HEADER = "X-Request-Id";
  private static final String TRACE_HEADER = "traceparent";
  private static final String ATTRIBUTE = "org.hospitalscheduling.requestId";
  private static final String TRACE_ATTRIBUTE = "org.hospitalscheduling.trace";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]{1,200}");

  @Inject transient ClientAddress clientAddress;
  @Inject transient RequestMetrics metrics;

  /** The id of a request that has passed this filter. */
  public static String requestId(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  /** The caller's own id of such a request; empty if they gave none. */
  public static String trace(HttpServletRequest request) {
    return (String) request.getAttribute(TRACE_ATTRIBUTE);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = Ids.next().toString();
    String trace = traceOf(request.getHeader(HEADER), request.getHeader(TRACE_HEADER));
    request.setAttribute(ATTRIBUTE, id);
    request.setAttribute(TRACE_ATTRIBUTE, trace);
    response.setHeader(HEADER, id);
    long start = System.nanoTime();
    boolean failed = true;
    try {
      chain.doFilter(request, response);
      failed = false;
    } finally {
      long nanos = System.nanoTime() - start;
      int status = failed ? 500 : response.getStatus();
      metrics.answered(request.getMethod(), route(request), status, nanos);
      if (LOG.isLoggable(Level.INFO)) {
        long millis = nanos / 1_000_000;
        LOG.info(
            "%s %s %d %dms from=%s request=%s"
                    .formatted(
                        request.getMethod(),
                        printable(request),
                        status,
                        millis,
                        clientAddress.of(request),
                        id)
                + (trace.isEmpty() ? "" : " trace=" + trace));
      }
    }
  }

  /**
   * The caller's own id, so that a trace can be followed from their log to ours: {@code
   * X-Request-Id}, or else {@code traceparent} (W3C Trace Context); empty if there is neither, or
   * none that can be written into a line of the log.
   */
  static String traceOf(@Nullable String requestId, @Nullable String traceparent) {
    return Stream.of(Optional.ofNullable(requestId), Optional.ofNullable(traceparent))
        .flatMap(Optional::stream)
        .filter(given -> ACCEPTED.matcher(given).matches())
        .findFirst()
        .orElse("");
  }

  /** The path of the contract that is asked for, or else which part of the application. */
  private static String route(HttpServletRequest request) {
    return Route.of(request)
        .map(route -> "/" + route.template())
        .orElseGet(
            () ->
                isBelow(request, "/api/") ? "unknown" : isBelow(request, "/ws/") ? "live" : "app");
  }

  /** The path as far as nobody can have made it up, or hidden a name or a line break in it. */
  private static String printable(HttpServletRequest request) {
    String path = request.getRequestURI();
    return Route.of(request)
        .map(route -> request.getContextPath() + "/api/" + route.path())
        .orElse(!isBelow(request, "/api/") && PLAIN.matcher(path).matches() ? path : "_");
  }

  private static boolean isBelow(HttpServletRequest request, String place) {
    return request.getRequestURI().startsWith(place, request.getContextPath().length());
  }
}
