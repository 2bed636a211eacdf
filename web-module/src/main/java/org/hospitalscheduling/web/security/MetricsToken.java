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
 * {@code METRICS_TOKEN}, shown as the password of HTTP Basic, whatever the user: the servers take
 * every {@code Bearer} for one of our signed tokens and refuse one that is none before we are
 * asked.
 */
@ApplicationScoped
public class MetricsToken {
  private static final String SHOWN = MetricsToken.class.getName();

  /** On resources that it opens beside the usual ways in. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Accepted {}

  @Inject private MetricsAccess access;

  /** Whether the request shows the token; it is remembered. */
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

  /** Whether that was so for this request. */
  public static boolean wasShown(HttpServletRequest request) {
    return request.getAttribute(SHOWN) != null;
  }
}
