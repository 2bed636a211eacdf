package org.hospitalscheduling.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.SearchFormFilter;
import org.hospitalscheduling.web.security.BodyReader.Outcome;

/**
 * Checks a body and reads it as a whole ({@link BodyReader}): at most 64 KiB, not compressed, and
 * of a type that the API knows; the operation decides which of these it accepts. A picture may have
 * 2 MiB and an imported file 1 MiB, each at the only path that accepts it.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final long MAX_BYTES = 64 * 1024;
  private static final Set<String> TYPES =
      Set.of("application/json", "application/merge-patch+json");
  private static final String PICTURE_PATH = "/api/auth/avatar";
  private static final long MAX_PICTURE_BYTES = 2 * 1024 * 1024;
  private static final Set<String> PICTURE_TYPES = Set.of("image/png", "image/jpeg", "image/webp");
  private static final String IMPORT_PATH = "/api/directory/import";
  private static final long MAX_IMPORT_BYTES = 1024 * 1024;
  private static final Set<String> IMPORT_TYPES = Set.of("text/csv");
  private static final String TOKEN_PATH = "/api/auth/token";
  private static final String SIGN_OUT_PATH = "/api/auth/sign-on/back-channel-logout";
  private static final Set<String> FORM_TYPES = Set.of("application/x-www-form-urlencoded");
  private static final String UNSUBSCRIBE_PATH = "/api/overbook/waitlist/unsubscribe";

  /** Mail programs may use either (RFC 8058, 3.2). */
  private static final Set<String> UNSUBSCRIBE_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data");

  /** The parameter, whose value may be quoted (RFC 9110, 5.6.6). */
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

  @Inject transient BodyReader bodies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean picture = isAt(request, "PUT", PICTURE_PATH);
    boolean file = isAt(request, "POST", IMPORT_PATH);
    long most = picture ? MAX_PICTURE_BYTES : file ? MAX_IMPORT_BYTES : MAX_BYTES;
    boolean form =
        isAt(request, "POST", TOKEN_PATH)
            || isAt(request, "POST", SIGN_OUT_PATH)
            || SearchFormFilter.searched(pathOf(request).replaceFirst("^/api/", "")).isPresent();
    Set<String> types =
        picture
            ? PICTURE_TYPES
            : file
                ? IMPORT_TYPES
                : form
                    ? FORM_TYPES
                    : isAt(request, "POST", UNSUBSCRIBE_PATH) ? UNSUBSCRIBE_TYPES : TYPES;
    boolean chunked = request.getHeader("Transfer-Encoding") != null;
    long length = request.getContentLengthLong();
    if (length > most) {
      // The rest of the body is not read, so the connection cannot be reused.
      response.setHeader("Connection", "close");
      ProblemAnswer.write(tooLarge(most), request, response);
    } else if ((length > 0 || chunked) && isCoded(request)) {
      response.setHeader("Accept-Encoding", "identity");
      ProblemAnswer.write(
          Problem.of(
              415,
              "unsupported-content-coding",
              "Unsupported content coding",
              "The body must be sent as it is, without a Content-Encoding."),
          request,
          response);
    } else if ((length > 0 || chunked) && !types.contains(type(request.getContentType()))) {
      ProblemAnswer.write(
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              picture
                  ? "The body must be a PNG, JPEG or WebP file with the matching Content-Type."
                  : file
                      ? "The body must be a CSV file with the matching Content-Type."
                      : form
                          ? "The body must be a form (application/x-www-form-urlencoded)."
                          : "The body must be JSON with the matching Content-Type."),
          request,
          response);
    } else if ((length > 0 || chunked) && !isUtf8(request.getContentType())) {
      ProblemAnswer.write(
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "The body must be in UTF-8, and declare no other charset."),
          request,
          response);
    } else if (length > 0 || chunked) {
      read(request, response, most, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void read(
      HttpServletRequest request, HttpServletResponse response, long most, FilterChain chain)
      throws IOException, ServletException {
    Outcome outcome = bodies.read(request.getInputStream(), request.getContentLengthLong(), most);
    if (outcome instanceof Outcome.Whole whole) {
      chain.doFilter(new ReadRequest(request, whole.bytes()), response);
      return;
    }
    // The rest of the body is not read, so the connection cannot be reused.
    response.setHeader("Connection", "close");
    if (outcome instanceof Outcome.TooLong) {
      ProblemAnswer.write(tooLarge(most), request, response);
    } else if (outcome instanceof Outcome.CutShort) {
      ProblemAnswer.write(Problem.of(Response.Status.BAD_REQUEST), request, response);
    } else if (outcome instanceof Outcome.TooSlow) {
      ProblemAnswer.write(Problem.of(Response.Status.REQUEST_TIMEOUT), request, response);
    } else {
      response.setHeader("Retry-After", "1");
      ProblemAnswer.write(Problem.of(Response.Status.SERVICE_UNAVAILABLE), request, response);
    }
  }

  /** Whether any coding was applied; {@code identity} is none (RFC 9110, section 15.5.16). */
  private static boolean isCoded(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Content-Encoding")).stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(String::strip)
        .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
  }

  private static boolean isAt(HttpServletRequest request, String method, String place) {
    return request.getMethod().equals(method) && place.equals(pathOf(request));
  }

  /** Below the context root. */
  private static String pathOf(HttpServletRequest request) {
    String path = request.getServletPath();
    return request.getPathInfo() == null ? path : path + request.getPathInfo();
  }

  private static Problem tooLarge(long most) {
    return Problem.of(
        413,
        "body-too-large",
        "Body too large",
        "The body is too large: at most %d KiB are accepted here.".formatted(most / 1024));
  }

  private static String type(String contentType) {
    if (contentType == null) {
      return "";
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether each charset that the type declares, if it does, is UTF-8. */
  private static boolean isUtf8(String contentType) {
    return CHARSET
        .matcher(contentType == null ? "" : contentType)
        .results()
        .allMatch(declared -> UTF_8.contains(declared.group(1).toLowerCase(Locale.ROOT)));
  }

  /** A request whose body has been read. */
  private static final class ReadRequest extends HttpServletRequestWrapper {
    private final byte[] body;

    ReadRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ReadStream(body);
    }
  }

  private static final class ReadStream extends ServletInputStream {
    private final ByteArrayInputStream stream;

    ReadStream(byte[] body) {
      stream = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return stream.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return stream.read(bytes, offset, length);
    }

    @Override
    public int available() {
      return stream.available();
    }

    @Override
    public boolean isFinished() {
      return stream.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body has been read");
    }
  }
}
