package org.hospitalscheduling.web.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.overbooking.OverbookingGateway;
import org.hospitalscheduling.overbooking.OverbookingService;
import org.hospitalscheduling.overbooking.PatientChoice;
import org.hospitalscheduling.overbooking.SuggestionStatus;
import org.hospitalscheduling.overbooking.SuggestionView;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.json.JsonText;

/** Where one more patient is expected to pay off; suggestions name no patient. */
@ApplicationScoped
@Path("overbook/suggestions")
@Produces(MediaType.APPLICATION_JSON)
public class SuggestionResource {

  @Inject private OverbookingService overbooking;
  @Inject private OverbookingGateway gateway;
  @Inject private Inputs inputs;

  @GET
  public Items<SuggestionView> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    TimeRange range = query.range(OverbookingService.LONGEST_RANGE);
    List<UUID> departments = query.uuids("department");
    List<UUID> doctors = query.uuids("doctor");
    List<SuggestionStatus> statuses =
        query.list(
            "status",
            code -> Coded.find(SuggestionStatus.class, code),
            "must be open, accepted, declined or expired, several separated by commas");
    query.check();
    return new Items<>(overbooking.list(range, departments, doctors, statuses));
  }

  @POST
  @Path("generate")
  @Consumes(MediaType.APPLICATION_JSON)
  public Items<SuggestionView> generate(byte[] bytes) {
    Body body = inputs.body(bytes);
    TimeRange range = body.range("from", "to");
    List<UUID> departments = body.uuid("departmentId").map(List::of).orElse(List.of());
    List<UUID> doctors = body.uuid("doctorId").map(List::of).orElse(List.of());
    body.check();
    return new Items<>(overbooking.generate(range, departments, doctors));
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) {
    return Answers.ok(overbooking.view(inputs.id(id)));
  }

  @POST
  @Path("{id}/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response accept(
      byte[] bytes,
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") String key,
      @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    Optional<UUID> patient = body.uuid("patientId");
    Optional<UUID> entry = body.uuid("waitlistEntryId");
    if (patient.isPresent() == entry.isPresent()) {
      body.fault("patientId", "is required, or waitlistEntryId: exactly one of the two");
    }
    body.check();
    PatientChoice choice =
        patient
            .<PatientChoice>map(PatientChoice.Patient::new)
            .orElseGet(() -> new PatientChoice.Waiting(entry.orElseThrow()));
    IdempotentAnswer booked =
        gateway.accept(inputs.id(id), choice, inputs.key(key, bytes), JsonText::of);
    return Answers.created(uri, "schedules", booked.id())
        .tag(Integer.toString(booked.version()))
        .entity(booked.text())
        .build();
  }

  @POST
  @Path("{id}/decline")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response decline(byte[] bytes, @PathParam("id") String id) {
    Body body = inputs.body(bytes);
    String reason = body.required("reason", body.text("reason", 1, 500));
    body.check();
    return Answers.ok(overbooking.decline(inputs.id(id), reason));
  }
}
