package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.hospitalscheduling.activity.MonitoredUserView;
import org.hospitalscheduling.activity.MonitoringService;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.PagedItems;

/** Users whose activity should be reviewed. */
@ApplicationScoped
@Path("admin/monitored-users")
@Produces(MediaType.APPLICATION_JSON)
public class MonitoredUserResource {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  @Inject private MonitoringService monitoring;
  @Inject private Inputs inputs;

  @GET
  public PagedItems<MonitoredUserView> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    boolean cleared = query.flag("cleared");
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
    Optional<String> cursor = query.cursor();
    query.check();
    return PagedItems.of(monitoring.list(cleared, limit, cursor));
  }

  @DELETE
  @Path("{id}")
  public void clear(@PathParam("id") String id) {
    monitoring.clear(inputs.id(id));
  }
}
