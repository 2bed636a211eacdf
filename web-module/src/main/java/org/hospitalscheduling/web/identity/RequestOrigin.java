package org.hospitalscheduling.web.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.web.request.ClientAddress;
import org.hospitalscheduling.web.request.RequestLogFilter;

/** Where the current request comes from, as the EJB module says it. */
@ApplicationScoped
public class RequestOrigin {
  @Inject private ClientAddress clientAddress;
  @Inject private HttpServletRequest request;

  public Origin get() {
    return new Origin(
        clientAddress.of(request),
        RequestLogFilter.requestId(request),
        RequestLogFilter.trace(request),
        request.getHeader(HttpHeaders.USER_AGENT));
  }
}
