package org.hospitalscheduling.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hospitalscheduling.web.problem.Problem;

/** Writes a problem document from a filter, outside JAX-RS. */
public final class ProblemAnswer {

  private ProblemAnswer() {}

  public static void write(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] text = problem.text(request).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    problem
        .challenge(request)
        .ifPresent(challenge -> response.setHeader("WWW-Authenticate", challenge));
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
