package org.hospitalscheduling.web.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;

/** Prevents the API's answers from being cached, unless the resource says otherwise. */
@Provider
public class DataHeadersFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().computeIfAbsent(HttpHeaders.CACHE_CONTROL, name -> noStore());
  }

  private static List<Object> noStore() {
    return new ArrayList<>(List.of("no-store"));
  }
}
