package org.hospitalscheduling.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.ClientAddress;

/**
 * Refuses changes requested by another site's page, and allows the one front end that may be served
 * from elsewhere ({@code FRONTEND_URL}) to read the answers.
 */
public class OriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject transient Settings settings;
  @Inject transient ClientAddress clientAddress;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Origins origins = Origins.of(settings.frontendUrl());
    String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    if (origins.isFrontend(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader(
          "Access-Control-Expose-Headers",
          "ETag, Location, Retry-After, X-Export-Limited, X-Request-Id");
      if (isPreflight(request)) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        response.setHeader(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, If-Match, Idempotency-Key, Invite-Token, X-Request-Id");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
    }
    if (READING.contains(request.getMethod())
        || origins.mayWrite(request, clientAddress.isSecure(request))) {
      chain.doFilter(request, response);
    } else {
      ProblemAnswer.write(
          Problem.of(
              403, "other-origin", "Other origin", "Pages of other sites may not change anything."),
          request,
          response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }
}
