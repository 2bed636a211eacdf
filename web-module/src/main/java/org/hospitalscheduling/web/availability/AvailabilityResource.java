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
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.availability.AvailabilityService;
import org.hospitalscheduling.availability.DoctorAvailability;
import org.hospitalscheduling.availability.PartOfDay;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.availability.SlotSearch;
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
  private static final Duration DAY = Duration.ofDays(1);
  private static final int SHORTEST_PART = 5;

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
    List<UUID> doctors = query.uuids("doctor");
    List<UUID> departments = query.uuids("department");
    if (doctors.isEmpty() && departments.isEmpty()) {
      query.fault("doctor", "is required, or department");
    }
    Instant from = query.required("from", query.instant("from"));
    Optional<Instant> to = query.instant("to");
    if (from != null && to.isPresent() && !from.isBefore(to.get())) {
      query.fault("to", "must be after from");
    }
    PartOfDay part = partOfDay(query);
    int minutes = query.minutes("duration", 5, 480).orElse(60);
    int limit = query.integer("limit", 1, 50).orElse(10);
    query.check();
    return new Items<>(
        availability.slots(
            new SlotSearch(
                doctors, departments, from, to, part, Duration.ofMinutes(minutes), limit)));
  }

  private static PartOfDay partOfDay(Query query) {
    LocalTime from = query.time("timeFrom").orElse(LocalTime.MIN);
    Optional<LocalTime> until = query.time("timeUntil");
    long end = until.map(time -> Duration.between(LocalTime.MIN, time)).orElse(DAY).toMinutes();
    long minutes = end - Duration.between(LocalTime.MIN, from).toMinutes();
    if (minutes < SHORTEST_PART) {
      query.fault("timeUntil", "must be at least 5 minutes after timeFrom");
      return PartOfDay.WHOLE;
    }
    return new PartOfDay(from, Duration.ofMinutes(minutes));
  }
}
