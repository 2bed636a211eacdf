package org.hospitalscheduling.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hospitalscheduling.web.security.Public;

/** Health for load balancers and orchestrators; public, and without personal data. */
@ApplicationScoped
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class HealthResource {
  @Inject private Health health;

  @GET
  @Path("live")
  public Response live() {
    return answer(health.live());
  }

  @GET
  @Path("ready")
  public Response ready() {
    return answer(health.ready());
  }

  private static Response answer(HealthReport report) {
    return Response.status(report.status().equals("UP") ? 200 : 503)
        .entity(report)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
