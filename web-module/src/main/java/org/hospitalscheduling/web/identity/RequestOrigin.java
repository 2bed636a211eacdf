package org.hospitalscheduling.web.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.web.request.ClientAddress;
import org.hospitalscheduling.web.request.RequestLogFilter;

/** Converts where a request comes from into the type that the EJB module uses. */
@ApplicationScoped
public class RequestOrigin {
  @Inject private ClientAddress clientAddress;

  public Origin of(HttpServletRequest request) {
    return new Origin(
        clientAddress.of(request),
        RequestLogFilter.requestId(request),
        request.getHeader(HttpHeaders.USER_AGENT));
  }
}
