package org.hospitalscheduling.web.settings;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Date;
import org.hospitalscheduling.settings.Settings;

/**
 * In a demonstration of another day, the API's answers have that day's date (RFC 9110, section
 * 6.6.1): clients compare the minutes left of an offer with it, and tests learn from it what time
 * it is in the hospital. Files are left to the server, since their age decides how long they are
 * cached.
 */
@Provider
public class DemoDateFilter implements ContainerResponseFilter {
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!settings.demoShift().isZero()) {
      response.getHeaders().putSingle(HttpHeaders.DATE, Date.from(clock.instant()));
    }
  }
}
