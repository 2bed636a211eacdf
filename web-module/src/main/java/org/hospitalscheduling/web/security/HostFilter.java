package org.hospitalscheduling.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.web.problem.Problem;

/**
 * Refuses requests that a proxy may have read otherwise than we do (two names, two lengths: RFC
 * 9112, sections 3.2 and 6.1), and those to a name that is not ours. Health and metrics are asked
 * for by machines, which may know the server by any name.
 */
public class HostFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> names = Collections.list(request.getHeaders("Host"));
    boolean twoLengths =
        request.getHeader("Transfer-Encoding") != null
            && request.getHeader("Content-Length") != null;
    if (names.size() > 1 || twoLengths) {
      // What follows on this connection may be another request to somebody else.
      response.setHeader("Connection", "close");
      ProblemAnswer.write(
          Problem.of(
              400,
              "ambiguous-request",
              "Ambiguous request",
              "A request has one Host, and either Content-Length or Transfer-Encoding."),
          request,
          response);
    } else if (names.isEmpty() || isOurs(names.get(0)) || isForMachines(request)) {
      chain.doFilter(request, response);
    } else {
      ProblemAnswer.write(
          Problem.of(
              421,
              "other-host",
              "Other host",
              "The request is to a host name that this server does not go by."),
          request,
          response);
    }
  }

  private boolean isOurs(String name) {
    return Hosts.of(settings.frontendUrl(), settings.allowedHosts()).isOurs(name);
  }

  private static boolean isForMachines(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/api/health/") || path.equals("/api/metrics");
  }
}
