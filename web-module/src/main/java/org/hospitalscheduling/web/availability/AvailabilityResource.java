package org.hospitalscheduling.web.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.DoctorAvailability;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Items;

/** Doctors' working hours and free time. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class AvailabilityResource {

  private static final Duration LONGEST = Duration.ofDays(62);

  @Inject private AvailabilityService availability;
  @Inject private Inputs inputs;

  @GET
  @Path("availability")
  public Items<DoctorAvailability> availability(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    TimeRange window = query.range(LONGEST);
    List<UUID> departments = query.uuids("department");
    List<UUID> doctors = query.uuids("doctor");
    query.check();
    return new Items<>(availability.availability(window, departments, doctors));
  }

  @GET
  @Path("slots")
  public Items<Slot> slots(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    List<UUID> doctors = query.uuid("doctor").map(List::of).orElse(List.of());
    List<UUID> departments = query.uuid("department").map(List::of).orElse(List.of());
    if (doctors.isEmpty() && departments.isEmpty()) {
      query.fault("doctor", "is required, or department");
    }
    Instant from = query.required("from", query.instant("from"));
    int minutes = query.minutes("duration", 5, 480).orElse(60);
    int limit = query.integer("limit", 1, 50).orElse(10);
    query.check();
    return new Items<>(
        availability.slots(doctors, departments, from, Duration.ofMinutes(minutes), limit));
  }
}
