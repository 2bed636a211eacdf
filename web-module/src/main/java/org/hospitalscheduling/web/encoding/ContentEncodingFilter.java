package org.hospitalscheduling.web.encoding;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Compresses the API's answers for clients that take gzip, and answers 304 where the client has the
 * appointments of a range already.
 *
 * <p>It is done here and not by the servers' own settings, so that it is the same on both and needs
 * nothing of hospital IT.
 */
public class ContentEncodingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  static final String GZIP = "gzip";

  /** What is asked for again and again, and is large: it gets an entity tag of its content. */
  private static final List<String> TAGGED = List.of("/api/schedules", "/api/schedules/summary");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean gzip =
        AcceptEncoding.choose(request.getHeaders("Accept-Encoding"), List.of(GZIP)).isPresent();
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean tagged = request.getMethod().equals("GET") && TAGGED.contains(path);
    EncodedResponse encoded =
        new EncodedResponse(response, gzip, tagged ? request.getHeaders("If-None-Match") : null);
    chain.doFilter(request, encoded);
    encoded.finish();
  }
}
