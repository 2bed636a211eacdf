package org.hospitalscheduling.web.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
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
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.directory.PatientPatch;
import org.hospitalscheduling.directory.PatientRequest;
import org.hospitalscheduling.directory.PatientService;
import org.hospitalscheduling.directory.PatientView;
import org.hospitalscheduling.directory.WrittenPatient;
import org.hospitalscheduling.idempotency.IdempotencyKey;
import org.hospitalscheduling.idempotency.IdempotentAnswer;
import org.hospitalscheduling.merging.MergeGateway;
import org.hospitalscheduling.merging.MergeRequest;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.web.activity.ShowsData;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Patients. */
@ApplicationScoped
@Path("patients")
@Produces(MediaType.APPLICATION_JSON)
public class PatientResource {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final int MOST_OVERLAPS = 200;

  @Inject private PatientService patients;
  @Inject private MergeGateway merges;
  @Inject private Inputs inputs;

  /**
   * Patients as an answer contains them.
   *
   * @param next written as null on the last page
   * @param similar whether nobody fits, and these only have names that are like those in the text
   */
  @JsonbNillable
  public record FoundPatients(List<PatientView> items, @Nullable String next, boolean similar) {

    static FoundPatients of(Page<PatientView> page) {
      return new FoundPatients(page.items(), page.next().orElse(null), false);
    }

    static FoundPatients similar(List<PatientView> patients) {
      return new FoundPatients(patients, null, !patients.isEmpty());
    }
  }

  @GET
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public FoundPatients search(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    String text = query.text("q", 100).orElse("");
    Optional<List<String>> identifier = IdentifierFilter.of(query);
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
    Optional<String> cursor = query.cursor();
    query.check();
    Page<PatientView> page = patients.search(text, identifier, limit, cursor);
    FoundPatients found = FoundPatients.of(page);
    if (page.items().isEmpty() && !text.isEmpty() && identifier.isEmpty() && cursor.isEmpty()) {
      found = FoundPatients.similar(patients.similar(text, limit));
    }
    return found;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(
      byte[] bytes, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    Body body = inputs.body(bytes);
    PatientRequest request = DirectoryBodies.patient(body);
    body.check();
    Optional<IdempotencyKey> once = inputs.key(key, bytes);
    if (request.mrn() == null) {
      IdempotentAnswer issued = patients.registerOnce(request, once, JsonText::of);
      return Answers.created(uri, issued.id(), issued.version(), issued.text());
    }
    PatientService.Registered registered = patients.register(request);
    PatientView view = registered.patient();
    if (registered.wasKnown()) {
      return Answers.ok(view);
    }
    return Answers.created(uri, view.id(), view.version(), view);
  }

  @GET
  @Path("{id}")
  @ShowsData(DataRead.Kind.PATIENT_DATA_READ)
  public Response get(@PathParam("id") String id) {
    return Answers.ok(patients.patient(inputs.id(id)));
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes).notEmpty();
    PatientPatch patch =
        new PatientPatch(
            body.patch("mrn", field -> body.identifier(field, 1, 50)),
            body.patch("name", field -> body.line(field, 1, 200)),
            body.clearable("birthDate", body::birthDate),
            body.clearable("email", body::email),
            body.clearable("phone", field -> body.line(field, 1, 50)),
            body.patch("active", body::flag),
            body.patch("confidential", body::flag),
            body.patch("identifiers", field -> DirectoryBodies.identifiers(body)));
    body.check();
    UUID patient = inputs.id(id);
    return written(seen.apply(version -> patients.change(patient, version, patch)));
  }

  @POST
  @Path("{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response merge(
      byte[] bytes, @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes);
    UUID into = body.required("into", body.uuid("into"));
    Integer intoVersion = body.required("intoVersion", body.integer("intoVersion", 0, 999_999_999));
    String reason = body.required("reason", body.text("reason", 1, 500));
    Set<UUID> overlaps = Set.copyOf(body.uuids("overlaps", MOST_OVERLAPS).orElse(List.of()));
    body.check();
    UUID patient = inputs.id(id);
    MergeRequest request = new MergeRequest(into, intoVersion, reason, overlaps);
    return written(seen.apply(version -> merges.merge(patient, version, request)));
  }

  @POST
  @Path("{id}/unmerge")
  public Response unmerge(
      @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    UUID patient = inputs.id(id);
    return written(seen.apply(version -> merges.part(patient, version)));
  }

  private static Response written(WrittenPatient patient) {
    return Answers.written(patient.version(), patient.shown());
  }
}
