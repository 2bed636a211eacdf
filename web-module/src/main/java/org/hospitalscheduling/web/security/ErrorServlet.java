package org.hospitalscheduling.web.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.RequestLogFilter;

/**
 * Replaces the server's own error pages, which show its name and version, by a problem document.
 */
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Integer failed = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // The servlet was requested directly.
    int status = Objects.requireNonNullElse(failed, HttpServletResponse.SC_NOT_FOUND);
    Response.Status known = Response.Status.fromStatusCode(status);
    Problem problem =
        status == HttpServletResponse.SC_UNAUTHORIZED || isStumbleOverToken(request, status)
            ? Problem.signedOut()
            : Problem.of(known == null ? Response.Status.INTERNAL_SERVER_ERROR : known);
    ProblemAnswer.write(problem, request, response);
  }

  /**
   * WildFly's token check fails with a 500 on an unsigned token ({@code alg: none}). It runs before
   * all our filters, so such a request has no id yet.
   */
  private static boolean isStumbleOverToken(HttpServletRequest request, int status) {
    return status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        && RequestLogFilter.requestId(request) == null
        && request.getHeader("Authorization") != null;
  }
}
