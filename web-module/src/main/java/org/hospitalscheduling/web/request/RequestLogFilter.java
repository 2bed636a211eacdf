package org.hospitalscheduling.web.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.hospitalscheduling.shared.Ids;

/**
 * Gives every request an id, which its answer, its problem document and its activity row contain,
 * and logs one line when it is done. The line never contains a query string, a header or a body,
 * which may name a patient.
 */
public class RequestLogFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger("org.hospitalscheduling.request");
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "org.hospitalscheduling.requestId";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]{1,200}");

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
                    id));
      }
    }
  }

  /** The caller's own id if it is valid, so that a trace can be followed; otherwise a new one. */
  static String idFor(String given) {
    return given != null && ACCEPTED.matcher(given).matches() ? given : Ids.next().toString();
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
