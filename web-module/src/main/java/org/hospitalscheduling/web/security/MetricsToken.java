package org.hospitalscheduling.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hospitalscheduling.identity.MetricsAccess;

/**
 * {@code METRICS_TOKEN}, presented as the password of HTTP Basic with any user name: the servers
 * treat every {@code Bearer} token as one of our signed tokens and refuse any other before our code
 * runs.
 */
@ApplicationScoped
public class MetricsToken {
  private static final String SHOWN = MetricsToken.class.getName();

  /** Marks resources that accept the token in addition to the usual credentials. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Accepted {}

  @Inject private MetricsAccess access;

  /** Whether the request presents the token; the result is remembered. */
  boolean opens(HttpServletRequest request) {
    boolean right =
        BasicCredentials.of(request.getHeader(HttpHeaders.AUTHORIZATION))
            .filter(shown -> access.opens(shown.password()))
            .isPresent();
    if (right) {
      request.setAttribute(SHOWN, true);
    }
    return right;
  }

  /** Whether this request presented the token. */
  public static boolean wasShown(HttpServletRequest request) {
    return request.getAttribute(SHOWN) != null;
  }
}
