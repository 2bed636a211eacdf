package org.hospitalscheduling.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Serves the app under whatever context root it was deployed: {@code index.html} gets a {@code
 * <base href>} of that root, and answers for every path that only the app's own router knows, so
 * that a link or a reload opens the same view. Real files go to the server, with a lifetime that
 * fits: names with a hash never change, the shell and its service worker always may.
 */
public class AppShellFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String INDEX = "/index.html";

  private transient volatile Optional<String> shell;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    path = request.getPathInfo() == null ? path : path + request.getPathInfo();
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!reads || belongsToTheServer(path)) {
      chain.doFilter(request, response);
    } else if (path.isEmpty() && !request.getContextPath().isEmpty()) {
      response.sendRedirect(request.getContextPath() + "/");
    } else if (isView(path) && shell().isPresent()) {
      serveShell(request, response, shell().get());
    } else {
      response.setHeader(
          "Cache-Control",
          path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
      chain.doFilter(request, response);
    }
  }

  /** The API, the sockets and the documentation are no views of the app. */
  private static boolean belongsToTheServer(String path) {
    return path.equals("/api")
        || path.startsWith("/api/")
        || path.startsWith("/ws/")
        || path.startsWith("/fhir/");
  }

  /** A client-side route: nothing with an extension in its last segment, and the root itself. */
  private static boolean isView(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return path.equals(INDEX) || last.indexOf('.') < 0;
  }

  private static void serveShell(
      HttpServletRequest request, HttpServletResponse response, String shell) throws IOException {
    // A path cannot hold a quote, but a server may let one through; it must not end the attribute.
    String base = (request.getContextPath() + "/").replace("&", "&amp;").replace("\"", "&quot;");
    byte[] page =
        shell
            .replaceFirst("<head[^>]*>", "$0<base href=\"" + quoted(base) + "\">")
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  private Optional<String> shell() throws IOException {
    Optional<String> known = shell;
    if (known == null) {
      try (InputStream in = getServletContext().getResourceAsStream(INDEX)) {
        known =
            in == null
                ? Optional.empty()
                : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      shell = known;
    }
    return known;
  }
}
