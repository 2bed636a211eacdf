package org.hospitalscheduling.web.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.statistics.StatisticsService;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;

/** How the hospital's time is used. */
@ApplicationScoped
@Path("admin/statistics")
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {
  private static final Duration LONGEST = Duration.ofDays(400);

  @Inject private StatisticsService statistics;
  @Inject private Inputs inputs;

  @GET
  public StatisticsView figures(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    TimeRange range = query.range(LONGEST);
    List<UUID> departments = query.uuids("department");
    query.check();
    return StatisticsView.of(statistics.of(range, departments));
  }
}
