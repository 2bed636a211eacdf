package org.hospitalscheduling.web.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.WaitlistGateway;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.json.JsonText;

/** Free time in working hours, and filling it from the waiting list. */
@ApplicationScoped
@Path("overbook/gaps")
@Produces(MediaType.APPLICATION_JSON)
public class GapResource {

  private static final Duration LONGEST = Duration.ofDays(62);

  @Inject private AvailabilityService availability;
  @Inject private WaitlistGateway gateway;
  @Inject private Inputs inputs;

  @GET
  public Items<Slot> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    TimeRange range = query.range(LONGEST);
    List<UUID> departments = query.uuids("department");
    List<UUID> doctors = query.uuids("doctor");
    int minutes = query.minutes("minutes", 5, 480).orElse(5);
    query.check();
    return new Items<>(availability.gaps(range, departments, doctors, Duration.ofMinutes(minutes)));
  }

  @POST
  @Path("backfill")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response backfill(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    UUID doctor = body.required("doctorId", body.uuid("doctorId"));
    TimeRange range = body.range("start", "end");
    body.check();
    return WaitlistResource.offered(
        uri, gateway.invite(doctor, range, List.of(), inputs.key(key, bytes), JsonText::of));
  }
}
