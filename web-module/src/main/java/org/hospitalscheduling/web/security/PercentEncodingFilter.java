package org.hospitalscheduling.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.PercentEncoding;

/**
 * Refuses an address that is not {@linkplain PercentEncoding#isSound soundly} encoded, before
 * anybody answers with what the server made of it. Payara and WildFly refuse some of them
 * themselves; operations.md says which.
 */
public class PercentEncodingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (PercentEncoding.isSound(request.getRequestURI())
        && PercentEncoding.isSound(request.getQueryString())) {
      chain.doFilter(request, response);
    } else {
      ProblemAnswer.write(
          Problem.of(
              400,
              "invalid",
              "Invalid",
              "The address must be percent-encoded UTF-8: two hexadecimal digits after each %."),
          request,
          response);
    }
  }
}
