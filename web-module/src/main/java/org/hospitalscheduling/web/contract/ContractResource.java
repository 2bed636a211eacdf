package org.hospitalscheduling.web.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.hospitalscheduling.web.security.Public;

/** The contract, byte for byte as it was written. */
@ApplicationScoped
@Path("openapi.yaml")
@Public
public class ContractResource {

  @GET
  public Response contract() {
    InputStream file = getClass().getResourceAsStream("/META-INF/openapi.yaml");
    return Response.ok(file, "application/yaml")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
