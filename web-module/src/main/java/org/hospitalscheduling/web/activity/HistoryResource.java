package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.activity.Activity;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.ScheduleService;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;
import org.jspecify.annotations.Nullable;

/** Who did what to an appointment, for callers who may see the appointment. */
@ApplicationScoped
@Path("schedules/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
  @Inject private ScheduleService schedules;
  @Inject private ActivityService activity;
  @Inject private Inputs inputs;
  @Inject private Disclosure disclosure;

  /** One action on it. */
  public record Entry(
      Instant at,
      @Nullable ActorRef actor,
      String action,
      String outcome,
      Map<String, String> detail) {
    static Entry of(Activity activity) {
      return new Entry(
          activity.at(),
          activity.actor(),
          activity.action(),
          activity.outcome().code(),
          activity.detail());
    }
  }

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<Entry> history(@PathParam("id") String id) {
    UUID appointment = inputs.id(id);
    // Refuses callers who may not see it, as if it did not exist.
    AppointmentView shown = schedules.get(appointment);
    if (shown.patient() != null) {
      disclosure.patient(shown.patient().id());
    }
    return new Items<>(activity.historyOf(appointment).stream().map(Entry::of).toList());
  }
}
