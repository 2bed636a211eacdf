package org.hospitalscheduling.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a browser's request comes from one of our pages (RFC 6454, Fetch Metadata). Programs send
 * neither {@code Origin} nor {@code Sec-Fetch-Site}; they have no cookies either.
 *
 * @param frontend the one other origin that is ours, for instance {@code https://app.example}
 */
public record Origins(Optional<String> frontend) {

  public static Origins of(Optional<URI> frontendUrl) {
    return new Origins(frontendUrl.map(uri -> origin(uri.getScheme(), uri.getRawAuthority())));
  }

  /** Whether this is the front end that is served from elsewhere. */
  boolean isFrontend(String origin) {
    return origin != null && frontend.filter(origin(origin)::equals).isPresent();
  }

  /** Whether a request may change something, going by its headers. */
  public boolean mayWrite(HttpServletRequest request, boolean secure) {
    return mayWrite(
        request.getHeader("Origin"),
        request.getHeader("Sec-Fetch-Site"),
        secure,
        request.getHeader("Host"));
  }

  /**
   * Whether a request that changes something may come from there.
   *
   * @param origin the header {@code Origin}, or {@code null}
   * @param fetchSite the header {@code Sec-Fetch-Site}, or {@code null}
   * @param secure whether the connection is known to be encrypted
   * @param host the header {@code Host}
   */
  boolean mayWrite(String origin, String fetchSite, boolean secure, String host) {
    if (origin == null) {
      return fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    if (isFrontend(origin)) {
      return true;
    }
    boolean fromElsewhere = fetchSite != null && !fetchSite.equals("same-origin");
    return !fromElsewhere && host != null && isOwn(origin(origin), secure, host);
  }

  /**
   * A proxy that is not configured as trusted hides that the browser uses TLS, but keeps the host.
   */
  private static boolean isOwn(String origin, boolean secure, String host) {
    return origin.equals(origin("https", host)) || !secure && origin.equals(origin("http", host));
  }

  private static String origin(String text) {
    int colon = text.indexOf("://");
    return colon < 0 ? text : origin(text.substring(0, colon), text.substring(colon + 3));
  }

  /** In lower case and without the scheme's default port. */
  private static String origin(String scheme, String authority) {
    String plainScheme = scheme.toLowerCase(Locale.ROOT);
    String port = plainScheme.equals("https") ? ":443" : ":80";
    String plain = authority.toLowerCase(Locale.ROOT);
    return plainScheme
        + "://"
        + (plain.endsWith(port) ? plain.substring(0, plain.length() - port.length()) : plain);
  }
}
