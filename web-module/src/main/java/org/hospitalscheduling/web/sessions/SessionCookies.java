package org.hospitalscheduling.web.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.web.request.ClientAddress;

/**
 * The app's cookies: the refresh token, the marker of a device that has signed in before, and,
 * while somebody is at the hospital's sign-on, what they will come back with.
 *
 * <p>Their names begin with {@code __Host-} (RFC 6265bis): a browser accepts them only over TLS or
 * from localhost, for this host alone and with the path {@code /}. The context root is in the name,
 * because two apps on one host share the path.
 */
@ApplicationScoped
public class SessionCookies {
  private static final String PREFIX = "__Host-hs-";
  private static final String DEVICE = "-device";
  private static final Duration DEVICE_LIFE = Duration.ofDays(180);
  private static final Pattern LOCAL =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
  private static final String ATTEMPT = "-sign-on";
  private static final Duration ATTEMPT_LIFE = Duration.ofMinutes(10);
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{100,4000}");

  @Inject private ClientAddress clientAddress;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  /** The request's refresh token; a malformed one counts as none. */
  public Optional<String> refreshToken() {
    return value(name());
  }

  /** The request's device marker. */
  public Optional<String> device() {
    return value(name() + DEVICE);
  }

  /** What the request brings back from the hospital's sign-on. */
  public Optional<String> attempt() {
    return value(name() + ATTEMPT, SEALED);
  }

  /** A header that makes the browser keep what it will bring back from the hospital's sign-on. */
  public String keepAttempt(String sealed) {
    return cookieFromElsewhere(name() + ATTEMPT, sealed, ATTEMPT_LIFE.toSeconds());
  }

  /** A header that makes the browser forget that it was at the hospital's sign-on. */
  public String forgetAttempt() {
    return cookieFromElsewhere(name() + ATTEMPT, "", 0);
  }

  /** A header that makes the browser keep a refresh token until the session expires. */
  public String keep(String refreshToken, Instant until) {
    return cookie(name(), refreshToken, Duration.between(clock.instant(), until).toSeconds());
  }

  /** A header that makes the browser remember the device. */
  public String keepDevice(String marker) {
    return cookie(name() + DEVICE, marker, DEVICE_LIFE.toSeconds());
  }

  /** A header that makes the browser forget the refresh token. */
  public String forget() {
    return cookie(name(), "", 0);
  }

  /**
   * Refuses to sign in where the browser would drop the cookies and the password would be sent
   * unencrypted.
   *
   * @throws RefusedException {@link Refusal#SIGN_IN_NEEDS_HTTPS}
   */
  public void checkConnection() {
    String origin = request.getHeader("Origin");
    boolean browserSaysTls = origin != null && origin.startsWith("https://");
    if (!clientAddress.isSecure(request)
        && !browserSaysTls
        && !LOCAL.matcher(request.getServerName().toLowerCase(Locale.ROOT)).matches()) {
      throw new RefusedException(
          Refusal.SIGN_IN_NEEDS_HTTPS,
          "Signing in requires HTTPS: open the app at its https address. (For the administrator"
              + " of the server: a proxy that ends TLS must be named in TRUSTED_PROXIES and send"
              + " X-Forwarded-Proto.)");
    }
  }

  private String name() {
    String root = request.getContextPath().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-", "");
    return PREFIX + (root.isEmpty() ? "root" : root);
  }

  private Optional<String> value(String name) {
    return value(name, VALUE);
  }

  private Optional<String> value(String name, Pattern form) {
    return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .filter(value -> form.matcher(value).matches())
        .findFirst();
  }

  private static String cookie(String name, String value, long seconds) {
    return cookie(name, value, seconds, "Strict");
  }

  /** It comes back when another site, the provider, sends the browser here. */
  private static String cookieFromElsewhere(String name, String value, long seconds) {
    return cookie(name, value, seconds, "Lax");
  }

  private static String cookie(String name, String value, long seconds, String sameSite) {
    return "%s=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=%s"
        .formatted(name, value, Math.max(0, seconds), sameSite);
  }
}
