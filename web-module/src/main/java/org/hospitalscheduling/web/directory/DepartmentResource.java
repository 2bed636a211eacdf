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
import java.util.regex.Pattern;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.DepartmentPatch;
import org.hospitalscheduling.directory.DepartmentView;
import org.hospitalscheduling.directory.DirectoryService;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;

/** Departments. */
@ApplicationScoped
@Path("departments")
@Produces(MediaType.APPLICATION_JSON)
public class DepartmentResource {

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  @Inject private DirectoryService directory;
  @Inject private Inputs inputs;

  @GET
  public Items<DepartmentView> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    Optional<Identifier> identifier = IdentifierFilter.of(query);
    query.check();
    return new Items<>(directory.departments(identifier));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] bytes, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    String name = body.required("name", body.line("name", 1, 100));
    String colour = body.required("colour", colour(body));
    int maxPerHour = body.integer("maxPerHour", 1, 10).orElse(Department.DEFAULT_MAX_PER_HOUR);
    List<Identifier> identifiers = DirectoryBodies.identifiers(body).orElse(List.of());
    body.check();
    DepartmentView view = directory.addDepartment(name, colour, maxPerHour, identifiers);
    return Answers.created(uri, view.id(), view.version(), view);
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) {
    return Answers.ok(directory.department(inputs.id(id)));
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes).notEmpty();
    DepartmentPatch patch =
        new DepartmentPatch(
            body.patch("name", field -> body.line(field, 1, 100)),
            body.patch("colour", field -> colour(body)),
            body.patch("maxPerHour", field -> body.integer(field, 1, 10)),
            body.patch("active", body::flag),
            body.patch("identifiers", field -> DirectoryBodies.identifiers(body)));
    body.check();
    UUID department = inputs.id(id);
    return Answers.ok(
        seen.apply(version -> directory.changeDepartment(department, version, patch)));
  }

  private static Optional<String> colour(Body body) {
    return body.text("colour", COLOUR, "must be a colour like #b3261e");
  }
}
