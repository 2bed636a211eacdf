package org.hospitalscheduling.web.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.directory.AppointmentTypePatch;
import org.hospitalscheduling.directory.AppointmentTypeView;
import org.hospitalscheduling.directory.DirectoryService;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;

/** Appointment types. */
@ApplicationScoped
@Path("appointment-types")
@Produces(MediaType.APPLICATION_JSON)
public class AppointmentTypeResource {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 480;

  @Inject private DirectoryService directory;
  @Inject private Inputs inputs;

  @GET
  public Items<AppointmentTypeView> list(@Context UriInfo uri) {
    inputs.query(uri).check();
    return new Items<>(directory.types());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] bytes, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    String name = body.required("name", body.line("name", 1, 100));
    UUID department = body.uuid("departmentId").orElse(null);
    Integer minutes =
        body.required("durationMinutes", body.minutes("durationMinutes", SHORTEST, LONGEST));
    body.check();
    AppointmentTypeView view = directory.addType(name, department, minutes);
    return Answers.created(uri, view.id(), view.version(), view);
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) {
    return Answers.ok(directory.type(inputs.id(id)));
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes).notEmpty();
    AppointmentTypePatch patch =
        new AppointmentTypePatch(
            body.patch("name", field -> body.line(field, 1, 100)),
            body.patch("durationMinutes", field -> body.minutes(field, SHORTEST, LONGEST)),
            body.patch("active", body::flag));
    body.check();
    UUID type = inputs.id(id);
    return Answers.ok(seen.apply(version -> directory.changeType(type, version, patch)));
  }
}
