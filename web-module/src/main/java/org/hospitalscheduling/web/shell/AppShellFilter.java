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
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.hospitalscheduling.web.encoding.AcceptEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Serves the app under whatever context root it was deployed: {@code index.html} gets a {@code
 * <base href>} of that root, and is the answer for every path that only the app's own router knows,
 * so that a link or a reload opens the same view. Real files are left to the server, with a
 * suitable cache lifetime: names with a hash never change, the shell and its service worker may
 * always change.
 */
public class AppShellFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String INDEX = "/index.html";

  private transient volatile @Nullable Optional<String> shell;
  private transient volatile @Nullable AppFiles files;

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
    } else if (isView(path, request.getHeader("Accept")) && shell().isPresent()) {
      serveShell(request, response, shell().get());
    } else {
      response.setHeader(
          "Cache-Control",
          path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
      serveFile(path, request, response, chain);
    }
  }

  /** Serves a file as the build compressed it, if the client takes that; else the server does. */
  private void serveFile(
      String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (path.startsWith("/WEB-INF")
        || path.startsWith("/META-INF")
        || !files().isCompressed(path)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Vary", "Accept-Encoding");
    Optional<String> coding =
        AcceptEncoding.choose(request.getHeaders("Accept-Encoding"), AppFiles.CODINGS);
    Optional<byte[]> content =
        coding.isEmpty() ? Optional.empty() : files().content(path, coding.get());
    if (content.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setContentType(getServletContext().getMimeType(path));
    response.setHeader("Content-Encoding", coding.orElseThrow());
    response.setContentLength(content.get().length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(content.get());
    }
  }

  /**
   * The API, the sockets and what Payara puts beside an app at the root are not views of the app.
   */
  private static boolean belongsToTheServer(String path) {
    return Stream.of("/api", "/ws", "/fhir", "/health", "/metrics", "/openapi")
        .anyMatch(owned -> path.equals(owned) || path.startsWith(owned + "/"));
  }

  /** The root, or a client-side route that a browser navigates to, which has no extension. */
  private static boolean isView(String path, String accept) {
    if (path.equals("/") || path.equals(INDEX)) {
      return true;
    }
    boolean named = path.indexOf('.', path.lastIndexOf('/')) >= 0;
    return !named && accept != null && accept.contains("text/html");
  }

  private static void serveShell(
      HttpServletRequest request, HttpServletResponse response, String shell) throws IOException {
    // A path cannot contain a quote, but a server may let one through; it must not end the
    // attribute.
    String base = (request.getContextPath() + "/").replace("&", "&amp;").replace("\"", "&quot;");
    byte[] page =
        shell
            .replaceFirst("<head[^>]*>", "$0<base href=\"" + Matcher.quoteReplacement(base) + "\">")
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private AppFiles files() {
    AppFiles known = files;
    if (known == null) {
      known = new AppFiles(getServletContext());
      files = known;
    }
    return known;
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
