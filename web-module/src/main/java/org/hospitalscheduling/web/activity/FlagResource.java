package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.activity.MonitoringService;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;

/** Flags that administrators set on users. */
@ApplicationScoped
@Path("admin/flag-user/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class FlagResource {
  private static final int LONGEST_REASON = 500;

  @Inject private MonitoringService monitoring;
  @Inject private Inputs inputs;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response flag(@PathParam("id") String id, byte[] bytes) {
    Body body = inputs.body(bytes);
    String reason = body.required("reason", body.text("reason", 1, LONGEST_REASON));
    body.check();
    MonitoredUserView view = monitoring.flag(inputs.id(id), reason);
    return Response.status(Response.Status.CREATED).entity(view).build();
  }
}
