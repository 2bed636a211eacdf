package org.hospitalscheduling.web.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says the same in {@code Allow} on every server: a resource with GET has HEAD, and each has
 * OPTIONS, whose answer has no body.
 */
@Provider
public class AllowFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String allowed = response.getHeaderString(HttpHeaders.ALLOW);
    if (allowed == null) {
      return;
    }
    Set<String> methods = new TreeSet<>(Set.of(allowed.split("[,\\s]+")));
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
    if (request.getMethod().equals("OPTIONS")
        && response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
      response.setEntity(null);
      response.setStatusInfo(Response.Status.NO_CONTENT);
    }
  }
}
