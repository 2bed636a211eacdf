package org.hospitalscheduling.web.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.booking.BookingGateway;
import org.hospitalscheduling.booking.Move;
import org.hospitalscheduling.booking.MovePlanRequest;
import org.hospitalscheduling.booking.MovePlanService;
import org.hospitalscheduling.booking.ProposedMove;
import org.hospitalscheduling.booking.RuleOverride;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.json.JsonText;

/** Many appointments at once: attendance, and the day of a doctor who is away. */
@ApplicationScoped
@Path("schedules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupResource {

  @Inject private BookingGateway gateway;
  @Inject private MovePlanService plans;
  @Inject private Inputs inputs;

  @POST
  @Path("attendance")
  public String attend(byte[] bytes, @HeaderParam("Idempotency-Key") String key) {
    GroupBodies.Attendance wanted = GroupBodies.attendance(inputs.body(bytes));
    return gateway
        .attendAll(
            wanted.step(),
            wanted.correction(),
            wanted.again(),
            wanted.why(),
            wanted.appointments(),
            inputs.key(key, bytes),
            JsonText::of)
        .text();
  }

  @POST
  @Path("moves")
  public String move(byte[] bytes, @HeaderParam("Idempotency-Key") String key) {
    Body body = inputs.body(bytes);
    List<Move> moves = GroupBodies.moves(body);
    Optional<RuleOverride> override = BookingBodies.override(body);
    Optional<String> correction = BookingBodies.correction(body);
    body.check();
    return gateway
        .moveAll(
            moves,
            override,
            correction,
            inputs.key(key, bytes),
            moved -> JsonText.of(new Items<>(moved)))
        .text();
  }

  @POST
  @Path("moves/preview")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Items<ProposedMove> plan(byte[] bytes) {
    MovePlanRequest request = GroupBodies.request(inputs.body(bytes));
    return new Items<>(plans.plan(request));
  }
}
