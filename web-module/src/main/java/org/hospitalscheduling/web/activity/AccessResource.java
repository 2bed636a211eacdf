package org.hospitalscheduling.web.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.activity.AccessFilter;
import org.hospitalscheduling.activity.ActivityService;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.export.ExportAborted;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.JsonText;
import org.hospitalscheduling.web.json.PagedItems;
import org.hospitalscheduling.web.table.CsvFile;
import org.hospitalscheduling.web.table.Dialects;
import org.hospitalscheduling.web.table.TableFile;

/** Who saw or changed a patient, for administrators and auditors. */
@ApplicationScoped
@Path("admin/patients/{id}")
public class AccessResource {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final String[] COLUMNS = {
    "at",
    "actor",
    "actor_id",
    "kind",
    "what",
    "action",
    "patients",
    "address",
    "request_id",
    "detail",
    "id",
    "date",
    "time"
  };

  @Inject private ActivityService activity;
  @Inject private Disclosure disclosure;
  @Inject private Inputs inputs;
  @Inject private Settings settings;

  @GET
  @Path("accesses")
  @Produces(MediaType.APPLICATION_JSON)
  @ShowsData(DataRead.Kind.ACTIVITY_READ)
  public PagedItems<Access> list(@PathParam("id") String id, @Context UriInfo uri) {
    UUID patient = inputs.id(id);
    Query query = inputs.query(uri);
    AccessFilter filter = LogFilters.accesses(query);
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
    Optional<String> cursor = query.cursor();
    query.check();
    PagedItems<Access> page =
        PagedItems.of(activity.accesses(patient, filter, limit, cursor).map(Access::of));
    disclosure.patient(patient);
    return page;
  }

  @GET
  @Path("accesses.csv")
  @ShowsData(DataRead.Kind.ACTIVITY_EXPORTED)
  public Response export(@PathParam("id") String id, @Context UriInfo uri) {
    UUID patient = inputs.id(id);
    Query query = inputs.query(uri);
    CsvFile.Dialect dialect = Dialects.ofLog(query);
    AccessFilter filter = LogFilters.accesses(query);
    query.check();
    // Before the answer begins, so that a refusal has a status of its own.
    activity.recordsOf(patient);
    disclosure.patient(patient);
    StreamingOutput rows = out -> stream(patient, filter, out, dialect);
    return Response.ok(rows)
        .type(CsvFile.MEDIA_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"accesses.csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private void stream(UUID patient, AccessFilter filter, OutputStream out, CsvFile.Dialect dialect)
      throws IOException {
    // Buffered: a refusal before the first row can still be a normal answer.
    CsvFile file = new CsvFile(out, settings.zone(), dialect, COLUMNS);
    try {
      activity.eachAccess(
          patient,
          filter,
          row -> {
            write(file, Access.of(row));
            disclosure.row(null);
          });
      file.close();
    } catch (ExportAborted gone) {
      throw gone.getCause();
    }
  }

  private void write(TableFile file, Access row) {
    ZonedDateTime local = row.at().atZone(settings.zone());
    ActorRef actor = Objects.requireNonNull(row.actor(), "a row that was read");
    try {
      file.text(row.at())
          .line(actor.name())
          .text(actor.id())
          .text(row.kind().code())
          .line(row.what())
          .line(row.action())
          .text(row.patients())
          .line(row.address())
          .line(row.requestId())
          .line(JsonText.of(row.detail()))
          .text(row.id())
          .date(local.toLocalDate())
          .clock(local.toLocalTime())
          .endRow();
    } catch (IOException gone) {
      throw new ExportAborted(gone);
    }
  }
}
