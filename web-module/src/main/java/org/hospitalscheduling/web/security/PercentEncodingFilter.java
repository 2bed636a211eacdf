package org.hospitalscheduling.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.hospitalscheduling.web.input.FormEncoding;
import org.hospitalscheduling.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an address that is not percent-encoded UTF-8 (RFC 3986, section 2.1), before anybody
 * answers with what the server made of it. Payara and WildFly refuse some of them themselves;
 * operations.md says which.
 */
public class PercentEncodingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isSound(request.getRequestURI()) && isSound(request.getQueryString())) {
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

  /** Whether the octets of a path or query are UTF-8 without U+0000. */
  static boolean isSound(@Nullable String encoded) {
    try {
      return encoded == null || FormEncoding.decode(encoded).indexOf('\0') < 0;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
