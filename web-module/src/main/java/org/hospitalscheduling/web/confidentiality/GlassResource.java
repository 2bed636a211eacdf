package org.hospitalscheduling.web.confidentiality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.confidentiality.GlassRequest;
import org.hospitalscheduling.confidentiality.GlassService;
import org.hospitalscheduling.confidentiality.GlassView;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;
import org.hospitalscheduling.web.security.CurrentSession;

/** Breaking the glass: opening in an emergency what is closed. */
@ApplicationScoped
@Path("break-glass")
@Produces(MediaType.APPLICATION_JSON)
public class GlassResource {

  @Inject private GlassService glasses;
  @Inject private CurrentSession session;
  @Inject private Inputs inputs;

  @GET
  public Items<GlassView> mine() {
    return new Items<>(glasses.mine());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(byte[] bytes) {
    Body body = inputs.body(bytes);
    Optional<UUID> patient = body.uuid("patientId");
    Optional<UUID> appointment = body.uuid("appointmentId");
    Optional<String> mrn = body.identifier("mrn", 1, 50);
    Optional<UUID> practitioner = body.uuid("practitionerId");
    String reason = body.required("reason", body.text("reason", 1, 500));
    long named =
        Stream.of(patient, appointment, mrn, practitioner).filter(Optional::isPresent).count();
    if (named != 1) {
      body.fault("patientId", "name one of patientId, appointmentId, mrn and practitionerId");
    }
    body.check();
    return Response.status(Response.Status.CREATED)
        .entity(
            glasses.open(
                new GlassRequest(patient, appointment, mrn, practitioner, reason),
                session.require().sessionId()))
        .build();
  }

  @DELETE
  @Path("{id}")
  public void end(@PathParam("id") String id) {
    glasses.end(inputs.id(id));
  }
}
