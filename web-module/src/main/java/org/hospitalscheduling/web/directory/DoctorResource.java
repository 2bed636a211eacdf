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
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.directory.DirectoryService;
import org.hospitalscheduling.directory.DoctorView;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.PractitionerPatch;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;

/** Practitioners; the API calls them doctors. */
@ApplicationScoped
@Path("doctors")
@Produces(MediaType.APPLICATION_JSON)
public class DoctorResource {

  @Inject private DirectoryService directory;
  @Inject private Inputs inputs;

  @GET
  public Items<DoctorView> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    List<UUID> departments = query.uuids("department");
    Optional<Identifier> identifier = IdentifierFilter.of(query);
    query.check();
    return new Items<>(directory.doctors(departments, identifier));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] bytes, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    String name = body.required("name", body.line("name", 1, 200));
    UUID department = body.required("departmentId", body.uuid("departmentId"));
    Integer maxPerHour = body.integer("maxPerHour", 1, 10).orElse(null);
    List<Identifier> identifiers = DirectoryBodies.identifiers(body).orElse(List.of());
    body.check();
    DoctorView view = directory.addDoctor(name, department, maxPerHour, identifiers);
    return Answers.created(uri, view.id(), view.version(), view);
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) {
    return Answers.ok(directory.doctor(inputs.id(id)));
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes).notEmpty();
    PractitionerPatch patch =
        new PractitionerPatch(
            body.patch("name", field -> body.line(field, 1, 200)),
            body.patch("departmentId", body::uuid),
            body.clearable("maxPerHour", field -> body.integer(field, 1, 10)),
            body.patch("active", body::flag),
            body.patch("identifiers", field -> DirectoryBodies.identifiers(body)));
    body.check();
    UUID doctor = inputs.id(id);
    return Answers.ok(seen.apply(version -> directory.changeDoctor(doctor, version, patch)));
  }
}
