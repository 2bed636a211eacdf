package org.hospitalscheduling.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hospitalscheduling.web.problem.Problem;

/**
 * Lets 64 requests at a time do their work, for which the data source has 40 connections; the
 * server has more threads, so that some can wait for slow bodies. Health never waits.
 */
public class AtOnceFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int AT_ONCE = 64;
  private static final int PATIENCE_SECONDS = 30;

  private final transient Semaphore places = new Semaphore(AT_ONCE, true);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getRequestURI().startsWith(request.getContextPath() + "/api/health/")) {
      chain.doFilter(request, response);
    } else if (enter()) {
      try {
        chain.doFilter(request, response);
      } finally {
        places.release();
      }
    } else {
      response.setHeader("Retry-After", "1");
      ProblemAnswer.write(Problem.of(Response.Status.SERVICE_UNAVAILABLE), request, response);
    }
  }

  private boolean enter() {
    try {
      return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
